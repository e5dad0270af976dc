#include "models/cloud/inventory.h"
#include "models/providers/cloudnx/cloud.h"
#include "models/providers/cloudnx/signin.h"

#include "tests/support/desks.h"
#include "tests/support/offmainthread.h"
#include "tests/support/sandboxserver.h"

#include <QTest>

#include <liboath/oath.h>

#include <optional>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

QString sentenceOf(const auto &result) {
    return result ? QString() : result.error().sentence;
}

/// RFC 6238 code by liboath, @p steps of 30 seconds from now.
QString codeNow(const QString &base32, int steps = 0) {
    char *seed = nullptr;
    std::size_t size = 0;
    const QByteArray text = base32.toLatin1();
    oath_base32_decode(text.constData(), static_cast<std::size_t>(text.size()), &seed, &size);
    char code[7] = {};
    oath_totp_generate(seed, size, std::time(nullptr) + 30L * steps, 30, 0, 6, code);
    std::free(seed);
    return QLatin1String(code);
}

/// The provider, signed in to a sandbox.
struct Face {
    explicit Face(const SandboxServer &server, const Credentials &credentials)
        : endpoints(server.url()),
          client({.certificateAuthorities = server.authority()}),
          door(client, endpoints, clock) {
        auto answer = offMainThread([&] { return door.begin(credentials, {}); });
        trouble = sentenceOf(answer);
        if (answer)
            pending = std::move(*answer);
        if (answer && std::holds_alternative<TokenPair>(pending))
            open(std::get<TokenPair>(pending));
    }

    void open(const TokenPair &pair) {
        tokens.emplace(pair.access);
        cloud.emplace(client, endpoints, *tokens);
    }

    template <typename Call>
    auto run(Call call) {
        return offMainThread([&] { return call(*cloud); });
    }

    Result<Receipt> apply(const Change &change) {
        return run([&](Cloud &signedIn) { return applyChange(signedIn, change, desk, {}); });
    }

    SystemClock clock;
    Endpoints endpoints;
    RestClient client;
    CloudNxSignIn door;
    ScriptedDesk desk;
    std::optional<TokenLine> tokens;
    std::optional<CloudNxCloud> cloud;
    SignInAnswer pending;
    QString trouble;
};

RootCredentials rootOf(const SandboxServer &server) {
    return {server.email(), server.password()};
}

template <typename T, typename Name>
QStringList namesOf(const std::vector<T> &values, Name name) {
    QStringList names;
    for (const T &value : values)
        names.append(value.*name);
    names.sort();
    return names;
}

RuleSpec tcp(std::uint16_t port, const CidrBlock &peer) {
    RuleSpec spec;
    spec.ports = PortRange::of(port);
    spec.peer = peer;
    return spec;
}

} // namespace

