#include "tests/live/openstack/livecloud.h"
#include "tests/support/memorystate.h"
#include "tests/support/offmainthread.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

template <typename T>
const char *sentenceOf(const Result<T> &result) {
    static QByteArray text;
    text = result ? QByteArray() : result.error().sentence.toUtf8();
    return text.constData();
}

/// Answers with what oathtool says of the seed it was shown, or with @p wrong.
class AuthenticatorDesk final : public SecretDesk {
public:
    Secret seed;
    Secret wrong;
    std::vector<SecretProduct> given;

    Result<Secret> ask(const SecretRequest &) override {
        if (!wrong.isEmpty())
            return wrong;
        QProcess oathtool;
        oathtool.start(QStringLiteral("oathtool"),
                       {QStringLiteral("--totp"), QStringLiteral("-b"), seed.revealText()});
        oathtool.waitForFinished();
        return Secret(oathtool.readAllStandardOutput().trimmed().toStdString());
    }

    Done give(const SecretProduct &product) override {
        if (product.kind == ProductKind::TotpSeed)
            seed = product.parts.front().value;
        given.push_back(product);
        return {};
    }
};

const QString web = QStringLiteral("product-web");
const QString vm = QStringLiteral("vm1");

QStringList idsOf(const QJsonDocument &list, const char *name) {
    QStringList ids;
    for (const QJsonValue &one : list.array())
        ids.append(one.toObject().value(QLatin1String(name)).toString());
    ids.sort();
    return ids;
}

template <typename T>
QStringList idsOf(const std::vector<T> &list) {
    QStringList ids;
    for (const T &one : list)
        ids.append(one.id);
    ids.sort();
    return ids;
}

} // namespace

/// What the product adds beyond reading: groups that come and go, limited credentials, enrolment.
class LiveProductTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LiveCloud> m_operator;
    std::unique_ptr<LiveCloud> m_secadmin;

    Result<Receipt> apply(const FirewallChange &change) {
        return offMainThread([&] { return m_operator->cloud.firewall().apply(change, {}); });
    }

    Result<Receipt> administer(const IamChange &change, SecretDesk &desk) {
        return offMainThread([&] { return m_secadmin->cloud.iam().apply(change, desk, {}); });
    }

    std::vector<QString> guarded(const QString &name) {
        const auto groups = offMainThread([&] { return m_operator->cloud.firewall().groups({}); });
        if (!groups)
            qFatal("%s", sentenceOf(groups));
        for (const FirewallGroup &group : *groups)
            if (group.name == name)
                return group.instances;
        return {QStringLiteral("(no such group)")};
    }

