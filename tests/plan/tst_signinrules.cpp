#include "models/plan/plan.h"
#include "tests/support/memorycloud.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString deploy = QStringLiteral("deploy");
const QString both = QStringLiteral("password + totp");
const QString keys = QStringLiteral("application_credential");

Inventory project() {
    Inventory in = sampleInventory();
    in.cloud = QStringLiteral("openstack");
    in.users.value->front().mfaRules = std::vector<QString>{};
    return in;
}

Result<Plan> make(IamChange change, const Inventory &in = project()) {
    return makePlan({Change(std::move(change))}, {}, in, sampleNow());
}

/// A credential is made by its own user only.
Inventory signedInAs(const QString &name) {
    Inventory in = project();
    in.identity.value->name = name;
    return in;
}

/// Somebody without the right to list users.
Inventory member() {
    Inventory in = project();
    in.users = {};
    in.users.absence = Absence::Forbidden;
    in.users.why = QStringLiteral("Not allowed.");
    in.identity.value->kind = IdentityKind::IamUser;
    in.identity.value->name = QStringLiteral("me");
    in.accessKeys.value->clear();
    in.accessKeys.why = QStringLiteral("These are your own keys; you may not list other users.");
    return in;
}

QString line(const Plan &plan) {
    const auto &words = plan.steps.front().command;
    return QStringList(words.begin(), words.end()).join(u' ');
}

} // namespace

/// What a user has to prove, and keys that may less than their owner.
class SignInRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rulesAreSetAndTakenBack() {
        const auto plan = make(SetMfaRules{deploy, {both, keys}});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        QCOMPARE(plan->title,
                 QStringLiteral("Ask deploy for password + totp, or application_credential at every "
                                "sign-in"));
        QCOMPARE(line(*plan),
                 QStringLiteral("cloudnx iam user set-mfa-rules deploy --rule password+totp --rule "
                                "application_credential"));
        QVERIFY(plan->steps.front().inverse == Change(IamChange(SetMfaRules{deploy, {}})));
        QCOMPARE(int(plan->friction), int(Friction::Confirm));
    }

    void neverWithoutARuleForApplicationCredentials() {
        const auto plan = make(SetMfaRules{deploy, {both}});
        QVERIFY(!plan);
        QCOMPARE(int(plan.error().kind), int(ErrorKind::Invalid));
        QVERIFY2(plan.error().sentence.contains(QStringLiteral("--rule application_credential")),
                 qPrintable(plan.error().sentence));
    }

    void onlyAnAdministratorCan() {
        for (const IamChange &change : {IamChange(SetMfaRules{QStringLiteral("me"), {both, keys}}),
                                        IamChange(EnrolTotp{QStringLiteral("me")})}) {
            const auto plan = make(change, member());
            QVERIFY(!plan);
            QCOMPARE(int(plan.error().kind), int(ErrorKind::Forbidden));
            QVERIFY2(plan.error().sentence.startsWith(
                         QStringLiteral("Only an administrator of the cloud can set")),
                     qPrintable(plan.error().sentence));
        }
    }

    void ownRulesAreTriedInASecondWindow() {
        Inventory in = project();
        in.identity.value->kind = IdentityKind::IamUser;
        in.identity.value->name = deploy;
        const auto plan = make(SetMfaRules{deploy, {both, keys}}, in);
        const auto found = std::find_if(plan->proofs.begin(), plan->proofs.end(), [](const Proof &one) {
            return one.id == QLatin1String("signed-in");
        });
        QVERIFY(found != plan->proofs.end());
        QCOMPARE(int(found->verdict), int(Verdict::Unknown));
    }

    void aMemberMakesKeysForHimself() {
        const auto plan = make(CreateAccessKey{QStringLiteral("me")}, member());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        QVERIFY(!make(CreateAccessKey{QStringLiteral("somebody")}, member()));
        const auto forAnother = make(CreateAccessKey{deploy});
        QVERIFY2(forAnother.error().sentence.contains(QStringLiteral("Let deploy sign in and make it.")),
                 qPrintable(forAnother.error().sentence));
    }

    void limitsAreSaid() {
        const KeyLimits limits{.type = AccessKeyKind::ApplicationCredential,
                               .label = QStringLiteral("ci"),
                               .roles = {QStringLiteral("reader")},
                               .expiresAt = sampleNow() + std::chrono::days(30),
                               .rules = {{QStringLiteral("network"), QStringLiteral("GET"),
                                          QStringLiteral("/v2.0/security-groups")}}};
        const auto plan = make(CreateAccessKey{deploy, limits}, signedInAs(deploy));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        const QString until = toRfc3339(*limits.expiresAt);
        QCOMPARE(plan->title,
                 QStringLiteral("Create an application credential for deploy, with the role reader, "
                                "until %1, for one request only")
                     .arg(until));
        QCOMPARE(line(*plan),
                 QStringLiteral("cloudnx iam key create deploy --name ci --role reader --expires %1 --allow "
                                "network GET /v2.0/security-groups")
                     .arg(until));
        QVERIFY(fromFile(toFile(*plan)));
        QVERIFY(fromFile(toFile(*plan))->steps == plan->steps);
    }

    void takingYourOwnAuthenticatorShutsYouOut_data() {
        QTest::addColumn<std::vector<QString>>("rules");
        QTest::addColumn<int>("verdict");
        QTest::newRow("asked for") << std::vector{both, keys} << int(Verdict::Fails);
        QTest::newRow("not asked for") << std::vector<QString>{} << int(Verdict::Holds);
    }

    void takingYourOwnAuthenticatorShutsYouOut() {
        QFETCH(std::vector<QString>, rules);
        QFETCH(int, verdict);
        Inventory in = project();
        in.identity.value->kind = IdentityKind::IamUser;
        in.identity.value->name = deploy;
        in.users.value->front().mfaRules = rules;
        const auto plan = make(IamChange(RemoveTotp{deploy}), in);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().sentence));
        const auto proof = std::find_if(plan->proofs.begin(), plan->proofs.end(), [](const Proof &one) {
            return one.id == QLatin1String("signed-in");
        });
        QVERIFY(proof != plan->proofs.end());
        QCOMPARE(int(proof->verdict), verdict);
    }

    void notOfferedWhereKeysHaveNoLimits() {
        for (const IamChange &change :
             {IamChange(
                  CreateAccessKey{deploy, KeyLimits{.label = QStringLiteral("x"), .roles = {}, .rules = {}}}),
              IamChange(SetMfaRules{deploy, {}}), IamChange(EnrolTotp{deploy}),
              IamChange(RemoveTotp{deploy})}) {
            const auto plan = make(change, sampleInventory());
            QVERIFY(!plan);
            QCOMPARE(int(plan.error().kind), int(ErrorKind::Unsupported));
            QVERIFY2(plan.error().sentence.contains(QStringLiteral("Not offered by this cloud")),
                     qPrintable(plan.error().sentence));
        }
    }
};

QTEST_GUILESS_MAIN(SignInRulesTest)
#include "tst_signinrules.moc"
