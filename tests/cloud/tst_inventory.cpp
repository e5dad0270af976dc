#include "tests/support/memorycloud.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const char *const partNames[] = {
    "identity", "second_factor", "sessions",   "tax_profile", "password_policy", "users",     "groups",
    "policies", "access_keys",   "principals", "instances",   "volumes",         "snapshots", "images",
    "firewall", "allowances",    "kms_keys",   "buckets",     "storage_keys",    "activity"};

/// With every part, as no one cloud has them.
Inventory wholeInventory() {
    Inventory all = sampleInventory();
    all.images = Reading<std::vector<Image>>::of({}, sampleNow());
    return all;
}

Error refused(ErrorKind kind) {
    return {
        .kind = kind, .sentence = QStringLiteral("Because of the test."), .requestId = {}, .retryAfter = {}};
}

} // namespace

class InventoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsEverythingBack() {
        MemoryCloud cloud(wholeInventory());
        const FixedClock clock(sampleNow());
        Inventory read;
        read.profile = QStringLiteral("sandbox");
        QVERIFY(readInto(read, cloud, everyPart(), clock, {}, {}));
        QCOMPARE(digestOfValue(read), digestOfValue(wholeInventory()));
    }

    void readsOnlyWhatWasAsked() {
        MemoryCloud cloud(wholeInventory());
        const FixedClock clock(sampleNow());
        Inventory read;
        QVERIFY(readInto(read, cloud, {Part::Firewall}, clock, {}, {}));
        QVERIFY(read.firewall.known());
        QVERIFY(!read.users.known());
        QCOMPARE(read.users.absence, Absence::NotRead);
    }

    void withoutAProjectNoImageIsKnownToBeOnesOwn() {
        Inventory account = wholeInventory();
        account.identity.value->accountId.clear();
        MemoryCloud cloud(account);
        const FixedClock clock(sampleNow());
        Inventory read;
        QVERIFY(readInto(read, cloud, {Part::Images}, clock, {}, {}));
        QVERIFY(read.images.isPartial());
        QVERIFY(read.images.why.contains(QStringLiteral("for no project")));
    }

    void onePartFailsTheOthersGoOn_data() {
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("absence");
        int at = 0;
        for (const Part part : everyPart()) {
            const char *name = partNames[at++];
            QTest::addRow("%s forbidden", name)
                << int(part) << int(ErrorKind::Forbidden) << int(Absence::Forbidden);
            QTest::addRow("%s not offered", name)
                << int(part) << int(ErrorKind::Unsupported) << int(Absence::NotOffered);
            QTest::addRow("%s broken", name) << int(part) << int(ErrorKind::Server) << int(Absence::Failed);
        }
    }

    void onePartFailsTheOthersGoOn() {
        QFETCH(int, part);
        QFETCH(int, kind);
        QFETCH(int, absence);
        MemoryCloud cloud(wholeInventory());
        cloud.refuse(Part(part), refused(ErrorKind(kind)));
        const FixedClock clock(sampleNow());
        Inventory read;
        QVERIFY(readInto(read, cloud, everyPart(), clock, {}, {}));
        const QJsonObject json = toJson(read).toObject();
        for (std::size_t at = 0; at < std::size(partNames); ++at) {
            const QJsonObject reading = json.value(QLatin1String(partNames[at])).toObject();
            // Keys are read user by user, so they fall with the users.
            const bool fallsAlong = Part(part) == Part::Users && Part(at) == Part::AccessKeys;
            const bool failed = int(at) == part || fallsAlong;
            QCOMPARE(reading.value(QStringLiteral("value")).isNull(), failed);
            if (failed) {
                QCOMPARE(reading.value(QStringLiteral("absence")).toString(), wordOf(Absence(absence)));
                QCOMPARE(reading.value(QStringLiteral("why")).toString(),
                         QStringLiteral("Because of the test."));
            }
        }
    }

    void aFailureClearsWhatWasReadBefore() {
        MemoryCloud cloud(wholeInventory());
        const FixedClock clock(sampleNow());
        Inventory read = wholeInventory();
        cloud.refuse(Part::Firewall, refused(ErrorKind::Server));
        QVERIFY(readInto(read, cloud, everyPart(), clock, {}, {}));
        QVERIFY(!read.firewall.known());
    }

    void stopsWhenReadingIsPointless_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("signed out") << int(ErrorKind::Unauthenticated);
        QTest::newRow("no network") << int(ErrorKind::Network);
        QTest::newRow("certificate") << int(ErrorKind::Tls);
        QTest::newRow("keyring locked") << int(ErrorKind::KeychainDenied);
        QTest::newRow("cancelled") << int(ErrorKind::Cancelled);
    }

    void stopsWhenReadingIsPointless() {
        QFETCH(int, kind);
        MemoryCloud cloud(wholeInventory());
        cloud.refuse(Part::Identity, refused(ErrorKind(kind)));
        const FixedClock clock(sampleNow());
        Inventory read;
        const Done done = readInto(read, cloud, everyPart(), clock, {}, {});
        QVERIFY(!done);
        QCOMPARE(int(done.error().kind), kind);
        QVERIFY(!read.buckets.known());
    }

    // OpenStack: each service has an address of its own.
    void oneServiceUnreachedLeavesTheOthersThatStandAlone() {
        Inventory account = sampleInventory();
        account.cloud = QStringLiteral("openstack");
        MemoryCloud cloud(account);
        const FixedClock clock(sampleNow());
        for (const Part part : {Part::Users, Part::Groups, Part::SecondFactor})
            cloud.refuse(part, refused(ErrorKind::Network));
        Inventory read;
        QVERIFY(readInto(read, cloud,
                         {Part::Identity, Part::SecondFactor, Part::Users, Part::Groups, Part::Firewall},
                         clock, {}, {}));
        QVERIFY(read.firewall.known() && read.identity.known());
        QCOMPARE(read.users.absence, Absence::Failed);
        QCOMPARE(read.users.why, QStringLiteral("Because of the test."));
        // Only those: nothing was reached.
        const Done none =
            readInto(read, cloud, {Part::Identity, Part::SecondFactor, Part::Users}, clock, {}, {});
        QVERIFY(!none);
        QCOMPARE(int(none.error().kind), int(ErrorKind::Network));
        // Signed out is signed out.
        cloud.refuse(Part::Users, refused(ErrorKind::Unauthenticated));
        const Done out = readInto(read, cloud, {Part::Users, Part::Firewall}, clock, {}, {});
        QVERIFY(!out);
        QCOMPARE(int(out.error().kind), int(ErrorKind::Unauthenticated));
    }

    void stopsWhenAsked() {
        MemoryCloud cloud(wholeInventory());
        const FixedClock clock(sampleNow());
        std::stop_source source;
        int seen = 0;
        Inventory read;
        const Done done = readInto(
            read, cloud, everyPart(), clock,
            [&](const QString &, qint64, qint64) {
                if (++seen == 3)
                    source.request_stop();
            },
            source.get_token());
        QVERIFY(!done);
        QCOMPARE(int(done.error().kind), int(ErrorKind::Cancelled));
        QVERIFY(!read.buckets.known());
    }

    void goesThroughJson() {
        const Inventory before = wholeInventory();
        Inventory after;
        QVERIFY(fromJson(toJson(before), after));
        QVERIFY(before == after);
    }

    void absencesGoThroughJson() {
        Inventory before;
        before.users.absence = Absence::Forbidden;
        before.users.why = QStringLiteral("Policy denies iam:ListUsers.");
        Inventory after = wholeInventory();
        QVERIFY(fromJson(toJson(before), after));
        QVERIFY(before == after);
    }

    void wholeActivityIsReadPageByPage() {
        Inventory account = wholeInventory();
        account.activity.value->events.clear();
        for (int at = 0; at < 1500; ++at)
            account.activity.value->events.push_back(
                sample::event(at, sampleNow() - std::chrono::minutes(at), ActorKind::Iam));
        MemoryCloud cloud(account);
        const FixedClock clock(sampleNow());
        Inventory read;
        QVERIFY(readInto(read, cloud, {Part::Activity}, clock, {}, {}));
        QCOMPARE(int(read.activity->events.size()), 1000);
        QVERIFY(!read.activity->complete);
    }
};

QTEST_GUILESS_MAIN(InventoryTest)
#include "tst_inventory.moc"
