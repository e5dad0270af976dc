#include "models/record/ruleremark.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

class RuleNoteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRemarkTakesThePlaceOfTheDescription() {
        std::vector<RuleRemark> record;
        RuleSpec rule = ruleOf("5432", "10.0.0.0/24");
        rule.description = QStringLiteral("reports [owner: alice] [until: 2026-12-31]");
        const QString db = QStringLiteral("db-01");
        QCOMPARE(noteOf(record, db, rule).owner, QStringLiteral("alice"));
        remark(record, db, rule, {QStringLiteral("audit"), QStringLiteral("bob"), {}});
        remark(record, db, rule, {QStringLiteral("audit"), QStringLiteral("carol"), {}});
        QCOMPARE(noteOf(record, db, rule).owner, QStringLiteral("carol"));
        QCOMPARE(int(record.size()), 1);
        QCOMPARE(noteOf(record, QStringLiteral("web-01"), rule).owner, QStringLiteral("alice"));
        rule.ports.reset();
        RuleSpec asCloudNxSays = rule;
        asCloudNxSays.ports = PortRange::between(1, 65535).value();
        QVERIFY(sameTraffic(rule, asCloudNxSays));
        QCOMPARE(trafficKey(rule), trafficKey(asCloudNxSays));
        QCOMPARE(noteOf(record, db, rule).owner, QStringLiteral("alice"));
    }

    void notesInDescriptions_data() {
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("until");
        const auto row = [](const char *description, const char *reason, const char *owner,
                            const char *until) {
            QTest::newRow(description) << QString::fromUtf8(description) << QString::fromUtf8(reason)
                                       << QString::fromUtf8(owner) << QString::fromUtf8(until);
        };
        row("", "", "", "");
        row("web", "web", "", "");
        row("web [owner: alice]", "web", "alice", "");
        row("[until: 2026-12-31]", "", "", "2026-12-31");
        row("a [b] c [owner: अ] [until: 2026-02-28]", "a [b] c", "अ", "2026-02-28");
        row("[until: 2026-02-30]", "[until: 2026-02-30]", "", "");
        row("[owner: ", "[owner:", "", "");
    }

    void notesInDescriptions() {
        QFETCH(QString, description);
        QFETCH(QString, reason);
        QFETCH(QString, owner);
        QFETCH(QString, until);
        const RuleNote note = RuleNote::of(description);
        QCOMPARE(note.reason.trimmed(), reason);
        QCOMPARE(note.owner, owner);
        QCOMPARE(note.until, until);
        QCOMPARE(RuleNote::of(note.toDescription()), note);
    }

    void aDayIsOverWhenItIsOver() {
        const RuleNote note{{}, {}, QStringLiteral("2026-05-03")};
        QVERIFY(!note.isOver(parseRfc3339(QStringLiteral("2026-05-03T23:59:59Z")).value()));
        QVERIFY(note.isOver(parseRfc3339(QStringLiteral("2026-05-04T00:00:00Z")).value()));
        QVERIFY(!RuleNote().isOver(sampleNow()));
        QCOMPARE(*parseDay(QStringLiteral("30d"), sampleNow()), QStringLiteral("2026-06-02"));
        for (const char *text : {"", "d", "-1d", "2026-2-1", "2026-02-30", "tomorrow", "9999999d"})
            QVERIFY2(!parseDay(QString::fromLatin1(text), sampleNow()), text);
    }
};

QTEST_APPLESS_MAIN(RuleNoteTest)
#include "tst_rulenote.moc"
