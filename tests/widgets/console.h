#pragma once

#include "app/console/latedoor.h"
#include "models/session/totp.h"
#include "tests/support/sandboxserver.h"
#include "tests/widgets/screen.h"
#include "widgets/login/codefield.h"
#include "widgets/login/loginview.h"

#include <QCheckBox>

namespace cloudnx::test {

constexpr int patience = 30000; ///< milliseconds

/// The program as a person has it, on a control plane of its own.
struct Console {
    LateDoor door;
    SystemClock clock;
    MainWindow window{door, clock};

    explicit Console(const QString &profile = QStringLiteral("sandbox")) {
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        window.start(profile);
    }

    [[nodiscard]] Workbench &bench() const { return *window.workbench(); }

    [[nodiscard]] bool comesToRest() {
        const bool rests = QTest::qWaitFor(
            [this] {
                return window.worker().isIdle() &&
                       !(window.workbench() && (bench().live().isReading() || bench().live().isBlank()));
            },
            patience);
        showAll();
        return rests;
    }

    /// E-mail and password, from the first field on.
    [[nodiscard]] bool signsIn(const SandboxServer &server) {
        if (!asks("E-mail"))
            return false;
        type(server.email());
        press(Qt::Key_Tab);
        if (!asks("Password"))
            return false;
        type(server.password().revealText());
        press(Qt::Key_Return);
        return true;
    }

    [[nodiscard]] bool opens() {
        return QTest::qWaitFor([this] { return window.workbench() != nullptr; }, patience) && comesToRest();
    }

    [[nodiscard]] bool asks(const char *field) {
        return QTest::qWaitFor(
            [this, field] {
                const auto *focus = qobject_cast<QLineEdit *>(QApplication::focusWidget());
                return focus && focus->accessibleName().contains(QLatin1String(field)) &&
                       window.worker().isIdle();
            },
            patience);
    }

    /// Something that the plan under way needs to know.
    [[nodiscard]] bool asksInThePlan() const {
        return QTest::qWaitFor(
            [this] {
                const auto *focus = qobject_cast<QLineEdit *>(QApplication::focusWidget());
                return focus && focus->isVisible() && bench().sheet()->isAncestorOf(focus);
            },
            patience);
    }

    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void choose(const QString &words) {
        press(Qt::Key_K, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }

    /// Says yes where a yes is asked, then does what the sheet offers.
    void apply() {
        if (auto *yes = bench().sheet()->findChild<QCheckBox *>(); yes && yes->isVisible())
            yes->setChecked(true);
        for (auto *button : bench().sheet()->findChildren<QPushButton *>())
            if (button->isVisible() && button->isEnabled() && button->objectName() == QStringLiteral("apply"))
                return QTest::keyClick(button, Qt::Key_Return);
    }
};

/// Makes a profile "sandbox" for @p server, as `cloudnx sandbox start` does.
[[nodiscard]] inline bool saveProfileOf(const SandboxServer &server) {
    Profile profile{ProfileName::parse(QStringLiteral("sandbox")).value(), CloudKind::CloudNx, server.url(),
                    server.text("ca")};
    return ProfileStore().save(profile).has_value();
}

} // namespace cloudnx::test
