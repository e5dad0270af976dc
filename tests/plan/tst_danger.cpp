#include "models/plan/danger.h"
#include "models/plan/executor.h"
#include "tests/plan/everychange.h"
#include "tests/support/memorycloud.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString deploy = QStringLiteral("deploy"); ///< holds CloudNxFullAccess
const QString alice = QStringLiteral("alice");   ///< holds nothing
const QString db = QStringLiteral("db-01");

Inventory guarded() {
    Inventory all = sampleInventory();
    all.identity.value->mfaEnabled = true;
    all.users.value->push_back(sample::user("alice", 7, {}, {}));
    all.groups.value->push_back({QStringLiteral("admins"), {}, {}, {QStringLiteral("CloudNxFullAccess")}});
    return all;
}

Plan planned(const std::vector<Change> &changes, const Inventory &inventory = guarded()) {
    const auto plan = makePlan(changes, {}, inventory, sampleNow());
    if (!plan)
        qFatal("%s", qPrintable(plan.error().sentence));
    return *plan;
}

QString dangers(const Plan &plan) {
    return QStringList(plan.dangers.begin(), plan.dangers.end()).join(QLatin1String("; "));
}

/// Counts how often it was asked, and says what it is told to say.
class Asked final : public Presence {
public:
    Done prove(SecretDesk &, std::stop_token) override {
        ++times;
        return answer;
    }

    Done answer;
    int times = 0;
};

struct Bench {
    QTemporaryDir folder;
    MemoryCloud cloud{guarded()};
    FixedClock clock{sampleNow()};
    Journal journal{folder.filePath(QStringLiteral("journal.jsonl"))};
    FixedDesk desk;
    Asked presence;

    Result<Outcome> apply(const Plan &plan, Presence *how) {
        return Executor(cloud, journal, clock, how).apply(plan, desk, {}, {});
    }
};

} // namespace

Q_DECLARE_METATYPE(Change)

class DangerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void asksForACodeWhere_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const Change &change, const char *why) {
            QTest::newRow(name) << change << QString::fromLatin1(why);
        };
        const QString full = QStringLiteral("CloudNxFullAccess");
        const QString read = QStringLiteral("CloudNxReadOnlyAccess");
        const QString crn = QStringLiteral("crn:cloudnx:compute:in-mum:100000003:instance/i-0002");
        const QString old = QStringLiteral("AKIAOLDKEY0000000001");
        const auto user = PolicyHolder::User;
        // lost for good
        row("user", IamChange(DeleteUser{deploy}), "deploy is lost for good");
        row("empty user", IamChange(DeleteUser{alice}), "");
        row("key", IamChange(DeleteAccessKey{deploy, old}), "AKIAOLDKEY0000000001 is lost for good");
        row("group", IamChange(DeleteGroup{QStringLiteral("operators")}), "operators is lost for good");
        row("kms key", KmsChange(ScheduleKmsKeyDeletion{QStringLiteral("billing-secrets"), 7}),
            "everything billing-secrets encrypted is lost after 7 days");
        row("kms key off", KmsChange(SetKmsKeyEnabled{QStringLiteral("billing-secrets"), false}), "");
        // as good as root
        row("full", IamChange(AttachPolicy{user, alice, full}), "alice gains power over IAM");
        row("full to a group",
            IamChange(AttachPolicy{PolicyHolder::Group, QStringLiteral("operators"), full}),
            "operators gains power over IAM");
        row("read", IamChange(AttachPolicy{user, alice, read}), "");
        row("admin", IamChange(AddMember{QStringLiteral("admins"), alice}), "alice gains power over IAM");
        row("operator", IamChange(AddMember{QStringLiteral("operators"), alice}), "");
        row("machine", IamChange(CreatePrincipal{crn, full}),
            "whoever runs on crn:cloudnx:compute:in-mum:100000003:instance/i-0002 gains power over IAM");
        row("reading machine", IamChange(CreatePrincipal{crn, read}), "");
        row("key of alice", IamChange(CreateAccessKey{alice}), "");
        row("password of deploy", IamChange(SetConsolePassword{deploy}),
            "whoever knows the new password acts as deploy, who has power over IAM");
        row("password of alice", IamChange(SetConsolePassword{alice}), "");
        row("key off", IamChange(SetAccessKeyActive{deploy, old, false}), "");
        // open to the internet
        row("everyone", FirewallChange(AddRule{db, ruleOf("22", "0.0.0.0/0")}),
            "the internet gets in to 22/tcp on db-01");
        row("half of everyone", FirewallChange(AddRule{db, ruleOf("22", "128.0.0.0/1")}),
            "the internet gets in to 22/tcp on db-01");
        row("everyone over IPv6", FirewallChange(AddRule{db, ruleOf("22", "::/0")}),
            "the internet gets in to 22/tcp on db-01");
        row("a range around the web", FirewallChange(AddRule{db, ruleOf("80-443", "0.0.0.0/0")}),
            "the internet gets in to 80-443/tcp on db-01");
        row("web", FirewallChange(AddRule{db, ruleOf("443", "0.0.0.0/0")}), "");
        row("office", FirewallChange(AddRule{db, ruleOf("22", "122.176.45.0/24")}), "");
        row("private", FirewallChange(AddRule{db, ruleOf("22", "10.0.0.0/8")}), "");
        row("closing", FirewallChange(RemoveRule{db, ruleOf("5432", "0.0.0.0/0")}), "");
        row("bucket", StorageChange(SetBucketPublicRead{QStringLiteral("backups"), true}),
            "everyone on the internet can read backups");
        row("closing a bucket", StorageChange(SetBucketPublicRead{QStringLiteral("public-assets"), false}),
            "");
        // proves itself at the service
        row("second factor off", AccountChange(DisableSecondFactor{}), "");
    }

    void asksForACodeWhere() {
        QFETCH(Change, change);
        QFETCH(QString, why);
        Inventory inventory = guarded();
        inventory.secondFactor.value->enabled = true;
        const Plan plan = planned({change}, inventory);
        QCOMPARE(dangers(plan), why);
        QCOMPARE(plan.asksForCode, !why.isEmpty());
        QCOMPARE(freshCodeText(plan).isEmpty(), why.isEmpty());
    }

    void aKeyIsAsDangerousAsWhomItActsFor() {
        Inventory inventory = guarded();
        inventory.accessKeys.value->pop_back(); // two are the most a user may have
        const Change another = IamChange(CreateAccessKey{deploy});
        QCOMPARE(dangers(planned({another}, inventory)),
                 QStringLiteral("the new key acts as deploy, who has power over IAM"));
        inventory.accessKeys.value->front().active = false;
        const Change again =
            IamChange(SetAccessKeyActive{deploy, QStringLiteral("AKIAOLDKEY0000000001"), true});
        QCOMPARE(dangers(planned({again}, inventory)),
                 QStringLiteral("AKIAOLDKEY0000000001 acts as deploy, who has power over IAM"));
    }

    void twoHarmlessHalvesAreOneDanger() {
        const Plan plan = planned({FirewallChange(AddRule{db, ruleOf("22", "0.0.0.0/8")}),
                                   FirewallChange(AddRule{db, ruleOf("22", "1.0.0.0/8")})});
        QCOMPARE(dangers(plan), QStringLiteral("the internet gets in to 22/tcp on db-01"));
    }

    void whatCannotBeReadIsDangerous() {
        Inventory inventory = guarded();
        inventory.policies.value->front().document.reset();
        const Change attach =
            IamChange(AttachPolicy{PolicyHolder::User, alice, QStringLiteral("CloudNxFullAccess")});
        QVERIFY(planned({attach}, inventory).asksForCode);
        inventory.groups = {};
        QVERIFY(planned({IamChange(SetConsolePassword{alice})}, inventory).asksForCode);
    }

    void withoutSecondFactorItSaysThatNoneIsAsked() {
        Inventory inventory = guarded();
        inventory.identity.value->mfaEnabled = false;
        const Plan plan = planned({IamChange(DeleteUser{deploy})}, inventory);
        QVERIFY(!plan.asksForCode);
        QVERIFY(freshCodeText(plan).contains(QStringLiteral("two-factor sign-in is off")));
        inventory.identity.value->mfaEnabled.reset();
        QVERIFY(planned({IamChange(DeleteUser{deploy})}, inventory).asksForCode);
    }

    void theTextSaysWhatItGuardsAndWhatNot() {
        QCOMPARE(freshCodeText(planned({IamChange(DeleteUser{deploy})})),
                 QStringLiteral(
                     "Asks for the password and a fresh code: deploy is lost for good. That guards this "
                     "program against whoever finds it open; it does not stop a stolen token."));
    }

    void nothingIsSentWithoutProof() {
        Bench bench;
        const Plan plan = planned({IamChange(DeleteUser{deploy})});
        QCOMPARE(bench.apply(plan, nullptr).error().kind, ErrorKind::PasscodeRequired);
        bench.presence.answer = failure(ErrorKind::Unauthenticated, QStringLiteral("wrong"));
        QCOMPARE(bench.apply(plan, &bench.presence).error().kind, ErrorKind::Unauthenticated);
        QVERIFY(bench.cloud.arrived().empty());
        QVERIFY(bench.journal.entries()->empty());
        bench.presence.answer = {};
        QVERIFY(bench.apply(plan, &bench.presence));
        QCOMPARE(bench.presence.times, 2);
        QCOMPARE(bench.cloud.arrived().size(), std::size_t(1));
    }

    void harmlessPlansAskNobody() {
        Bench bench;
        QVERIFY(bench.apply(planned({IamChange(CreateUser{QStringLiteral("bob")})}), &bench.presence));
        QCOMPARE(bench.presence.times, 0);
    }

    /// A plan file is no signature: who takes the question out of it is refused, digest or not.
    void aPlanThatKeepsQuietIsRefused() {
        Bench bench;
        Plan plan = planned({IamChange(DeleteUser{deploy})});
        plan.asksForCode = false;
        QCOMPARE(bench.apply(plan, &bench.presence).error().kind, ErrorKind::Drift);
        plan.dangers.clear();
        const auto read = fromFile(toFile(plan));
        QVERIFY(read);
        QCOMPARE(bench.apply(*read, &bench.presence).error().kind, ErrorKind::Drift);
        QVERIFY(bench.cloud.arrived().empty());
    }
};

QTEST_GUILESS_MAIN(DangerTest)
#include "tst_danger.moc"
