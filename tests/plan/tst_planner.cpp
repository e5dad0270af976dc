#include "models/plan/executor.h"
#include "models/plan/possible.h"
#include "models/plan/simulate.h"
#include "tests/plan/everychange.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

Change fw(FirewallChange change) {
    return change;
}

Change iam(IamChange change) {
    return change;
}

QString line(const Step &step) {
    return QStringList(step.command.begin(), step.command.end()).join(u' ');
}

QString lines(const std::vector<QString> &texts) {
    return QStringList(texts.begin(), texts.end()).join(u'\n');
}

Plan planned(std::vector<Change> changes, const Inventory &inventory = sampleInventory()) {
    auto plan = makePlan(std::move(changes), {}, inventory, sampleNow());
    if (!plan)
        qFatal("%s", qPrintable(plan.error().sentence));
    return *plan;
}

const QString db = QStringLiteral("db-01");
const QString web = QStringLiteral("web-01");

} // namespace

Q_DECLARE_METATYPE(Change)

class PlannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhatTheGuideSays_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *words, const Change &change) {
            QTest::newRow(words) << change << QString::fromLatin1(words);
        };
        row("cloudnx iam user create alice", iam(CreateUser{QStringLiteral("alice")}));
        row("cloudnx iam policy attach deploy CloudNxReadOnlyAccess",
            iam(AttachPolicy{PolicyHolder::User, QStringLiteral("deploy"),
                             QStringLiteral("CloudNxReadOnlyAccess")}));
        row("cloudnx iam principal create --crn crn:cloudnx:compute:eu-west-1:12:instance/i-9 --policy "
            "CloudNxStorageFullAccess",
            iam(CreatePrincipal{QStringLiteral("crn:cloudnx:compute:eu-west-1:12:instance/i-9"),
                                QStringLiteral("CloudNxStorageFullAccess")}));
        row("cloudnx kms create-key my-app-secrets",
            KmsChange(CreateKmsKey{QStringLiteral("my-app-secrets"), {}}));
        row("cloudnx firewall add worker tcp 80 --cidr 0.0.0.0/0",
            fw(AddRule{QStringLiteral("worker"), ruleOf("80", "0.0.0.0/0")}));
        row("cloudnx firewall add web-01 tcp 22 --cidr 122.176.45.0/24",
            fw(AddRule{web, ruleOf("22", "122.176.45.0/24")}));
        row("cloudnx firewall remove web-01 tcp 80 --cidr 0.0.0.0/0",
            fw(RemoveRule{web, ruleOf("80", "0.0.0.0/0")}));
        row("cloudnx firewall add web-01 icmp all --cidr 10.0.0.0/8",
            fw(AddRule{web, ruleOf("", "10.0.0.0/8", Protocol::Icmp)}));
        row("cloudnx iam key deactivate deploy AKIAOLDKEY0000000001",
            iam(SetAccessKeyActive{QStringLiteral("deploy"), QStringLiteral("AKIAOLDKEY0000000001"), false}));
        row("cloudnx mfa enable", AccountChange(EnableSecondFactor{}));
        row("cloudnx tax set --gstin 27AAPFU0939F1ZV --legal-name Example Pvt Ltd",
            AccountChange(
                SetTaxProfile{{QStringLiteral("27AAPFU0939F1ZV"), QStringLiteral("Example Pvt Ltd")}}));
        row("cloudnx storage bucket private public-assets",
            StorageChange(SetBucketPublicRead{QStringLiteral("public-assets"), false}));
        row("cloudnx instance stop db-01", ComputeChange(StopInstance{db}));
        row("cloudnx kms key disable billing-secrets",
            KmsChange(SetKmsKeyEnabled{QStringLiteral("billing-secrets"), false}));
        row("cloudnx kms key delete billing-secrets --days 30",
            KmsChange(ScheduleKmsKeyDeletion{QStringLiteral("billing-secrets"), 30}));
        row("cloudnx session revoke ses-2", AccountChange(RevokeSession{QStringLiteral("ses-2")}));
    }

    void saysWhatTheGuideSays() {
        QFETCH(Change, change);
        QFETCH(QString, words);
        QCOMPARE(line(planned({change}).steps.front()), words);
    }

    void refusesWhatCannotBe_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const Change &change, ErrorKind kind, const char *says) {
            QTest::newRow(name) << change << int(kind) << QString::fromUtf8(says);
        };
        const QString deploy = QStringLiteral("deploy");
        row("user is there", iam(CreateUser{deploy}), ErrorKind::Conflict, "User deploy exists already.");
        row("user name", iam(CreateUser{QStringLiteral("a b")}), ErrorKind::Invalid, "Character 2");
        row("user is not there", iam(DeleteUser{QStringLiteral("deplyo")}), ErrorKind::NotFound,
            "There is no user \"deplyo\". Did you mean deploy?");
        row("policy is not there",
            iam(AttachPolicy{PolicyHolder::User, deploy, QStringLiteral("CloudNxReadOnlyAcess")}),
            ErrorKind::NotFound, "Did you mean CloudNxReadOnlyAccess?");
        row("policy is attached",
            iam(AttachPolicy{PolicyHolder::User, deploy, QStringLiteral("CloudNxFullAccess")}),
            ErrorKind::Conflict, "attached to user deploy already");
        row("policy is not attached",
            iam(DetachPolicy{PolicyHolder::User, deploy, QStringLiteral("ReportsOnly")}), ErrorKind::Conflict,
            "not attached");
        row("managed policy", iam(DeletePolicy{QStringLiteral("CloudNxFullAccess")}), ErrorKind::Invalid,
            "managed policy");
        row("key of another",
            iam(SetAccessKeyActive{QStringLiteral("alice"), QStringLiteral("AKIAOLDKEY0000000001"), false}),
            ErrorKind::NotFound, "belongs to deploy");
        row("instance far away", fw(AddRule{QStringLiteral("mail"), ruleOf("25", "10.0.0.0/8")}),
            ErrorKind::NotFound, "There is no instance \"mail\".");
        row("instance near", fw(AddRule{QStringLiteral("web01"), ruleOf("25", "10.0.0.0/8")}),
            ErrorKind::NotFound, "Did you mean web-01?");
        row("rule is there", fw(AddRule{web, ruleOf("80", "0.0.0.0/0")}), ErrorKind::Conflict,
            "web-01 allows 80/tcp from everyone (0.0.0.0/0) already.");
        row("rule is not there", fw(RemoveRule{web, ruleOf("81", "0.0.0.0/0")}), ErrorKind::NotFound,
            "It allows 80/tcp from everyone (0.0.0.0/0); 443/tcp from everyone (0.0.0.0/0).");
        row("implicit rule", fw(RemoveRule{web, ruleOf("22", "0.0.0.0/0")}), ErrorKind::Invalid,
            "made by the platform");
        row("icmp has no ports", fw(AddRule{web, ruleOf("1", "0.0.0.0/0", Protocol::Icmp)}),
            ErrorKind::Invalid, "Only tcp, udp, sctp, dccp and udplite have ports");
        row("icmpv6 over IPv4", fw(AddRule{web, ruleOf("", "0.0.0.0/0", Protocol::Icmpv6)}),
            ErrorKind::Invalid, "icmp is for IPv4");
        row("runs already", ComputeChange(StartInstance{web}), ErrorKind::Conflict, "runs already");
        row("private already", StorageChange(SetBucketPublicRead{QStringLiteral("backups"), false}),
            ErrorKind::Conflict, "private already");
        row("second factor is off", AccountChange(DisableSecondFactor{}), ErrorKind::Conflict, "off already");
        row("no such session", AccountChange(RevokeSession{QStringLiteral("ses-3")}), ErrorKind::NotFound,
            "Did you mean ses-1?");
        row("too few days", KmsChange(ScheduleKmsKeyDeletion{QStringLiteral("billing-secrets"), 3}),
            ErrorKind::Invalid, "7 to 30 days");
        row("not a CRN", iam(CreatePrincipal{QStringLiteral("i-1"), QStringLiteral("ReportsOnly")}),
            ErrorKind::Invalid, "not a CRN");
    }

    void refusesWhatCannotBe() {
        QFETCH(Change, change);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const auto plan = makePlan({change}, {}, sampleInventory(), sampleNow());
        QVERIFY(!plan);
        QCOMPARE(int(plan.error().kind), kind);
        QVERIFY2(plan.error().sentence.contains(says), qPrintable(plan.error().sentence));
    }

    void whatTheCloudDoesNotHaveIsNotPlanned_data() {
        QTest::addColumn<Change>("change");
        const QString key = QStringLiteral("billing-secrets");
        QTest::newRow("pause") << Change(IamChange(
            SetAccessKeyActive{QStringLiteral("deploy"), QStringLiteral("AKIAOLDKEY0000000001"), false}));
        QTest::newRow("rotate") << Change(KmsChange(RotateKmsKey{key}));
        QTest::newRow("disable") << Change(KmsChange(SetKmsKeyEnabled{key, false}));
        QTest::newRow("delete by date") << Change(KmsChange(ScheduleKmsKeyDeletion{key, 30}));
        QTest::newRow("keep") << Change(KmsChange(CancelKmsKeyDeletion{key}));
    }

    /// Better before it is applied than by the service's refusal.
    void whatTheCloudDoesNotHaveIsNotPlanned() {
        QFETCH(Change, change);
        Inventory inventory = sampleInventory();
        inventory.cloud = QStringLiteral("openstack");
        const auto plan = makePlan({change}, {}, inventory, sampleNow());
        QVERIFY(!plan);
        QCOMPARE(int(plan.error().kind), int(ErrorKind::Unsupported));
        QVERIFY2(plan.error().sentence.startsWith(QStringLiteral("Not offered by this cloud")),
                 qPrintable(plan.error().sentence));
    }

    void whatIsNotKnownIsNotPlanned() {
        Inventory inventory = sampleInventory();
        inventory.kmsKeys = {};
        inventory.kmsKeys.absence = Absence::NotOffered;
        inventory.kmsKeys.why = QStringLiteral("KMS is not enabled for this account.");
        const auto plan =
            makePlan({KmsChange(CreateKmsKey{QStringLiteral("k"), {}})}, {}, inventory, sampleNow());
        QVERIFY(!plan);
        QCOMPARE(int(plan.error().kind), int(ErrorKind::Unsupported));
        QVERIFY(plan.error().sentence.contains(QStringLiteral("not enabled for this account")));
    }

    void laterStepsSeeEarlierOnes() {
        const QString alice = QStringLiteral("alice");
        const auto attach =
            iam(AttachPolicy{PolicyHolder::User, alice, QStringLiteral("CloudNxReadOnlyAccess")});
        QVERIFY(!makePlan({attach}, {}, sampleInventory(), sampleNow()));
        const Plan plan = planned({iam(CreateUser{alice}), attach, iam(CreateAccessKey{alice})});
        QCOMPARE(int(plan.steps.size()), 3);
        QVERIFY(!makePlan({attach, iam(CreateUser{alice})}, {}, sampleInventory(), sampleNow()));
        QVERIFY(
            !makePlan({iam(CreateUser{alice}), iam(CreateUser{alice})}, {}, sampleInventory(), sampleNow()));
    }

    void theSampleTakesEveryChange() {
        Inventory inventory = sampleInventory();
        int at = 0;
        for (const Change &change : everyChange()) {
            const auto plan = makePlan({change}, {}, inventory, sampleNow());
            QVERIFY2(plan, qPrintable(QStringLiteral("%1: %2").arg(at).arg(plan ? QString()
                                                                                : plan.error().sentence)));
            const Step &step = plan->steps.front();
            QVERIFY2(step.inverse.has_value() == step.whyNoInverse.isEmpty(), qPrintable(step.sentence));
            QVERIFY(step.command.size() >= 3 && step.command.front() == QStringLiteral("cloudnx"));
            QVERIFY2(!plan->basis.empty(), qPrintable(step.sentence));
            simulate(inventory, change);
            QVERIFY2(isTrueIn(inventory, change).value_or(true), qPrintable(step.sentence));
            ++at;
        }
    }

    // What a step's inverse takes back is nothing but that step.
    void inversesRestoreTheAccount() {
        Inventory inventory = sampleInventory();
        for (const Change &change : everyChange()) {
            const Plan plan = planned({change}, inventory);
            Inventory there = inventory;
            simulate(there, change);
            if (plan.steps.front().inverse) {
                const Change &inverse = *plan.steps.front().inverse;
                QVERIFY2(!!checkPossible(inverse, there), qPrintable(sentence(inverse)));
                simulate(there, inverse);
                const bool cancels = sentence(change).contains(QStringLiteral("cancel its deletion")) ||
                                     sentence(change).startsWith(QStringLiteral("Delete KMS"));
                if (!cancels) // which state a key comes back in is the service's choice
                    QCOMPARE(normalised(there), normalised(inventory));
            }
            simulate(inventory, change);
        }
    }

    void effectsAreExactByDifference() {
        const Plan plan = planned({fw(AddRule{db, ruleOf("5432", "10.0.0.0/24")}),
                                   fw(RemoveRule{db, ruleOf("5432", "0.0.0.0/0")})});
        QCOMPARE(lines(plan.effects),
                 QStringLiteral("closes 5432/tcp on db-01 to 4,294,967,040 IPv4 addresses: "
                                "everyone but 10.0.0.0/24"));
        QCOMPARE(plan.title, QStringLiteral("Allow 5432/tcp from 10.0.0.0/24 on db-01"));
        QCOMPARE(int(plan.friction), int(Friction::None));
    }

    void openingToEveryoneNamesTheTwin() {
        const Plan plan = planned({fw(AddRule{QStringLiteral("worker"), ruleOf("443", "0.0.0.0/0")})});
        QCOMPARE(lines(plan.effects),
                 QStringLiteral("opens 443/tcp on worker to 4,294,967,296 IPv4 addresses: "
                                "everyone (0.0.0.0/0)\n"
                                "443/tcp on worker stays closed over IPv6 (::/0)"));
        QCOMPARE(int(plan.friction), int(Friction::Confirm));
    }

    void twoHalvesAreTheInternet() {
        const QString worker = QStringLiteral("worker");
        const Plan plan = planned({fw(AddRule{worker, ruleOf("443", "0.0.0.0/1")}),
                                   fw(AddRule{worker, ruleOf("443", "128.0.0.0/1")})});
        QCOMPARE(int(plan.friction), int(Friction::Confirm));
        const Plan half = planned({fw(AddRule{worker, ruleOf("443", "0.0.0.0/1")})});
        QCOMPARE(int(half.friction), int(Friction::Confirm)); // nobody can hold half of it, either
    }

    void rulesForMembersOfAGroupAreNamed() {
        RuleSpec rule = ruleOf("5432", "0.0.0.0/32");
        rule.peerGroup = QStringLiteral("app");
        const Plan plan = planned({fw(AddRule{web, rule})});
        QCOMPARE(lines(plan.effects), QStringLiteral("opens 5432/tcp on web-01 to members of app (IPv4)"));
    }

    void pingIsOneTypeOfIcmp() {
        RuleSpec ping = ruleOf("", "10.0.0.0/24", Protocol::Icmp);
        ping.icmpType = 8;
        const Plan plan = planned({fw(AddRule{web, ping})});
        QCOMPARE(lines(plan.effects),
                 QStringLiteral("opens icmp type 8 on web-01 to 256 IPv4 addresses: 10.0.0.0/24"));
    }

    void aRuleInsideAnotherChangesNothing() {
        const Plan plan = planned({fw(AddRule{db, ruleOf("5432", "10.0.0.0/24")})});
        QCOMPARE(lines(plan.effects),
                 QStringLiteral("changes nothing that reaches db-01: other rules admit the same"));
    }

    void frictionFitsTheDamage_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("friction");
        QTest::addColumn<QString>("toType");
        const auto row = [](const char *name, const Change &change, Friction friction,
                            const char *toType = "") {
            QTest::newRow(name) << change << int(friction) << QString::fromLatin1(toType);
        };
        const QString deploy = QStringLiteral("deploy");
        row("narrow rule", fw(AddRule{web, ruleOf("22", "122.176.45.0/24")}), Friction::None);
        row("internet over IPv6", fw(AddRule{web, ruleOf("80", "::/0")}), Friction::Confirm);
        row("create user", iam(CreateUser{QStringLiteral("alice")}), Friction::None);
        row("read-only policy",
            iam(AttachPolicy{PolicyHolder::Group, QStringLiteral("operators"),
                             QStringLiteral("CloudNxBillingReadOnly")}),
            Friction::None);
        row("policy of everything",
            iam(AttachPolicy{PolicyHolder::Group, QStringLiteral("operators"),
                             QStringLiteral("CloudNxFullAccess")}),
            Friction::Confirm);
        row("create key", KmsChange(CreateKmsKey{QStringLiteral("k"), {}}), Friction::None);
        row("deactivate key", iam(SetAccessKeyActive{deploy, QStringLiteral("AKIAOLDKEY0000000001"), false}),
            Friction::None);
        row("delete key", iam(DeleteAccessKey{deploy, QStringLiteral("AKIAOLDKEY0000000001")}),
            Friction::TypeName, "AKIAOLDKEY0000000001");
        row("delete user", iam(DeleteUser{deploy}), Friction::TypeName, "deploy");
        row("delete KMS key", KmsChange(ScheduleKmsKeyDeletion{QStringLiteral("billing-secrets"), 30}),
            Friction::Confirm);
        row("make bucket private", StorageChange(SetBucketPublicRead{QStringLiteral("public-assets"), false}),
            Friction::None);
        row("make bucket public", StorageChange(SetBucketPublicRead{QStringLiteral("backups"), true}),
            Friction::Confirm);
        row("turn on second factor", AccountChange(EnableSecondFactor{}), Friction::None);
    }

    void frictionFitsTheDamage() {
        QFETCH(Change, change);
        QFETCH(int, friction);
        QFETCH(QString, toType);
        const Plan plan = planned({change});
        QCOMPARE(int(plan.friction), friction);
        QCOMPARE(plan.nameToType, toType);
    }

    void turningOffTheSecondFactorWantsAYes() {
        Inventory inventory = sampleInventory();
        inventory.secondFactor.value->enabled = true;
        QCOMPARE(int(planned({AccountChange(DisableSecondFactor{})}, inventory).friction),
                 int(Friction::Confirm));
    }

    void deletingSaysWhatIsLost() {
        const Plan plan = planned({iam(DeleteUser{QStringLiteral("deploy")})});
        QCOMPARE(plan.steps.front().whyNoInverse,
                 QStringLiteral(
                     "A user cannot be brought back. Lost with deploy: 2 access keys, 1 attached policy, "
                     "1 group membership."));
        Inventory bare = sampleInventory();
        bare.users.value->front().groups.clear();
        bare.users.value->front().policies.clear();
        bare.accessKeys.value->clear();
        const Plan again = planned({iam(DeleteUser{QStringLiteral("deploy")})}, bare);
        QVERIFY(again.steps.front().inverse == iam(CreateUser{QStringLiteral("deploy")}));
        QCOMPARE(int(again.friction), int(Friction::None));
    }

    void taxProfileGoesBackToTheOneBefore() {
        const Plan plan =
            planned({AccountChange(SetTaxProfile{{QStringLiteral("27AAPFU0939F1ZV"), QStringLiteral("X")}})});
        QVERIFY(plan.steps.front().inverse ==
                Change(AccountChange(SetTaxProfile{{QString(), QStringLiteral("Example Pvt Ltd")}})));
    }

    void readsOnlyWhatItNeeds() {
        QVERIFY(partsFor({fw(AddRule{web, ruleOf("1", "::/0")})}) ==
                (Parts{Part::Identity, Part::Firewall, Part::Allowances, Part::Instances, Part::Sessions}));
        QVERIFY(partsFor({KmsChange(CreateKmsKey{})}) == (Parts{Part::Identity, Part::KmsKeys}));
        // A plan made from only these parts is the plan made from everything.
        for (const Change &change : everyChange()) {
            const Parts parts = partsFor({change});
            const auto whole = makePlan({change}, {}, sampleInventory(), sampleNow());
            const auto part = makePlan({change}, {}, cut(sampleInventory(), parts), sampleNow());
            QCOMPARE(part.has_value(), whole.has_value());
            if (whole)
                QVERIFY2(whole->steps == part->steps && whole->effects == part->effects &&
                             whole->basis == part->basis && whole->friction == part->friction,
                         qPrintable(sentence(change)));
        }
    }

    void driftIsOnlyWhatWasRead() {
        const Plan plan = planned({fw(AddRule{db, ruleOf("5432", "10.0.0.0/24")})});
        Inventory fresh = sampleInventory();
        QVERIFY(checkDrift(plan, fresh, sampleNow()));
        // Others at work, ids, order: not read, no drift.
        fresh.users.value->clear();
        firewall(fresh, 0).rules.clear();
        firewall(fresh, 1).rules.back().id = QStringLiteral("fw-99");
        std::swap(firewall(fresh, 1).rules.front(), firewall(fresh, 1).rules.back());
        QVERIFY(checkDrift(plan, fresh, sampleNow()));
        firewall(fresh, 1).rules.pop_back();
        const Done drift = checkDrift(plan, fresh, sampleNow());
        QVERIFY(!drift);
        QCOMPARE(int(drift.error().kind), int(ErrorKind::Drift));
        QVERIFY2(drift.error().sentence.contains(QStringLiteral("the firewall of db-01")),
                 qPrintable(drift.error().sentence));
    }

    void whatCannotBeReadIsNoDrift() {
        const Plan plan = planned({iam(CreateUser{QStringLiteral("alice")})});
        Inventory fresh = sampleInventory();
        fresh.users = {};
        const Done unread = checkDrift(plan, fresh, sampleNow());
        QCOMPARE(int(unread.error().kind), int(ErrorKind::Server));
        QVERIFY2(unread.error().sentence.contains(QStringLiteral("could not be read")),
                 qPrintable(unread.error().sentence));
    }

    void expiresAndBelongsToOneAccount() {
        const Plan plan = planned({iam(CreateUser{QStringLiteral("alice")})});
        Inventory fresh = sampleInventory();
        QVERIFY(checkDrift(plan, fresh, sampleNow() + std::chrono::hours(24) - std::chrono::milliseconds(1)));
        QCOMPARE(int(checkDrift(plan, fresh, sampleNow() + std::chrono::hours(24)).error().kind),
                 int(ErrorKind::Gone));
        fresh.accountId = QStringLiteral("100000004");
        QCOMPARE(int(checkDrift(plan, fresh, sampleNow()).error().kind), int(ErrorKind::Invalid));
    }

    void holdsNoSecret() {
        const QByteArray file = toFile(
            planned({AccountChange(EnableSecondFactor{}), iam(SetConsolePassword{QStringLiteral("deploy")}),
                     iam(CreateAccessKey{QStringLiteral("deploy")})}));
        for (const char *word : {"otpauth", "secret_access_key", "battery"})
            QVERIFY(!file.contains(word));
    }