/// Everything the provider can do, against the real control plane in a process of its own.
class CloudNxSandboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        QVERIFY(oath_init() == OATH_OK);
        m_server = std::make_unique<SandboxServer>(QStringList{"--scenario", "messy"});
        QVERIFY2(m_server->isRunning(), m_server->trouble().constData());
        m_root = std::make_unique<Face>(*m_server, rootOf(*m_server));
        QVERIFY2(m_root->cloud, qPrintable(m_root->trouble));
    }

    void cleanupTestCase() {
        m_root.reset();
        m_server.reset();
    }

    void refusesAWrongPassword() {
        Face face(*m_server, RootCredentials{m_server->email(), Secret("wrong")});
        QVERIFY2(face.trouble.startsWith(QStringLiteral("Refused: ")), qPrintable(face.trouble));
    }

    void readsTheWholeAccount() {
        Inventory inventory;
        const auto read = m_root->run([&](Cloud &cloud) {
            return readInto(inventory, cloud, everyPart(), m_root->clock,
                            [](const QString &, qint64, qint64) {}, {});
        });
        QVERIFY2(read, qPrintable(sentenceOf(read)));
        const QJsonObject parts = toJson(inventory).toObject();
        QStringList untold;
        for (const QString &name : parts.keys())
            if (parts[name].isObject() && parts[name][QStringLiteral("value")].isNull())
                untold.append(name);
        // This API tells no quota and has no list of images.
        QCOMPARE(untold, (QStringList{QStringLiteral("allowances"), QStringLiteral("images")}));
        QVERIFY(inventory.identity->kind == IdentityKind::Root);
        QCOMPARE(inventory.identity->name, m_server->email());
        QCOMPARE(inventory.identity->accountId, m_server->accountId());
        QVERIFY(!inventory.secondFactor->enabled);
        QCOMPARE(namesOf(*inventory.instances, &Instance::name), (QStringList{"db-01", "web-01"}));
        QCOMPARE(namesOf(*inventory.users, &User::name), QStringList{"deploy"});
        QVERIFY(inventory.policies->size() >= 5);
        for (const Policy &policy : *inventory.policies)
            QVERIFY2(policy.document, qPrintable(policy.name));
        QVERIFY(inventory.buckets->at(0).publicRead.value());
        QVERIFY(!inventory.activity->events.empty());
        QVERIFY(!inventory.accessKeys->empty());
    }

    void seesTheDatabaseOpenToEveryone() {
        const auto groups = m_root->run([](Cloud &cloud) { return cloud.firewall().groups({}); });
        bool open = false;
        bool implicitSsh = false;
        for (const FirewallGroup &group : *groups)
            for (const Rule &rule : group.rules) {
                open = open || (group.name == QStringLiteral("db-01") &&
                                sameTraffic(rule.spec, tcp(5432, CidrBlock::everyIpv4())));
                implicitSsh = implicitSsh || rule.implicit;
            }
        QVERIFY(open);
        QVERIFY(implicitSsh);
    }

    void seesAKeyInUserData() {
        const auto instances = m_root->run([](Cloud &cloud) { return cloud.compute().instances({}); });
        const bool seen = std::any_of(instances->begin(), instances->end(), [](const Instance &instance) {
            return instance.userData && !instance.userData->sightings.empty();
        });
        QVERIFY(seen);
    }

    void addsAndRemovesRules() {
        const RuleSpec spec = tcp(443, CidrBlock::parse(QStringLiteral("10.0.0.0/24")).value());
        const auto added = m_root->apply(FirewallChange(AddRule{QStringLiteral("web-01"), spec}));
        QVERIFY2(added && !added->createdId.isEmpty() && !added->requestId.isEmpty(),
                 qPrintable(sentenceOf(added)));
        QVERIFY(hasRule("web-01", spec));
        const auto again = m_root->apply(FirewallChange(AddRule{QStringLiteral("web-01"), spec}));
        QVERIFY(again && again->createdId.isEmpty());
        QVERIFY(m_root->apply(FirewallChange(RemoveRule{QStringLiteral("web-01"), spec})));
        QVERIFY(!hasRule("web-01", spec));
        QVERIFY(m_root->apply(FirewallChange(RemoveRule{QStringLiteral("web-01"), spec})));
    }

    void addsRangesAndPings() {
        RuleSpec range = tcp(8000, CidrBlock::everyIpv6());
        range.protocol = Protocol::Udp;
        range.ports = PortRange::between(8000, 8100).value();
        RuleSpec ping = tcp(1, CidrBlock::everyIpv4());
        ping.protocol = Protocol::Icmp;
        ping.ports.reset();
        for (const RuleSpec &spec : {range, ping}) {
            const auto added = m_root->apply(FirewallChange(AddRule{QStringLiteral("web-01"), spec}));
            QVERIFY2(added, qPrintable(sentenceOf(added)));
            QVERIFY(hasRule("web-01", spec));
            QVERIFY(m_root->apply(FirewallChange(RemoveRule{QStringLiteral("web-01"), spec})));
            QVERIFY(!hasRule("web-01", spec));
        }
    }

    void leavesTheImplicitRuleAlone() {
        const auto groups = m_root->run([](Cloud &cloud) { return cloud.firewall().groups({}); });
        for (const Rule &rule : groups->front().rules)
            if (rule.implicit) {
                const auto removed =
                    m_root->apply(FirewallChange(RemoveRule{groups->front().name, rule.spec}));
                QVERIFY(!removed);
                QCOMPARE(removed.error().kind, ErrorKind::Conflict);
            }
    }

    void managesAUser() {
        const QString name = QStringLiteral("alice@dev+1");
        const auto created = m_root->apply(IamChange(CreateUser{name}));
        QVERIFY2(created && created->createdId == name, qPrintable(sentenceOf(created)));
        QCOMPARE(m_root->apply(IamChange(CreateUser{name})).error().kind, ErrorKind::Conflict);
        const auto step = [&](const IamChange &change) {
            const auto receipt = m_root->apply(change);
            return receipt ? QString() : sentence(change) + QStringLiteral(": ") + receipt.error().sentence;
        };
        const QString policy = QStringLiteral("CloudNxReadOnlyAccess");
        const QString group = QStringLiteral("devs");
        QCOMPARE(step(AttachPolicy{PolicyHolder::User, name, policy}), QString());
        QCOMPARE(step(CreateGroup{group}), QString());
        QCOMPARE(step(AddMember{group, name}), QString());
        QCOMPARE(step(AttachPolicy{PolicyHolder::Group, group, QStringLiteral("CloudNxComputeFullAccess")}),
                 QString());
        m_root->desk.answers[SecretKind::NewUserPassword] = [] {
            return QStringLiteral("Corr3ct-horse \"battery\"");
        };
        QCOMPARE(step(SetConsolePassword{name}), QString());
        const auto alice = userNamed(name);
        QVERIFY(alice && alice->consoleAccess == true);
        QCOMPARE(alice->policies, std::vector<QString>{policy});
        QCOMPARE(alice->groups, std::vector<QString>{group});

        Face face(*m_server,
                  IamCredentials{m_server->accountId(), name, Secret("Corr3ct-horse \"battery\"")});
        QVERIFY2(face.cloud, qPrintable(face.trouble));
        const auto who = face.run([](Cloud &cloud) { return cloud.account().identity({}); });
        QVERIFY(who->kind == IdentityKind::IamUser && who->name == name);
        QVERIFY(face.run([](Cloud &cloud) { return cloud.account().secondFactor({}); }));
        const auto refused = face.apply(IamChange(CreateUser{QStringLiteral("mallory")}));
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);

        QCOMPARE(step(DisableConsolePassword{name}), QString());
        QCOMPARE(userNamed(name)->consoleAccess, std::optional(false));
        QCOMPARE(step(DetachPolicy{PolicyHolder::User, name, policy}), QString());
        QCOMPARE(step(DetachPolicy{PolicyHolder::Group, group, QStringLiteral("CloudNxComputeFullAccess")}),
                 QString());
        QCOMPARE(step(RemoveMember{group, name}), QString());
        QCOMPARE(step(DeleteGroup{group}), QString());
        QVERIFY(userNamed(name)->groups.empty() && userNamed(name)->policies.empty());
        QCOMPARE(step(DeleteUser{name}), QString());
        QVERIFY(!userNamed(name));
        QCOMPARE(m_root->apply(IamChange(DeleteUser{name})).error().kind, ErrorKind::NotFound);
    }

    void managesPoliciesAndPrincipals() {
        const auto document = PolicyDocument::parse(
            QStringLiteral("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
                           "\"compute:ListInstances\"],\"Resource\":[\"*\"]}]}"));
        QVERIFY2(document, qPrintable(sentenceOf(document)));
        const QString name = QStringLiteral("ListOnly");
        const auto created = m_root->apply(IamChange(CreatePolicy{name, *document}));
        QVERIFY2(created, qPrintable(sentenceOf(created)));
        const auto policies = m_root->run([](Cloud &cloud) { return cloud.iam().policies({}); });
        const auto found = std::find_if(policies->begin(), policies->end(),
                                        [&](const Policy &one) { return one.name == name; });
        QVERIFY(found != policies->end() && found->kind == PolicyKind::Custom);
        QVERIFY(found->document == *document);

        const QString crn =
            QStringLiteral("crn:cloudnx:compute:eu-west-1:%1:instance/i-1").arg(m_server->accountId());
        const auto granted = m_root->apply(IamChange(CreatePrincipal{crn, name}));
        QVERIFY2(granted, qPrintable(sentenceOf(granted)));
        const auto principals = m_root->run([](Cloud &cloud) { return cloud.iam().principals({}); });
        QCOMPARE(principals->size(), 1U);
        QCOMPARE(principals->front().policies, std::vector<QString>{name});
        QVERIFY(m_root->apply(IamChange(DeletePrincipal{crn})));
        QCOMPARE(m_root->apply(IamChange(DeletePrincipal{crn})).error().kind, ErrorKind::NotFound);
        QVERIFY(m_root->apply(IamChange(DeletePolicy{name})));
        QCOMPARE(m_root->apply(IamChange(DeletePolicy{name})).error().kind, ErrorKind::NotFound);
    }

    void signsInWithAnAccessKey() {
        const QString name = QStringLiteral("ci-bot");
        QVERIFY(m_root->apply(IamChange(CreateUser{name})));
        QVERIFY(m_root->apply(
            IamChange(AttachPolicy{PolicyHolder::User, name, QStringLiteral("CloudNxReadOnlyAccess")})));
        const auto made = m_root->apply(IamChange(CreateAccessKey{name}));
        QVERIFY2(made, qPrintable(sentenceOf(made)));
        const QString id = m_root->desk.part(ProductKind::AccessKey, "access_key_id");
        QCOMPARE(made->createdId, id);
        const AccessKeyCredentials key{
            id, Secret::of(m_root->desk.part(ProductKind::AccessKey, "secret_access_key"))};
        Face face(*m_server, key);
        QVERIFY2(face.cloud, qPrintable(face.trouble));
        QVERIFY(std::get<TokenPair>(face.pending).refresh.isEmpty());
        QCOMPARE(face.run([](Cloud &cloud) { return cloud.account().identity({}); })->name, name);

        QVERIFY(m_root->apply(IamChange(SetAccessKeyActive{name, id, false})));
        QVERIFY(!Face(*m_server, key).cloud);
        const auto keys = m_root->run([&](Cloud &cloud) { return cloud.iam().accessKeys(name, {}); });
        QVERIFY(keys->size() == 1 && !keys->front().active && keys->front().userName == name);
        Face wrong(*m_server, AccessKeyCredentials{id, Secret("not the secret")});
        QVERIFY2(wrong.trouble.contains(QStringLiteral("cloudnx configure")), qPrintable(wrong.trouble));
        QVERIFY(m_root->apply(IamChange(DeleteAccessKey{name, id})));
        QCOMPARE(m_root->apply(IamChange(DeleteAccessKey{name, id})).error().kind, ErrorKind::NotFound);
        QVERIFY(m_root->apply(IamChange(DeleteUser{name})));
    }

    void encryptsAndDecryptsEveryByte() {
        const QString name = QStringLiteral("my-app-secrets");
        const auto created = m_root->apply(KmsChange(CreateKmsKey{name, QStringLiteral("for a test")}));
        QVERIFY2(created && !created->createdId.isEmpty(), qPrintable(sentenceOf(created)));
        std::string bytes;
        for (int i = 0; i < 4096; ++i)
            bytes.push_back(static_cast<char>(i));
        const EncryptionContext context{{QStringLiteral("app"), QStringLiteral("ü")}};
        const auto sealed =
            m_root->run([&](Cloud &cloud) { return cloud.kms().encrypt(name, Secret(bytes), context, {}); });
        QVERIFY2(sealed, qPrintable(sentenceOf(sealed)));
        const auto opened =
            m_root->run([&](Cloud &cloud) { return cloud.kms().decrypt(*sealed + "\n", context, {}); });
        QVERIFY2(opened, qPrintable(sentenceOf(opened)));
        QVERIFY(opened->reveal() == bytes);
        QVERIFY(!m_root->run([&](Cloud &cloud) { return cloud.kms().decrypt(*sealed, {}, {}); }));
        const auto tooMuch =
            m_root->run([&](Cloud &cloud) { return cloud.kms().encrypt(name, Secret(bytes + "x"), {}, {}); });
        QCOMPARE(tooMuch.error().kind, ErrorKind::Invalid);
    }

    void turnsAKeyThroughItsStates() {
        const QString name = QStringLiteral("my-app-secrets");
        QVERIFY(m_root->apply(KmsChange(RotateKmsKey{name})));
        QCOMPARE(keyNamed(name).currentVersion, 2);
        QVERIFY(m_root->apply(KmsChange(SetKmsKeyEnabled{name, false})));
        QVERIFY(keyNamed(name).state == KmsKeyState::Disabled);
        QVERIFY(m_root->apply(KmsChange(SetKmsKeyEnabled{name, true})));
        QVERIFY(m_root->apply(KmsChange(ScheduleKmsKeyDeletion{name, 7})));
        QVERIFY(keyNamed(name).state == KmsKeyState::PendingDeletion && keyNamed(name).deletionAt);
        const auto cancelled = m_root->apply(KmsChange(CancelKmsKeyDeletion{name}));
        QVERIFY2(cancelled, qPrintable(sentenceOf(cancelled)));
        QVERIFY(keyNamed(name).state != KmsKeyState::PendingDeletion);
    }

    void setsWhatTheAccountSays() {
        const auto set = m_root->apply(
            AccountChange(SetTaxProfile{{QStringLiteral("27AAPFU0939F1ZV"), QStringLiteral("Example")}}));
        QVERIFY2(set, qPrintable(sentenceOf(set)));
        const auto profile = m_root->run([](Cloud &cloud) { return cloud.account().taxProfile({}); });
        QCOMPARE(profile->gstin, QStringLiteral("27AAPFU0939F1ZV"));
        QVERIFY(m_root->apply(AccountChange(SetTaxProfile{})));
        PasswordPolicy strict{14, true, true, true, true, 90, {}};
        const auto ruled = m_root->apply(AccountChange(SetPasswordPolicy{strict}));
        QVERIFY2(ruled, qPrintable(sentenceOf(ruled)));
        const auto rules = m_root->run([](Cloud &cloud) { return cloud.account().passwordPolicy({}); });
        QVERIFY(rules->minLength == 14 && rules->requireSymbol && rules->maxAgeDays == 90);
        QVERIFY(m_root->apply(StorageChange(SetBucketPublicRead{QStringLiteral("example-assets"), false})));
        const auto buckets = m_root->run([](Cloud &cloud) { return cloud.storage().buckets({}); });
        QVERIFY(buckets->front().publicRead == false);
    }

    void stopsAndStartsAMachine() {
        const auto stopped = m_root->apply(ComputeChange(StopInstance{QStringLiteral("web-01")}));
        QVERIFY2(stopped, qPrintable(sentenceOf(stopped)));
        // The service says 409; that it is so already is what was wanted.
        QVERIFY(m_root->apply(ComputeChange(StopInstance{QStringLiteral("web-01")})));
        QVERIFY(m_root->apply(ComputeChange(StartInstance{QStringLiteral("web-01")})));
    }

    void readsTheAuditLogInPages() {
        EventQuery query;
        query.service = QStringLiteral("compute");
        query.from = m_root->clock.now() - std::chrono::hours(1);
        std::vector<Event> events;
        QString cursor;
        do {
            const auto page =
                m_root->run([&](Cloud &cloud) { return cloud.audit().events(query, cursor, 3, {}); });
            QVERIFY2(page, qPrintable(sentenceOf(page)));
            QVERIFY(page->events.size() <= 3);
            events.insert(events.end(), page->events.begin(), page->events.end());
            cursor = page->nextCursor;
        } while (!cursor.isEmpty());
        QVERIFY(events.size() > 3);
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].service, query.service);
            QVERIFY(events[i].origin == EventOrigin::ServerSaid && events[i].actorKind == ActorKind::Root);
            QVERIFY(i == 0 || events[i].time <= events[i - 1].time);
        }
        QVERIFY2(events.front().userAgent.startsWith(QStringLiteral("cloudnx-console/")),
                 qPrintable(events.front().userAgent));
    }

    void revokesAnotherSession() {
        Face other(*m_server, rootOf(*m_server));
        QVERIFY(other.cloud);
        const auto sessions = other.run([](Cloud &cloud) { return cloud.account().sessions({}); });
        QVERIFY2(sessions, qPrintable(sentenceOf(sessions)));
        const auto own =
            std::find_if(sessions->begin(), sessions->end(), [](const Session &one) { return one.current; });
        QVERIFY(own != sessions->end());
        QVERIFY(m_root->apply(AccountChange(RevokeSession{own->id})));
        const auto refreshed =
            offMainThread([&] { return other.door.refresh(std::get<TokenPair>(other.pending).refresh, {}); });
        QCOMPARE(refreshed.error().kind, ErrorKind::Unauthenticated);
    }

    void refreshesAndEndsASession() {
        Face face(*m_server, rootOf(*m_server));
        const auto first = std::get<TokenPair>(face.pending);
        const auto second = offMainThread([&] { return face.door.refresh(first.refresh, {}); });
        QVERIFY2(second, qPrintable(sentenceOf(second)));
        QVERIFY(!(second->refresh == first.refresh) && !second->access.isEmpty());
        QVERIFY(face.door.clockOffset() &&
                std::chrono::abs(*face.door.clockOffset()) < std::chrono::seconds(2));
        QVERIFY(offMainThread([&] { return face.door.end(*second, {}); }));
        const auto third = offMainThread([&] { return face.door.refresh(second->refresh, {}); });
        QCOMPARE(third.error().kind, ErrorKind::Unauthenticated);
        QVERIFY(offMainThread([&] { return face.door.end(*second, {}); })); // over already
    }

    void turnsTwoFactorOnUsesItAndTurnsItOff() {
        QString seed;
        m_root->desk.answers[SecretKind::FirstPasscode] = [&] {
            seed = m_root->desk.part(ProductKind::TotpSeed, "secret");
            return codeNow(seed, -1); // so that the code of now is still good afterwards
        };
        const auto enabled = m_root->apply(AccountChange(EnableSecondFactor{}));
        QVERIFY2(enabled, qPrintable(sentenceOf(enabled)));
        QVERIFY(
            m_root->desk.part(ProductKind::TotpSeed, "otpauth_url").startsWith(QStringLiteral("otpauth:")));
        const auto factor = m_root->run([](Cloud &cloud) { return cloud.account().secondFactor({}); });
        QVERIFY(factor->enabled && factor->backupCodesLeft == 10);

        Face face(*m_server, rootOf(*m_server));
        QVERIFY(std::holds_alternative<PendingSignIn>(face.pending));
        const auto &pending = std::get<PendingSignIn>(face.pending);
        const auto verify = [&](const QString &code) {
            return offMainThread([&] { return face.door.verify(pending, Secret::of(code), {}); });
        };
        QCOMPARE(verify(QStringLiteral("000000")).error().kind, ErrorKind::Unauthenticated);
        const auto pair = verify(m_root->desk.part(ProductKind::BackupCodes, "backup_code"));
        QVERIFY2(pair, qPrintable(sentenceOf(pair)));
        face.open(*pair);
        QVERIFY(face.run([](Cloud &cloud) { return cloud.account().identity({}); })->mfaEnabled == true);

        face.desk.answers[SecretKind::AccountPassword] = [&] { return m_server->text("password"); };
        face.desk.answers[SecretKind::PasscodeNow] = [] { return QStringLiteral("000000"); };
        const auto refused = face.apply(AccountChange(DisableSecondFactor{}));
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        face.desk.answers[SecretKind::PasscodeNow] = [&] { return codeNow(seed); };
        const auto disabled = face.apply(AccountChange(DisableSecondFactor{}));
        QVERIFY2(disabled, qPrintable(sentenceOf(disabled)));
        QVERIFY(!face.run([](Cloud &cloud) { return cloud.account().secondFactor({}); })->enabled);
    }

private:
    bool hasRule(const char *instance, const RuleSpec &spec) {
        const auto groups = m_root->run([](Cloud &cloud) { return cloud.firewall().groups({}); });
        for (const FirewallGroup &group : *groups)
            for (const Rule &rule : group.rules)
                if (group.name == QLatin1String(instance) && sameTraffic(rule.spec, spec))
                    return true;
        return false;
    }

    std::optional<User> userNamed(const QString &name) {
        const auto users = m_root->run([](Cloud &cloud) { return cloud.iam().users({}); });
        const auto found =
            std::find_if(users->begin(), users->end(), [&](const User &user) { return user.name == name; });
        return found == users->end() ? std::nullopt : std::optional(*found);
    }

    KmsKey keyNamed(const QString &name) {
        const auto keys = m_root->run([](Cloud &cloud) { return cloud.kms().keys({}); });
        return *std::find_if(keys->begin(), keys->end(), [&](const KmsKey &key) { return key.name == name; });
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Face> m_root;
};

QTEST_GUILESS_MAIN(CloudNxSandboxTest)
#include "tst_cloudnxsandbox.moc"