private Q_SLOTS:

    void initTestCase() {
        offMainThread([&] {
            m_operator = std::make_unique<LiveCloud>(Person::Operator);
            m_secadmin = std::make_unique<LiveCloud>(Person::Secadmin);
        });
    }

    void aGroupComesGuardsAndGoes() {
        const auto made = apply(CreateFirewallGroup{web, QStringLiteral("of a test"), true});
        QVERIFY2(made, sentenceOf(made));
        QVERIFY(!made->createdId.isEmpty());
        const auto groups = offMainThread([&] { return m_operator->cloud.firewall().groups({}); });
        const auto found = std::find_if(groups->begin(), groups->end(),
                                        [](const FirewallGroup &group) { return group.name == web; });
        QVERIFY(found != groups->end());
        QCOMPARE(found->description, std::optional(QStringLiteral("of a test")));
        QCOMPARE(found->rules.size(), rulesOfNewGroup().size());
        for (const Rule &rule : found->rules)
            QVERIFY(isOfNewGroup(rule.spec));

        for (int twice = 0; twice < 2; ++twice) { // the second is 400 at Nova, and so already
            const auto attached = apply(AttachFirewallGroup{web, vm});
            QVERIFY2(attached, sentenceOf(attached));
            QCOMPARE(guarded(web), std::vector<QString>{vm});
        }
        const auto inUse = apply(DeleteFirewallGroup{web});
        QCOMPARE(int(inUse.error().kind), int(ErrorKind::Conflict));
        for (int twice = 0; twice < 2; ++twice) { // the second is 404 at Nova
            const auto detached = apply(DetachFirewallGroup{web, vm});
            QVERIFY2(detached, sentenceOf(detached));
            QVERIFY(guarded(web).empty());
        }
        for (int twice = 0; twice < 2; ++twice) {
            const auto gone = apply(DeleteFirewallGroup{web});
            QVERIFY2(gone, sentenceOf(gone));
        }
        QCOMPARE(guarded(web), std::vector<QString>{QStringLiteral("(no such group)")});
    }

    void whatIsNotThereIsNamed() {
        const auto group = apply(AttachFirewallGroup{QStringLiteral("nowhere"), vm});
        QCOMPARE(int(group.error().kind), int(ErrorKind::NotFound));
        QVERIFY2(group.error().sentence.contains(QStringLiteral("no security group \"nowhere\"")),
                 sentenceOf(group));
        const auto instance = apply(AttachFirewallGroup{QStringLiteral("default"), QStringLiteral("vm9")});
        QVERIFY2(instance.error().sentence.contains(QStringLiteral("no instance \"vm9\"")),
                 sentenceOf(instance));
    }

    // The plan says so beforehand; this is why it has to.
    void rulesThatNameAGroupGoWithIt() {
        QVERIFY(apply(CreateFirewallGroup{web, {}, true}));
        RuleSpec members{.direction = Direction::Ingress,
                         .protocol = Protocol::Tcp,
                         .ports = PortRange::of(9999),
                         .peer = CidrBlock::parse(QStringLiteral("0.0.0.0/32")).value(),
                         .description = {}};
        members.peerGroup = web;
        QVERIFY(apply(AddRule{QStringLiteral("default"), members}));
        QVERIFY(apply(DeleteFirewallGroup{web}));
        const auto groups = offMainThread([&] { return m_operator->cloud.firewall().groups({}); });
        for (const FirewallGroup &group : *groups)
            for (const Rule &rule : group.rules)
                QVERIFY(!rule.spec.ports || *rule.spec.ports != PortRange::of(9999));
    }

    void theQuotaIsTold() {
        const auto quota = offMainThread([&] { return m_operator->cloud.firewall().quota({}); });
        QVERIFY2(quota, sentenceOf(quota));
        QVERIFY(quota->front().what == Limited::Groups);
        QVERIFY(quota->front().used >= 1);
        QVERIFY(quota->front().limit.value_or(0) > 1);
    }

    void aLimitedCredentialMayOnlyThat() {
        AuthenticatorDesk desk;
        KeyLimits limits;
        limits.label = QStringLiteral("only-groups");
        limits.roles = {QStringLiteral("member")};
        limits.expiresAt = SystemClock().now() + std::chrono::hours(1);
        limits.rules = {AccessRule::parse(QStringLiteral("network GET /v2.0/security-groups")).value()};
        const auto made = administer(CreateAccessKey{QStringLiteral("secadmin"), limits}, desk);
        QVERIFY2(made, sentenceOf(made));
        const auto &parts = desk.given.front().parts;
        const auto answer = offMainThread([&] {
            return m_operator->door.begin(AccessKeyCredentials{parts[0].value.revealText(), parts[1].value},
                                          {});
        });
        QVERIFY2(answer, sentenceOf(answer));
        LiveTokens tokens(std::get<TokenPair>(*answer).access,
                          [&]() -> Result<Secret> { return std::get<TokenPair>(*answer).access; });
        OpenStackCloud limited(m_operator->client, livePlace(), tokens);
        const auto volumes = offMainThread([&] { return limited.compute().volumes({}); });
        QVERIFY(!volumes);
        QCOMPARE(int(volumes.error().kind), int(ErrorKind::Forbidden)); // not "sign in again"
        QVERIFY2(volumes.error().sentence.contains(QStringLiteral("access rules")), sentenceOf(volumes));
        const auto keys =
            offMainThread([&] { return m_secadmin->cloud.iam().accessKeys(QStringLiteral("secadmin"), {}); });
        QVERIFY2(keys, sentenceOf(keys));
        const auto found = std::find_if(keys->begin(), keys->end(),
                                        [&](const AccessKey &key) { return key.id == made->createdId; });
        QVERIFY(found != keys->end());
        QCOMPARE(found->roles, std::optional(limits.roles));
        QVERIFY(found->rules == std::optional(limits.rules));
        QVERIFY(found->expiresAt.has_value());
        QVERIFY(std::chrono::abs(*found->expiresAt - *limits.expiresAt) < std::chrono::seconds(1));
        QVERIFY(administer(DeleteAccessKey{QStringLiteral("secadmin"), made->createdId}, desk));
    }

    void anEc2CredentialIsMadeAndDeleted() {
        AuthenticatorDesk desk;
        KeyLimits limits;
        limits.type = AccessKeyKind::Ec2;
        const auto made = administer(CreateAccessKey{QStringLiteral("secadmin"), limits}, desk);
        QVERIFY2(made, sentenceOf(made));
        const auto keys =
            offMainThread([&] { return m_secadmin->cloud.iam().accessKeys(QStringLiteral("secadmin"), {}); });
        QVERIFY(std::any_of(keys->begin(), keys->end(), [&](const AccessKey &key) {
            return key.id == made->createdId && key.kind == AccessKeyKind::Ec2;
        }));
        QVERIFY(administer(DeleteAccessKey{QStringLiteral("secadmin"), made->createdId}, desk));
    }

    void enrolmentIsProvenByASignIn() {
        AuthenticatorDesk desk;
        const QString user = QStringLiteral("enrolled");
        QVERIFY(administer(CreateUser{user}, desk));
        const auto password = [&]() -> Result<Receipt> {
            FixedDesk fixed;
            return administer(SetConsolePassword{user}, fixed);
        }();
        QVERIFY2(password, sentenceOf(password));
        QVERIFY(administer(AttachPolicy{PolicyHolder::User, user, QStringLiteral("member")}, desk));

        AuthenticatorDesk mistaken;
        mistaken.wrong = Secret("000000");
        const auto refused = administer(EnrolTotp{user}, mistaken);
        QVERIFY(!refused);
        QVERIFY2(refused.error().sentence.contains(QStringLiteral("nothing is left behind")),
                 sentenceOf(refused));

        const auto enrolled = administer(EnrolTotp{user}, desk);
        QVERIFY2(enrolled, sentenceOf(enrolled));
        const QString both = QStringLiteral("password + totp");
        const QString keys = QStringLiteral("application_credential");
        QVERIFY(administer(SetMfaRules{user, {both, keys}}, desk));
        const auto users = offMainThread([&] { return m_secadmin->cloud.iam().users({}); });
        const auto found =
            std::find_if(users->begin(), users->end(), [&](const User &one) { return one.name == user; });
        QVERIFY(found != users->end());
        QVERIFY(found->mfaRules == std::optional(std::vector<QString>{both, keys}) ||
                found->mfaRules == std::optional(std::vector<QString>{keys, both}));
        QCOMPARE(found->mfaEnabled, std::optional(true));
        // The password alone is answered with a receipt; with the code it signs in.
        const IamCredentials alone{{}, user, Secret("battery staple horse")};
        const auto pending = offMainThread([&] { return m_operator->door.begin(alone, {}); });
        QVERIFY2(pending, sentenceOf(pending));
        QVERIFY(std::holds_alternative<PendingSignIn>(*pending));
        const auto code = desk.ask({SecretKind::PasscodeNow, {}});
        const auto tokens = offMainThread(
            [&] { return m_operator->door.verify(std::get<PendingSignIn>(*pending), *code, {}); });
        QVERIFY2(tokens, sentenceOf(tokens));
        // A second enrolment of somebody who has rules is proven by the receipt.
        AuthenticatorDesk second;
        const auto again = administer(EnrolTotp{user}, second);
        QVERIFY2(again, sentenceOf(again));

        QVERIFY(administer(RemoveTotp{user}, desk));
        const auto locked = offMainThread(
            [&] { return m_operator->door.verify(std::get<PendingSignIn>(*pending), *code, {}); });
        QVERIFY(!locked);
        QVERIFY(administer(SetMfaRules{user, {}}, desk));
        QVERIFY(administer(DeleteUser{user}, desk));
    }

    void projectsAreThoseOneMayUse() {
        const auto projects = offMainThread([&] { return m_secadmin->cloud.iam().projects({}); });
        QVERIFY2(projects, sentenceOf(projects));
        const auto here = std::find_if(projects->begin(), projects->end(),
                                       [](const Project &project) { return project.current; });
        QVERIFY(here != projects->end());
        QCOMPARE(here->id, live("ID_demo_project"));
        const auto trusts = offMainThread([&] { return m_secadmin->cloud.iam().trusts({}); });
        QVERIFY2(trusts, sentenceOf(trusts));
    }

    void aTokenIsExchangedForAnotherProject() {
        const auto answer = offMainThread([&] {
            return m_secadmin->door.begin(
                HeldTokenCredentials{m_secadmin->pair.access, live("ID_demo_project")}, {});
        });
        QVERIFY2(answer, sentenceOf(answer));
        QCOMPARE(std::get<TokenPair>(*answer).accountId, live("ID_demo_project"));
    }

    void imagesAgreeWithTheReference() {
        const auto images = offMainThread([&] { return m_operator->cloud.compute().images({}); });
        QVERIFY2(images, sentenceOf(images));
        QVERIFY(!images->empty());
        QCOMPARE(idsOf(*images), idsOf(reference({QStringLiteral("image"), QStringLiteral("list")}), "ID"));
        for (const Image &image : *images)
            QVERIFY(image.createdAt && image.visibility != ImageVisibility::Unknown);
        const auto snapshots = offMainThread([&] { return m_operator->cloud.compute().snapshots({}); });
        QVERIFY2(snapshots, sentenceOf(snapshots));
        QCOMPARE(idsOf(*snapshots), idsOf(reference({QStringLiteral("volume"), QStringLiteral("snapshot"),
                                                     QStringLiteral("list")}),
                                          "ID"));
    }

    void keysTellTheirAccessAndOrders() {
        const CreateKmsKey wish{QStringLiteral("product-key"), {}};
        const auto made = offMainThread([&] { return m_operator->cloud.kms().apply(wish, {}); });
        QVERIFY2(made, sentenceOf(made));
        const auto access =
            offMainThread([&] { return m_operator->cloud.kms().access(made->createdId, {}); });
        QVERIFY2(access, sentenceOf(access));
        QVERIFY(access->wholeProject);
        const auto orders = offMainThread([&] { return m_operator->cloud.kms().orders({}); });
        QVERIFY2(orders, sentenceOf(orders));
        QVERIFY(std::any_of(orders->begin(), orders->end(),
                            [&](const KmsOrder &order) { return order.keyId == made->createdId; }));
        const auto keys = offMainThread([&] { return m_operator->cloud.kms().keys({}); });
        QVERIFY2(keys, sentenceOf(keys));
        const auto key = std::find_if(keys->begin(), keys->end(),
                                      [&](const KmsKey &one) { return one.id == made->createdId; });
        QVERIFY(key != keys->end());
        const QStringList container{QStringLiteral("secret"), QStringLiteral("container")};
        const QString box =
            reference(container + QStringList{QStringLiteral("create"), QStringLiteral("--name"),
                                              QStringLiteral("product-box"), QStringLiteral("--secret"),
                                              QStringLiteral("key=") + key->crn})
                .object()
                .value(QStringLiteral("Container href"))
                .toString();
        const auto containers = offMainThread([&] { return m_operator->cloud.kms().containers({}); });
        QVERIFY2(containers, sentenceOf(containers));
        const auto read = std::find_if(containers->begin(), containers->end(), [&](const KmsContainer &one) {
            return one.name == QStringLiteral("product-box") && box.endsWith(one.id);
        });
        QVERIFY(read != containers->end());
        QCOMPARE(read->secrets, std::vector<QString>{made->createdId});
        referenceDoes(container + QStringList{QStringLiteral("delete"), box});
        referenceDoes({QStringLiteral("secret"), QStringLiteral("delete"), key->crn});
    }
};

QTEST_GUILESS_MAIN(LiveProductTest)
#include "tst_live_product.moc"
