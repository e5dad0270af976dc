#include "models/core/clock.h"
#include "models/judge/overview.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

#include <numeric>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

QString picture(const Inventory &inventory) {
    QStringList lines;
    for (const OverviewSentence &sentence : overviewOf(inventory, sampleNow()).sentences)
        lines += QStringLiteral("%1 %2: %3").arg(wordOf(sentence.mood), wordOf(sentence.room), sentence.text);
    return lines.join(u'\n');
}

// The sample with every fault mended.
Inventory mended() {
    Inventory inventory = sampleInventory();
    inventory.secondFactor.value->enabled = true;
    inventory.users.value->front().policies = {QStringLiteral("ReportsOnly")};
    inventory.accessKeys.value->erase(inventory.accessKeys.value->begin());
    inventory.firewall.value->at(1).rules.pop_back();
    inventory.buckets.value->front().publicRead = false;
    for (Event &event : inventory.activity.value->events)
        event.actorKind = ActorKind::Iam;
    return inventory;
}

Event told(EventOrigin origin, const char *action, const QString &resource, int minutesAgo) {
    Event event;
    event.time = sampleNow() - std::chrono::minutes(minutesAgo);
    event.origin = origin;
    event.action = QLatin1String(action);
    event.service = event.action.section(u':', 0, 0);
    event.resource = resource;
    return event;
}

template <typename T>
void lose(Reading<T> &reading, Absence absence) {
    reading.value.reset();
    reading.absence = absence;
}

} // namespace

class OverviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSample() {
        QCOMPARE(picture(sampleInventory()),
                 QStringLiteral(
                     "wrong firewall: Two things the internet can reach that it should not: 5432/tcp "
                     "(PostgreSQL) on db-01 and bucket public-assets.\n"
                     "wrong iam: Two-factor sign-in is off, 1 access key is older than 90 days and deploy "
                     "may do everything.\n"
                     "look audit: 40 changes in the last 24 h, 10 by root, 5 refused."));
    }

    // One change is not two because we made it: the service's log has the same request.
    void whatWeDidCountsOnce() {
        Inventory all = sampleInventory();
        std::vector<Event> &events = all.activity.value->events;
        for (std::size_t at = 0; at < events.size(); ++at)
            events[at].requestId = QStringLiteral("req-%1").arg(at);
        const std::vector<Event> told = events;
        for (Event event : told) {
            event.origin = EventOrigin::WeDid;
            event.details = {{QStringLiteral("state"), QStringLiteral("done")}};
            events.push_back(event);
        }
        QCOMPARE(picture(all), picture(sampleInventory()));
    }

    // On a cloud without a log: what is told of one change, and how many changes that is.
    void eachChangeCountsOnce_data() {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<int>("changes");
        const auto group = QStringLiteral("web");
        const auto we = [&](const char *action, int minutesAgo, const char *state = "done") {
            Event event = told(EventOrigin::WeDid, action, group, minutesAgo);
            event.details = {{QStringLiteral("state"), QLatin1String(state)}};
            event.requestId = QStringLiteral("req-%1").arg(minutesAgo);
            return event;
        };
        const auto shown = [&](const char *action, int minutesAgo) {
            return told(EventOrigin::Inferred, action, group, minutesAgo);
        };
        const auto saved = [&](const char *action, int minutesBefore, int minutesAgo) {
            Event event = shown(action, minutesAgo);
            event.details = {
                {QStringLiteral("part"), QStringLiteral("Rules")},
                {QStringLiteral("not_before"), toRfc3339(sampleNow() - std::chrono::minutes(minutesBefore))}};
            return event;
        };
        QTest::newRow("five rules removed by us")
            << QList<Event>{we("firewall:remove_rule", 5), we("firewall:remove_rule", 6),
                            we("firewall:remove_rule", 7), we("firewall:remove_rule", 8),
                            we("firewall:remove_rule", 9)}
            << 5;
        QTest::newRow("the group's time tells of the rule that went")
            << QList<Event>{we("firewall:remove_rule", 5), shown("network:change_security_group", 5)} << 1;
        QTest::newRow("a rule made by us has its time")
            << QList<Event>{we("firewall:add_rule", 5), shown("network:create_rule", 5)} << 1;
        QTest::newRow("and is new in the second inventory")
            << QList<Event>{we("firewall:add_rule", 5), shown("network:create_rule", 5),
                            saved("inventory:new", 60, 1)}
            << 1;
        QTest::newRow("a rule made by us and one by others")
            << QList<Event>{we("firewall:add_rule", 50), shown("network:create_rule", 5)} << 2;
        QTest::newRow("only two inventories tell of it") << QList<Event>{saved("inventory:gone", 60, 1)} << 1;
        QTest::newRow("it may be two months ago")
            << QList<Event>{saved("inventory:gone", 60 * 24 * 60, 1)} << 0;
        QTest::newRow("what failed changed nothing")
            << QList<Event>{we("firewall:remove_rule", 5, "failed")} << 0;
    }

    void eachChangeCountsOnce() {
        QFETCH(QList<Event>, events);
        QFETCH(int, changes);
        Inventory all = sampleInventory();
        all.activity.value->events.assign(events.begin(), events.end());
        QCOMPARE(overviewOf(all, sampleNow()).eventsLastDay, changes);
    }

    void mendedIsOk() {
        QCOMPARE(picture(mended()),
                 QStringLiteral(
                     "ok firewall: The internet reaches only web ports (web-01 80 and web-01 443) and the "
                     "assigned SSH ports.\n"
                     "ok iam: Two-factor sign-in is on, 1 IAM user, no access key is older than 90 days.\n"
                     "ok audit: 40 changes in the last 24 h, 5 refused."));
    }

    // Beside it every rule may be right: nobody knows who reaches this one.
    void anInstanceWithoutRulesIsNotGreen() {
        Inventory inventory = mended();
        inventory.firewall.value->pop_back();
        const QString said = picture(inventory);
        QVERIFY2(said.startsWith(QStringLiteral("unknown firewall: ")) &&
                     said.contains(QStringLiteral(" are not known.")),
                 qPrintable(said));
    }

    // Its rules may be right: a second port, which they do not filter, lets everything through.
    void anInstanceWithAnOpenPortIsNotGreen() {
        Inventory inventory = mended();
        FirewallGroup &group = inventory.firewall.value->front();
        group.unfiltered = {group.instances.front()};
        const QString said = picture(inventory);
        QVERIFY2(
            said.startsWith(QStringLiteral("unknown firewall: ")) &&
                said.contains(QStringLiteral("The rules of %1 are not known.").arg(group.instances.front())),
            qPrintable(said));
    }

    void nothingReadIsNeverGreen() {
        Inventory nothing;
        for (const OverviewSentence &sentence : overviewOf(nothing, sampleNow()).sentences)
            QCOMPARE(int(sentence.mood), int(Mood::Unknown));
        QVERIFY(overviewOf(nothing, sampleNow()).eventsPerHour.empty());
    }

    // Each part that bears on a sentence, taken away from an account that is otherwise well.
    void whatIsMissingIsSaid_data() {
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("sentence");
        QTest::addColumn<QString>("says");
        QTest::newRow("firewall") << int(Part::Firewall) << 0 << QStringLiteral("you may not read it");
        QTest::newRow("instances") << int(Part::Instances) << 0
                                   << QStringLiteral("Whether an instance is without rules is unknown");
        QTest::newRow("buckets") << int(Part::Buckets) << 0 << QStringLiteral("Buckets are unknown");
        QTest::newRow("second factor")
            << int(Part::SecondFactor) << 1 << QStringLiteral("two-factor sign-in");
        QTest::newRow("users") << int(Part::Users) << 1 << QStringLiteral("the IAM users");
        QTest::newRow("keys") << int(Part::AccessKeys) << 1 << QStringLiteral("the access keys");
        QTest::newRow("activity") << int(Part::Activity) << 2 << QStringLiteral("you may not read it");
    }

    void whatIsMissingIsSaid() {
        QFETCH(int, part);
        QFETCH(int, sentence);
        QFETCH(QString, says);
        Inventory inventory = mended();
        inventory.identity.value->mfaEnabled.reset();
        switch (Part(part)) {
        case Part::Firewall:
            lose(inventory.firewall, Absence::Forbidden);
            break;
        case Part::Instances:
            lose(inventory.instances, Absence::Forbidden);
            break;
        case Part::Buckets:
            lose(inventory.buckets, Absence::Forbidden);
            break;
        case Part::SecondFactor:
            lose(inventory.secondFactor, Absence::Forbidden);
            break;
        case Part::Users:
            lose(inventory.users, Absence::Forbidden);
            break;
        case Part::AccessKeys:
            lose(inventory.accessKeys, Absence::Forbidden);
            break;
        default:
            lose(inventory.activity, Absence::Forbidden);
        }
        const auto sentences = overviewOf(inventory, sampleNow()).sentences;
        QCOMPARE(int(sentences.size()), 3);
        for (int at = 0; at < 3; ++at)
            QCOMPARE(int(sentences.at(std::size_t(at)).mood), int(at == sentence ? Mood::Unknown : Mood::Ok));
        QVERIFY2(sentences.at(std::size_t(sentence)).text.contains(says),
                 qPrintable(sentences.at(std::size_t(sentence)).text));
    }

    void aKnownFaultStaysWrongBesideTheUnknown() {
        Inventory inventory = sampleInventory();
        lose(inventory.accessKeys, Absence::Failed);
        const auto sentence = overviewOf(inventory, sampleNow()).sentences.at(1);
        QCOMPARE(int(sentence.mood), int(Mood::Wrong));
        QVERIFY(sentence.text.contains(QStringLiteral("Unknown: the access keys.")));
    }

    void whatIsNotOfferedIsNotMissed() {
        Inventory inventory = mended();
        lose(inventory.buckets, Absence::NotOffered);
        lose(inventory.accessKeys, Absence::NotOffered);
        const auto sentences = overviewOf(inventory, sampleNow()).sentences;
        QCOMPARE(int(sentences.at(0).mood), int(Mood::Ok));
        QCOMPARE(sentences.at(1).text, QStringLiteral("Two-factor sign-in is on, 1 IAM user."));
    }

    void nobodyButRoot() {
        Inventory inventory = mended();
        inventory.users.value->clear();
        inventory.accessKeys.value->clear();
        QVERIFY(overviewOf(inventory, sampleNow())
                    .sentences.at(1)
                    .text.contains(QStringLiteral("There is no IAM user, so all work is done as root")));
    }

    void theLastDayOnly() {
        Inventory inventory = mended();
        auto &events = inventory.activity.value->events;
        events = {sample::event(1, sampleNow(), ActorKind::Root),
                  sample::event(2, sampleNow() - std::chrono::minutes(59), ActorKind::Iam),
                  sample::event(3, sampleNow() - std::chrono::hours(24) + std::chrono::milliseconds(1),
                                ActorKind::Iam),
                  sample::event(4, sampleNow() - std::chrono::hours(24), ActorKind::Root)};
        const Overview overview = overviewOf(inventory, sampleNow());
        QCOMPARE(overview.eventsLastDay, 3);
        QCOMPARE(overview.rootEventsLastDay, 1);
        QCOMPARE(int(overview.eventsPerHour.size()), 24);
        QCOMPARE(overview.eventsPerHour.back(), 2);
        QCOMPARE(overview.eventsPerHour.front(), 1);
        QCOMPARE(std::accumulate(overview.eventsPerHour.begin(), overview.eventsPerHour.end(), 0), 3);
    }

    void cutOffReadingSaysAtLeast() {
        Inventory inventory = mended();
        inventory.activity.value->complete = false; // 40 events reach back 20 hours only
        const auto sentence = overviewOf(inventory, sampleNow()).sentences.at(2);
        QVERIFY2(sentence.text.startsWith(QStringLiteral("At least 40 changes")), qPrintable(sentence.text));
        QCOMPARE(int(sentence.mood), int(Mood::Unknown));
    }

    void quietDay() {
        Inventory inventory = mended();
        inventory.activity.value->events.clear();
        QCOMPARE(overviewOf(inventory, sampleNow()).sentences.at(2).text,
                 QStringLiteral("Nothing was changed in the last 24 h."));
    }

    /// A cloud that keeps no log of everything shows some of what was done, never all.
    void aBuiltLogIsNeverAllClear() {
        Inventory inventory = mended();
        inventory.cloud = QStringLiteral("openstack");
        const auto some = overviewOf(inventory, sampleNow()).sentences.at(2);
        QVERIFY2(some.text.startsWith(QStringLiteral("At least 40 changes")), qPrintable(some.text));
        QCOMPARE(int(some.mood), int(Mood::Unknown));
        inventory.activity.value->events.clear();
        const auto none = overviewOf(inventory, sampleNow()).sentences.at(2);
        QCOMPARE(int(none.mood), int(Mood::Unknown));
        QVERIFY2(none.text.contains(QStringLiteral("keeps no log")), qPrintable(none.text));
    }
};

QTEST_GUILESS_MAIN(OverviewTest)
#include "tst_overview.moc"
