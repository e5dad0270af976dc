#pragma once

#include "tests/widgets/memorydoor.h"
#include "widgets/mainwindow.h"
#include "widgets/parts/plansheet.h"
#include "widgets/sidebar.h"
#include "widgets/workbench.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace cloudnx::test {

/// What was put into a visible layout is shown by an event of its own.
inline void showAll() {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

/// The whole window, signed in to a MemoryDoor and read.
class Screen {
public:
    explicit Screen(const Inventory &account = sampleInventory()) : door(account), window(door, door.clock) {
        door.resumes = true;
        window.resize(1024, 700);
        window.show();
        window.activateWindow();
        window.start({});
    }

    /// False when it does not come to rest in time.
    [[nodiscard]] bool isReady() {
        return QTest::qWaitFor([this] { return window.workbench() && !bench().live().isBlank() && isIdle(); },
                               20000);
    }

    [[nodiscard]] bool isIdle() {
        return window.worker().isIdle() && !(window.workbench() && bench().live().isReading());
    }

    [[nodiscard]] bool comesToRest() {
        const bool rests = QTest::qWaitFor([this] { return isIdle(); }, 20000);
        showAll();
        return rests;
    }

    [[nodiscard]] Workbench &bench() { return *window.workbench(); }

    [[nodiscard]] PlanSheet &sheet() { return *bench().sheet(); }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(&window), static_cast<Qt::Key>(key),
                        modifiers);
    }

    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    MemoryDoor door;
    MainWindow window;
};

/// The visible button below @p root whose text (mnemonic aside) or accessible name contains @p text.
[[nodiscard]] inline QPushButton *buttonOf(QWidget *root, const QString &text) {
    showAll();
    for (auto *button : root->findChildren<QPushButton *>())
        if (button->isVisible() &&
            (QString(button->text()).remove(u'&').contains(text) || button->accessibleName().contains(text)))
            return button;
    return nullptr;
}

/// All that can be read below @p root now, a line each.
[[nodiscard]] inline QString textOn(const QWidget *root) {
    showAll();
    QStringList lines;
    for (const auto *label : root->findChildren<QLabel *>())
        if (label->isVisible() && !label->text().isEmpty())
            lines.append(label->text());
    return lines.join(u'\n');
}

/// Opens a plan that schedules a KMS key's deletion and presses its button; what the sheet says.
inline QString openDanger(Screen &screen) {
    screen.sheet().open({{}, {KmsChange(ScheduleKmsKeyDeletion{QStringLiteral("billing-secrets"), 7})}, {}});
    if (!screen.comesToRest())
        return {};
    const QString text = textOn(&screen.sheet());
    screen.sheet().findChild<QCheckBox *>()->setChecked(true);
    screen.sheet().findChild<QPushButton *>(QStringLiteral("apply"))->click();
    return text;
}

/// The sheet asks with @p prompt and is given @p text.
inline void answer(Screen &screen, const char *prompt, const QString &text) {
    const auto asked = [&] { return textOn(&screen.sheet()).contains(QString::fromLatin1(prompt)); };
    QVERIFY2(QTest::qWaitFor(asked, 20000), qPrintable(textOn(&screen.sheet())));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->clear();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace cloudnx::test