private:
    static FirewallGroup &firewall(Inventory &inventory, std::size_t at) {
        return inventory.firewall.value->at(at);
    }

    // Without what a made-again thing cannot have back (ids, times, order).
    static QString normalised(Inventory inventory) {
        for (FirewallGroup &group : *inventory.firewall.value) {
            for (Rule &rule : group.rules) {
                rule.id.clear();
                rule.createdAt.reset();
            }
            std::sort(group.rules.begin(), group.rules.end(), [](const Rule &left, const Rule &right) {
                return digestOfValue(left.spec) < digestOfValue(right.spec);
            });
        }
        for (Policy &policy : *inventory.policies.value)
            policy.id.clear();
        for (Principal &principal : *inventory.principals.value)
            principal.id.clear();
        std::sort(inventory.policies.value->begin(), inventory.policies.value->end(),
                  [](const Policy &left, const Policy &right) { return left.name < right.name; });
        for (User &user : *inventory.users.value)
            std::sort(user.policies.begin(), user.policies.end());
        return digestOfValue(inventory);
    }

    static Inventory cut(const Inventory &whole, const Parts &parts) {
        QJsonObject json = toJson(whole).toObject();
        const char *const names[] = {"identity",        "second_factor", "sessions",     "tax_profile",
                                     "password_policy", "users",         "groups",       "policies",
                                     "access_keys",     "principals",    "instances",    "volumes",
                                     "snapshots",       "images",        "firewall",     "allowances",
                                     "kms_keys",        "buckets",       "storage_keys", "activity"};
        for (const Part part : everyPart())
            if (!parts.contains(part))
                json.insert(QLatin1String(names[int(part)]), toJson(Reading<QString>{}));
        Inventory less;
        if (!fromJson(json, less))
            qFatal("the cut inventory cannot be read");
        return less;
    }
};

QTEST_GUILESS_MAIN(PlannerTest)
#include "tst_planner.moc"
