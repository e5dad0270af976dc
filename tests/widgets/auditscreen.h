#pragma once

#include "tests/widgets/screen.h"
#include "widgets/audit/auditpage.h"
#include "widgets/parts/filterfield.h"

#include <QMenu>
#include <QSettings>

namespace cloudnx::test {

/// The one whose text begins so.
inline QAction *actionOf(const QMenu *menu, const QString &front) {
    for (QAction *action : menu->actions())
        if (action->text().startsWith(front))
            return action;
    return nullptr;
}

/// The audit page of a whole window.
class AuditScreen {
protected:
    std::unique_ptr<Screen> m_screen;

    [[nodiscard]] AuditPage *page() const { return m_screen->window.findChild<AuditPage *>(); }

    [[nodiscard]] EventView *view() const { return page()->findChild<EventView *>(); }

    [[nodiscard]] FilterField *query() const { return page()->filterField(); }

    [[nodiscard]] quint64 shown() const { return view()->rows().count(); }

    [[nodiscard]] QStringList column(audit::Field field) const {
        QStringList cells;
        for (quint64 row = 0; row < shown(); ++row)
            cells.append(view()->cell(static_cast<qint64>(row), field));
        return cells;
    }

    void ask(const QString &text) {
        query()->setText(text);
        QVERIFY(m_screen->comesToRest());
    }

    void open() {
        QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
        QSettings().clear();
        m_screen = std::make_unique<Screen>();
        QVERIFY(m_screen->isReady());
        m_screen->press(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(m_screen->comesToRest());
        QVERIFY(page() && shown() > 10);
    }
};

} // namespace cloudnx::test
