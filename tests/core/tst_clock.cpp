#include "models/core/clock.h"

#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesAndReadsRfc3339() {
        // 1777809600 is `date -u -d 2026-05-03T12:00:00Z +%s`.
        const Instant noon{1777809600s};
        QCOMPARE(toRfc3339(noon), QStringLiteral("2026-05-03T12:00:00Z"));
        QCOMPARE(toRfc3339(noon + 7ms), QStringLiteral("2026-05-03T12:00:00.007Z"));
        QVERIFY(parseRfc3339(QStringLiteral("2026-05-03T17:30:00+05:30")).value() == noon);
        QVERIFY(parseRfc3339(QStringLiteral("2026-05-03T12:00:00.007Z")).value() == noon + 7ms);
    }

    void refusesWhatIsNoTime_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("without zone") << QStringLiteral("2026-05-03T12:00:00");
        QTest::newRow("day 31 of April") << QStringLiteral("2026-04-31T12:00:00Z");
        QTest::newRow("year 10000") << QStringLiteral("9999-12-31T24:00:00Z");
        QTest::newRow("words") << QStringLiteral("yesterday");
    }

    void refusesWhatIsNoTime() {
        QFETCH(QString, text);
        const auto parsed = parseRfc3339(text);
        QVERIFY(!parsed);
        QCOMPARE(exitCode(parsed.error().kind), 2);
    }

    void saysAges() {
        const Instant now{1777809600s};
        QCOMPARE(toAgeText(now - 12s, now), QStringLiteral("12 s ago"));
        QCOMPARE(toAgeText(now - 47h, now), QStringLiteral("47 h ago"));
        QCOMPARE(toAgeText(now - 400 * 24h, now), QStringLiteral("400 days ago"));
        QCOMPARE(daysBetween(now - 90 * 24h - 1s, now), 90);
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
