#include "tests/widgets/screen.h"
#include "widgets/checklist/checklistpage.h"
#include "widgets/checklist/reportbutton.h"

#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

constexpr int mostStops = 80;

/// What a screen reader would say of it.
QString nameOf(const QWidget *widget) {
    if (!widget)
        return {};
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button ? QString(button->text()).remove(u'&') : QString();
}

} // namespace

/// The whole wizard by keyboard alone: no click, no focus that a key did not move.
class TestWizard : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Screen> m_screen;

    [[nodiscard]] Page *page() { return m_screen->bench().page(Room::Checklist); }

    [[nodiscard]] QString text() { return page()->answer() + u'\n' + textOn(page()); }

    /// Tab until the control of that name has the focus; false when it never does.
    [[nodiscard]] bool tabTo(const QString &name) {
        for (int stop = 0; stop < mostStops; ++stop) {
            if (nameOf(QApplication::focusWidget()).contains(name))
                return true;
            m_screen->press(Qt::Key_Tab);
        }
        return false;
    }

    /// Alt and a letter; the button is pressed a moment later, as a person sees it.
    [[nodiscard]] bool goes(int letter) {
        const QString before = text();
        m_screen->press(letter, Qt::AltModifier);
        return QTest::qWaitFor([&] { return text() != before; });
    }

    /// On with Alt+N until @p check is asked.
    [[nodiscard]] bool walkTo(const char *check) {
        const QString title = findCheck(QString::fromLatin1(check))->title();
        for (std::size_t step = 0; step <= everyCheck().size(); ++step) {
            if (text().contains(title))
                return true;
            if (!goes(Qt::Key_N))
                return false;
        }
        return false;
    }

    [[nodiscard]] bool press(const QString &name) {
        if (!tabTo(name))
            return false;
        m_screen->press(Qt::Key_Space);
        return m_screen->comesToRest();
    }

