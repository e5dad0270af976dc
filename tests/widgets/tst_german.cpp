#include "models/checklist/document.h"
#include "tests/widgets/screen.h"
#include "widgets/checklist/checklistpage.h"

#include <QRegularExpression>
#include <QSettings>
#include <QTranslator>

using namespace cloudnx;
using namespace cloudnx::test;

/// The checklist on a German screen. The language is there before the first question is made, as in the
/// program.
class TestGerman : public QObject {
    Q_OBJECT

private:
    QTranslator m_german;

private Q_SLOTS:

    void initTestCase() {
        QVERIFY(m_german.load(QStringLiteral(CLOUDNX_GERMAN)));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
        QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
        QSettings().clear();
    }

    void asksInGerman() {
        QCOMPARE(everyCheck().front()->title(), QStringLiteral("Ist die Zwei-Faktor-Anmeldung für Sie an?"));
        Screen screen;
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Checklist);
        Page *page = screen.bench().page(Room::Checklist);
        QVERIFY2(page->answer().contains(QStringLiteral("Wertung")), qPrintable(page->answer()));
        // Words that no German sentence has; a command may have any.
        static const QRegularExpression english(QStringLiteral(
            "\\b(the|is|are|does|has|your|every|nobody|which|without|not|by hand|pass|fail)\\b"));
        static const QRegularExpression command(
            QStringLiteral("\\b(cloudnx|sudo|openstack|echo|grep|ssh|git) [^\\n]*"));
        for (const Check *check : everyCheck()) {
            page->showObject(check->id());
            const QString text = textOn(page).remove(command);
            QVERIFY(text.contains(check->title()));
            const auto found = english.match(text);
            QVERIFY2(!found.hasMatch(), qPrintable(check->id() + QStringLiteral(": ") + found.captured() +
                                                   QStringLiteral(" in\n") + text));
        }
    }

    void writesTheReportInGerman() {
        const Inventory all = sampleInventory();
        const QString html = QString::fromUtf8(toHtml(runChecks({all, sampleNow()}, {})));
        QVERIFY(html.contains(QStringLiteral("<html lang=\"de\">")));
        QVERIFY(html.contains(QStringLiteral("<h1>Sicherheits-Checkliste</h1>")));
        QVERIFY(html.contains(QStringLiteral("<h2>Nicht in Ordnung (")));
    }
};

QTEST_MAIN(TestGerman)
#include "tst_german.moc"