private Q_SLOTS:

    void init() {
        QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
        QSettings().clear();
        m_screen = std::make_unique<Screen>();
        QVERIFY(m_screen->isReady());
        m_screen->press(Qt::Key_6, Qt::ControlModifier);
    }

    void cleanup() { m_screen.reset(); }

    void everyControlOfEveryQuestionIsReached() {
        for (const Check *check : everyCheck()) {
            QVERIFY2(text().contains(check->title()), qPrintable(check->title() + u'\n' + text()));
            QSet<QWidget *> reached;
            for (int stop = 0; stop < mostStops; ++stop) {
                m_screen->press(Qt::Key_Tab);
                QWidget *focus = QApplication::focusWidget();
                if (page()->isAncestorOf(focus))
                    QVERIFY2(!nameOf(focus).isEmpty(), focus->metaObject()->className());
                reached.insert(focus);
            }
            for (auto *button : page()->findChildren<QAbstractButton *>())
                if (button->isVisible() && button->isEnabled() && button->focusPolicy() & Qt::TabFocus)
                    QVERIFY2(reached.contains(button), qPrintable(check->id() + u' ' + nameOf(button)));
            for (auto *edit : page()->findChildren<QLineEdit *>())
                if (edit->isVisible() && edit->focusPolicy() & Qt::TabFocus)
                    QVERIFY2(reached.contains(edit), qPrintable(check->id() + u' ' + nameOf(edit)));
            QVERIFY(goes(Qt::Key_N));
        }
        QVERIFY(text().contains(QStringLiteral("neither pass nor fail")));
        QVERIFY(goes(Qt::Key_B));
        QVERIFY(text().contains(everyCheck().back()->title()));
    }

    // The order of the page: what the question asks for comes before the way on.
    void tabsGoDownThePage() {
        QVERIFY(walkTo("gstin"));
        QVERIFY(tabTo(QStringLiteral("Question")));
        QStringList names;
        for (int stop = 0; stop < 9; ++stop) {
            m_screen->press(Qt::Key_Tab);
            names.append(nameOf(QApplication::focusWidget()));
        }
        QCOMPARE(names.join(u'\n'),
                 QStringLiteral("Evidence (1)\nGSTIN\nLegal name of the company\nSet the GSTIN\nWaive it\n"
                                "Back\nNext\nCheck again\nReport: print or save"));
    }

    void mendsInPlaceAndReadsAgain() {
        QVERIFY(walkTo("open-ports"));
        QVERIFY(text().contains(QStringLiteral("Fail: ")));
        QVERIFY(press(QStringLiteral("Close 5432 to the internet")));
        QVERIFY(m_screen->sheet().isVisible());
        QVERIFY(tabTo(QStringLiteral("Close 5432")));
        m_screen->press(Qt::Key_Return);
        QVERIFY(m_screen->comesToRest());
        QVERIFY2(textOn(&m_screen->sheet()).contains(QStringLiteral("read back")),
                 qPrintable(textOn(&m_screen->sheet())));
        m_screen->press(Qt::Key_Escape);
        QVERIFY(m_screen->comesToRest());
        QVERIFY2(text().contains(QStringLiteral("Pass: ")), qPrintable(text()));
        QVERIFY(press(QStringLiteral("Evidence")));
        QVERIFY2(text().contains(QStringLiteral("$ cloudnx firewall")), qPrintable(text()));
    }

    void takesAPersonsWord() {
        QVERIFY(walkTo("backup-plan"));
        QVERIFY(press(QStringLiteral("Say that it is so")));
        QVERIFY(tabTo(QStringLiteral("Who says so")));
        m_screen->press(Qt::Key_A, Qt::ControlModifier);
        m_screen->type(QStringLiteral("asha"));
        m_screen->press(Qt::Key_Tab);
        m_screen->type(QStringLiteral("nightly, to another city"));
        m_screen->press(Qt::Key_Return);
        QVERIFY2(text().contains(QStringLiteral("Attested: asha said so on 2026-05-03")), qPrintable(text()));
        QVERIFY(press(QStringLiteral("Evidence")));
        QVERIFY(text().contains(QStringLiteral("nightly, to another city")));
        const auto record = m_screen->bench().live().seat().record().read();
        QCOMPARE(record->attestations.size(), std::size_t(1));
    }

    void nobodysWordIsNotTaken() {
        QVERIFY(walkTo("backup-plan"));
        QVERIFY(press(QStringLiteral("Say that it is so")));
        QVERIFY(tabTo(QStringLiteral("Who says so")));
        m_screen->press(Qt::Key_A, Qt::ControlModifier);
        m_screen->press(Qt::Key_Delete);
        m_screen->press(Qt::Key_Return);
        QVERIFY2(text().contains(QStringLiteral("Say who says so.")), qPrintable(text()));
        QVERIFY(text().contains(QStringLiteral("Unknown: ")));
    }

    void aWaiverStaysVisibleAndEnds() {
        QVERIFY(walkTo("public-databases"));
        const QString before = page()->answer();
        QVERIFY(press(QStringLiteral("Waive it")));
        QVERIFY(tabTo(QStringLiteral("Why it may stay")));
        m_screen->type(QStringLiteral("closed on Monday"));
        QVERIFY(tabTo(QStringLiteral("Until")));
        m_screen->press(Qt::Key_A, Qt::ControlModifier);
        m_screen->type(QStringLiteral("soon"));
        m_screen->press(Qt::Key_Return);
        QVERIFY2(text().contains(QStringLiteral("is no day to come")), qPrintable(text()));
        m_screen->press(Qt::Key_A, Qt::ControlModifier);
        m_screen->type(QStringLiteral("2026-06-01"));
        m_screen->press(Qt::Key_Return);
        QVERIFY2(text().contains(QStringLiteral("Fail, waived: ")), qPrintable(text()));
        QVERIFY2(
            text().contains(QStringLiteral("Waived by owner@example.in until 2026-06-01: closed on Monday")),
            qPrintable(text()));
        QVERIFY2(page()->answer().contains(QStringLiteral("1 waived")), qPrintable(page()->answer()));
        const QString score = page()->answer().section(QStringLiteral("Score "), 1);
        QVERIFY2(score.section(u' ', 0, 0).toInt() <
                     score.section(QStringLiteral("waivers "), 1).section(u' ', 0, 0).toInt(),
                 qPrintable(score));
        QVERIFY(press(QStringLiteral("End the waiver")));
        QCOMPARE(page()->answer(), before);
    }

    void asksSshOnlyWithConsent() {
        QVERIFY(walkTo("ssh-passwords"));
        QVERIFY2(text().contains(QStringLiteral("No credential is sent.")), qPrintable(text()));
        QVERIFY(m_screen->bench().live().seat().record().read()->askSshOf.empty());
        QVERIFY(press(QStringLiteral("Allow it and look")));
        QCOMPARE(m_screen->bench().live().seat().record().read()->askSshOf.size(), std::size_t(3));
        QVERIFY2(text().contains(QStringLiteral("Pass: SSH takes no password on any instance.")),
                 qPrintable(text()));
    }

    void takesTheReportOfAnInstance() {
        QVERIFY(walkTo("updates"));
        QVERIFY(tabTo(QStringLiteral("What the script printed")));
        m_screen->type(QStringLiteral("hello"));
        QVERIFY(press(QStringLiteral("Take the report in")));
        QVERIFY2(text().contains(QStringLiteral("not what the script prints")), qPrintable(text()));
    }

    void keepsTheRegister() {
        QVERIFY(walkTo("data-requests"));
        QVERIFY(tabTo(QStringLiteral("Name of a request")));
        m_screen->type(QStringLiteral("DSAR-7"));
        QVERIFY(press(QStringLiteral("It came in")));
        QCOMPARE(m_screen->bench().live().seat().record().read()->dataRequests.front().id,
                 QStringLiteral("DSAR-7"));
        QVERIFY2(text().contains(QStringLiteral("nobody has said that every request")), qPrintable(text()));
    }

    void whatIsTypedSurvivesAReading() {
        QVERIFY(walkTo("gstin"));
        QVERIFY(press(QStringLiteral("Waive it")));
        QVERIFY(tabTo(QStringLiteral("Why it may stay")));
        m_screen->type(QStringLiteral("half a reas"));
        m_screen->press(Qt::Key_F5);
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Why it may stay"));
        m_screen->press(Qt::Key_End);
        m_screen->type(QStringLiteral("on"));
        QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(),
                 QStringLiteral("half a reason"));
    }

    void saysWhatPays() {
        QVERIFY2(
            text().contains(QStringLiteral("This one fix removes 33 % of what the internet reaches: close ")),
            qPrintable(text()));
    }

    void handsTheReportOn() {
        auto *button = page()->findChild<ReportButton *>();
        QTemporaryDir folder;
        const auto saved = [&](const char *name) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            const Done done =
                QByteArray(name).startsWith("c") ? button->saveConfiguration(path) : button->saveReport(path);
            if (!done)
                return done.error().sentence.toUtf8();
            QFile file(path);
            (void)file.open(QIODevice::ReadOnly);
            return file.readAll();
        };
        QVERIFY(saved("r.pdf").startsWith("%PDF-"));
        QVERIFY(saved("r.pdf").size() > 10'000);
        QVERIFY(saved("r.html").contains("Security checklist"));
        QVERIFY(saved("r.md").startsWith("# Security checklist"));
        QVERIFY(saved("r.sarif").contains("\"2.1.0\""));
        QVERIFY(saved("r.json").contains("\"findings\""));
        QVERIFY(saved("c.pdf").startsWith("%PDF-"));
        QVERIFY(saved("c.md").contains("## Rules"));
        QVERIFY(saved("c.json").contains("cloudnx-inventory/1"));
        QVERIFY(saved("r.docx").contains("does not say its form"));
        QVERIFY(saved("no/such/folder/r.md").startsWith("Cannot write "));
    }
};

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
