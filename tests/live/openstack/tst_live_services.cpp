#include "tests/live/openstack/livecloud.h"
#include "tests/support/offmainthread.h"

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

CidrBlock block(const char *text) {
    return CidrBlock::parse(QLatin1String(text)).value();
}

RuleSpec tcp(std::uint16_t port, const char *peer) {
    return {.direction = Direction::Ingress,
            .protocol = Protocol::Tcp,
            .ports = PortRange::of(port),
            .peer = block(peer),
            .description = {}};
}

/// Keeps what it is given and answers nothing.
class KeepingDesk final : public SecretDesk {
public:
    std::vector<SecretProduct> given;

    Result<Secret> ask(const SecretRequest &) override { return Secret("a-New-Passw0rd"); }

    Done give(const SecretProduct &product) override {
        given.push_back(product);
        return {};
    }
};

} // namespace

/// Every service of the seam on a real OpenStack, against what the reference client says.
class LiveServicesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LiveCloud> m_operator;
    std::unique_ptr<LiveCloud> m_secadmin;
    std::unique_ptr<Reference> m_reference;

    Result<std::vector<FirewallGroup>> groups() {
        return offMainThread([&] { return m_operator->cloud.firewall().groups({}); });
    }

    Result<Receipt> apply(const FirewallChange &change) {
        return offMainThread([&] { return m_operator->cloud.firewall().apply(change, {}); });
    }

    Result<Receipt> apply(const IamChange &change, SecretDesk &desk) {
        return offMainThread([&] { return m_secadmin->cloud.iam().apply(change, desk, {}); });
    }

    const User *userNamed(const std::vector<User> &users, const QString &name) {
        const auto found =
            std::find_if(users.begin(), users.end(), [&](const User &one) { return one.name == name; });
        return found == users.end() ? nullptr : &*found;
    }

private Q_SLOTS:

    void initTestCase() {
        offMainThread([&] {
            m_operator = std::make_unique<LiveCloud>(Person::Operator);
            m_secadmin = std::make_unique<LiveCloud>(Person::Secadmin);
        });
        m_reference = std::make_unique<Reference>(QStringLiteral("demo"));
        QVERIFY(!m_reference->says("groups").isEmpty());
    }

    void cleanupTestCase() { m_reference.reset(); }

    void identitySaysWhoAndWhere() {
        const auto identity = offMainThread([&] { return m_secadmin->cloud.account().identity({}); });
        QVERIFY2(identity, sentenceOf(identity));
        QCOMPARE(identity->name, QStringLiteral("secadmin"));
        QCOMPARE(identity->accountId, live("ID_demo_project"));
        const auto factor = offMainThread([&] { return m_secadmin->cloud.account().secondFactor({}); });
        QVERIFY2(factor, sentenceOf(factor));
        QVERIFY(factor->enabled);
    }

    void groupsAgreeWithTheReference() {
        const auto read = groups();
        QVERIFY2(read, sentenceOf(read));
        QCOMPARE(linesOf(*read), m_reference->says("groups"));
        const auto found = std::find_if(read->begin(), read->end(), [](const FirewallGroup &group) {
            return group.name == QStringLiteral("default");
        });
        QVERIFY(found != read->end());
        QCOMPARE(found->instances, (std::vector<QString>{QStringLiteral("vm1"), QStringLiteral("vm2")}));
        QCOMPARE(found->stateful, std::optional(true));
        QVERIFY(!found->owner);
    }

    void groupsTakeThreeRequests() {
        const auto count = [] {
            return requestsTo(QStringLiteral("neutron")).size() + requestsTo(QStringLiteral("nova")).size() +
                   requestsTo(QStringLiteral("keystone")).size();
        };
        const auto before = count();
        QVERIFY(groups());
        QCOMPARE(count() - before, 3);
    }

    void aRuleIsAddedOnceAndRemovedOnce_data() {
        QTest::addColumn<RuleSpec>("rule");
        QTest::newRow("tcp") << tcp(5432, "10.0.0.0/24");
        QTest::newRow("ipv6") << tcp(8443, "2001:db8::/32");
        RuleSpec range = tcp(8000, "0.0.0.0/0");
        range.ports = PortRange::between(8000, 8100).value();
        range.description = QStringLiteral("ranges are fine");
        QTest::newRow("range with description") << range;
        RuleSpec udp = tcp(53, "0.0.0.0/0");
        udp.protocol = Protocol::Udp;
        udp.direction = Direction::Egress;
        QTest::newRow("udp out") << udp;
        RuleSpec everyPort = tcp(1, "192.0.2.0/24");
        everyPort.ports.reset();
        QTest::newRow("every tcp port") << everyPort;
        RuleSpec any = everyPort;
        any.protocol = Protocol::Any;
        QTest::newRow("every protocol") << any;
        RuleSpec ping = any;
        ping.protocol = Protocol::Icmp;
        ping.icmpType = 8;
        ping.icmpCode = 0;
        QTest::newRow("ping") << ping;
        RuleSpec icmpv6 = any;
        icmpv6.protocol = Protocol::Icmpv6;
        icmpv6.peer = CidrBlock::everyIpv6();
        QTest::newRow("icmpv6") << icmpv6;
        RuleSpec vrrp = any;
        vrrp.protocol = Protocol::Other;
        vrrp.protocolName = QStringLiteral("vrrp");
        QTest::newRow("vrrp") << vrrp;
        RuleSpec members = tcp(9100, "0.0.0.0/32");
        members.peerGroup = QStringLiteral("default");
        QTest::newRow("members of a group") << members;
        members.peer = block("::/128");
        QTest::newRow("members of a group, IPv6") << members;
    }

    void aRuleIsAddedOnceAndRemovedOnce() {
        QFETCH(RuleSpec, rule);
        const QString group = QStringLiteral("default");
        const QStringList before = m_reference->says("groups");

        const auto added = apply(AddRule{group, rule});
        QVERIFY2(added, sentenceOf(added));
        QVERIFY(!added->createdId.isEmpty());
        QVERIFY(added->requestId.startsWith(QStringLiteral("req-")));
        const auto read = groups();
        const auto &rules = std::find_if(read->begin(), read->end(), [&](const FirewallGroup &one) {
                                return one.name == group;
                            })->rules;
        QVERIFY(std::any_of(rules.begin(), rules.end(), [&](const Rule &one) {
            return one.id == added->createdId && one.spec == rule && one.createdAt;
        }));
        QCOMPARE(m_reference->says("groups").size(), before.size() + 1);
        QCOMPARE(linesOf(*read), m_reference->says("groups"));

        const auto again = apply(AddRule{group, rule});
        QVERIFY2(again, sentenceOf(again));
        QVERIFY(again->createdId.isEmpty());

        const auto removed = apply(RemoveRule{group, rule});
        QVERIFY2(removed, sentenceOf(removed));
        QCOMPARE(m_reference->says("groups"), before);
        const auto gone = apply(RemoveRule{group, rule});
        QVERIFY2(gone, sentenceOf(gone));
        QVERIFY(gone->requestId.isEmpty());
    }

    void groupsOfOneNameAreToldApart() {
        for (int twice = 0; twice < 2; ++twice)
            referenceDoes({QStringLiteral("security"), QStringLiteral("group"), QStringLiteral("create"),
                           QStringLiteral("twin")});
        const auto read = groups();
        QVERIFY2(read, sentenceOf(read));
        std::vector<FirewallGroup> twins;
        std::copy_if(read->begin(), read->end(), std::back_inserter(twins), [](const FirewallGroup &group) {
            return group.name.startsWith(QStringLiteral("twin"));
        });
        QCOMPARE(int(twins.size()), 2);
        QCOMPARE(twins[0].name, QStringLiteral("twin ") + twins[0].id.left(8));
        const auto unclear = apply(AddRule{QStringLiteral("twin"), tcp(1, "10.0.0.0/8")});
        QVERIFY(!unclear);
        QCOMPARE(int(unclear.error().kind), int(ErrorKind::NotFound));
        const auto clear = apply(AddRule{twins[1].name, tcp(1, "10.0.0.0/8")});
        QVERIFY2(clear, sentenceOf(clear));
        for (const FirewallGroup &twin : twins)
            referenceDoes(
                {QStringLiteral("security"), QStringLiteral("group"), QStringLiteral("delete"), twin.id});
    }

    void anUnknownGroupIsNotFound() {
        const auto added = apply(AddRule{QStringLiteral("nowhere"), tcp(1, "10.0.0.0/8")});
        QVERIFY(!added);
        QCOMPARE(int(added.error().kind), int(ErrorKind::NotFound));
        QCOMPARE(added.error().sentence,
                 QStringLiteral("There is no security group \"nowhere\". There are: default."));
    }

    void whatNeutronRefusesIsInvalid() {
        RuleSpec wrong = tcp(1, "10.0.0.0/8");
        wrong.protocol = Protocol::Icmpv6; // with an IPv4 peer
        wrong.ports.reset();
        const auto added = apply(AddRule{QStringLiteral("default"), wrong});
        QVERIFY(!added);
        QCOMPARE(int(added.error().kind), int(ErrorKind::Invalid));
        QVERIFY2(added.error().sentence.startsWith(QStringLiteral("Neutron (network): ")), sentenceOf(added));
    }

    void instancesAgreeWithTheReference() {
        const auto read = offMainThread([&] { return m_operator->cloud.compute().instances({}); });
        QVERIFY2(read, sentenceOf(read));
        QStringList lines;
        for (const Instance &one : *read)
            lines.append(QStringLiteral("server %1 %2 %3 %4")
                             .arg(one.name,
                                  one.status == InstanceStatus::Running ? QStringLiteral("ACTIVE")
                                                                        : QStringLiteral("SHUTOFF"),
                                  one.size, one.privateIp));
        lines.sort();
        QCOMPARE(lines, m_reference->says("servers"));
        QVERIFY(!read->front().userData); // Nova does not show it to members
        QVERIFY(read->front().createdAt);
    }

    void userDataIsReadWhereTheTokenMay() {
        const auto read = offMainThread([&] { return m_secadmin->cloud.compute().instances({}); });
        QVERIFY2(read, sentenceOf(read));
        QVERIFY(read->front().userData);
        QCOMPARE(read->front().userData->size, 0);
    }

    void anInstanceStopsAndStartsAndTheLogSaysSo() {
        const QString vm = QStringLiteral("vm1");
        const auto stopped =
            offMainThread([&] { return m_operator->cloud.compute().apply(StopInstance{vm}, {}); });
        QVERIFY2(stopped, sentenceOf(stopped));
        QVERIFY(m_reference->says("servers").filter(QStringLiteral("server vm1 SHUTOFF")).size() == 1);
        const auto again =
            offMainThread([&] { return m_operator->cloud.compute().apply(StopInstance{vm}, {}); });
        QVERIFY2(again, sentenceOf(again));
        const auto started =
            offMainThread([&] { return m_operator->cloud.compute().apply(StartInstance{vm}, {}); });
        QVERIFY2(started, sentenceOf(started));
        QVERIFY(m_reference->says("servers").filter(QStringLiteral("server vm1 ACTIVE")).size() == 1);

        const auto page = offMainThread([&] { return m_operator->cloud.audit().events({}, {}, 1000, {}); });
        QVERIFY2(page, sentenceOf(page));
        const auto logged = std::find_if(page->events.begin(), page->events.end(), [&](const Event &event) {
            return event.requestId == stopped->requestId;
        });
        QVERIFY(logged != page->events.end());
        QCOMPARE(logged->action, QStringLiteral("compute:stop"));
        QCOMPARE(logged->actor, QStringLiteral("operator"));
        QCOMPARE(logged->resource, vm);
        QCOMPARE(int(logged->origin), int(EventOrigin::ServerSaid));
        QVERIFY(std::any_of(page->events.begin(), page->events.end(), [](const Event &event) {
            return event.origin == EventOrigin::Inferred &&
                   event.action == QStringLiteral("network:create_rule") && event.actor.isEmpty();
        }));
        QVERIFY(std::is_sorted(page->events.begin(), page->events.end(),
                               [](const Event &left, const Event &right) { return left.time > right.time; }));
    }

    void eventsArePagedAndFiltered() {
        const auto all = offMainThread([&] { return m_operator->cloud.audit().events({}, {}, 1000, {}); });
        QVERIFY(all && all->events.size() > 4);
        const auto first = offMainThread([&] { return m_operator->cloud.audit().events({}, {}, 3, {}); });
        QCOMPARE(int(first->events.size()), 3);
        const auto second =
            offMainThread([&] { return m_operator->cloud.audit().events({}, first->nextCursor, 1000, {}); });
        QCOMPARE(second->events.size(), all->events.size() - 3);
        QVERIFY(second->events.front() == all->events[3]);
        QVERIFY(second->nextCursor.isEmpty());
        EventQuery query;
        query.service = QStringLiteral("compute");
        const auto compute =
            offMainThread([&] { return m_operator->cloud.audit().events(query, {}, 1000, {}); });
        QVERIFY(std::all_of(compute->events.begin(), compute->events.end(),
                            [](const Event &event) { return event.origin == EventOrigin::ServerSaid; }));
    }

    void anUnknownInstanceIsNotFound() {
        const auto stopped = offMainThread(
            [&] { return m_operator->cloud.compute().apply(StopInstance{QStringLiteral("vm9")}, {}); });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().sentence,
                 QStringLiteral("There is no instance \"vm9\". There are: vm1, vm2."));
    }

    void volumesAgreeWithTheReference() {
        referenceDoes({QStringLiteral("volume"), QStringLiteral("create"), QStringLiteral("--size"),
                       QStringLiteral("2"), QStringLiteral("data")});
        const auto read = offMainThread([&] { return m_operator->cloud.compute().volumes({}); });
        QVERIFY2(read, sentenceOf(read));
        QCOMPARE(linesOf(*read), m_reference->says("volumes"));
        QVERIFY(!read->empty());
        QTRY_VERIFY_WITH_TIMEOUT(
            reference({QStringLiteral("volume"), QStringLiteral("show"), QStringLiteral("data")})
                    .object()
                    .value(QStringLiteral("status")) == QStringLiteral("available"),
            60'000);
        referenceDoes({QStringLiteral("volume"), QStringLiteral("delete"), QStringLiteral("data")});
    }

    void aKeyIsOrderedAndListed() {
        const CreateKmsKey wish{QStringLiteral("backups"), {}};
        const auto made = offMainThread([&] { return m_operator->cloud.kms().apply(wish, {}); });
        QVERIFY2(made, sentenceOf(made));
        const auto keys = offMainThread([&] { return m_operator->cloud.kms().keys({}); });
        QVERIFY2(keys, sentenceOf(keys));
        const auto found = std::find_if(keys->begin(), keys->end(),
                                        [&](const KmsKey &key) { return key.id == made->createdId; });
        QVERIFY(found != keys->end());
        QCOMPARE(found->algorithm, QStringLiteral("AES-256"));
        QVERIFY(found->createdAt);
        QCOMPARE(int(found->state), int(KmsKeyState::Enabled));
        QStringList theirs;
        for (const QJsonValue &one : reference({QStringLiteral("secret"), QStringLiteral("list"),
                                                QStringLiteral("--limit"), QStringLiteral("100")})
                                         .array())
            theirs.append(one.toObject().value(QStringLiteral("Secret href")).toString());
        QStringList ours;
        for (const KmsKey &key : *keys)
            ours.append(key.crn);
        theirs.sort();
        ours.sort();
        QCOMPARE(ours, theirs);
        referenceDoes({QStringLiteral("secret"), QStringLiteral("delete"), found->crn});
    }

    void nothingIsEncryptedYet() {
        const auto sealed = offMainThread(
            [&] { return m_operator->cloud.kms().encrypt(QStringLiteral("backups"), Secret("x"), {}, {}); });
        QVERIFY(!sealed);
        QCOMPARE(int(sealed.error().kind), int(ErrorKind::Unsupported));
    }

    void aMemberMayNotListUsersButSeesHisRolesAndKeys() {
        const auto users = offMainThread([&] { return m_operator->cloud.iam().users({}); });
        QVERIFY(!users);
        QCOMPARE(int(users.error().kind), int(ErrorKind::Forbidden));
        QVERIFY2(users.error().sentence.startsWith(QStringLiteral("Keystone (identity): Not allowed")),
                 sentenceOf(users));
        const auto roles = offMainThread([&] { return m_operator->cloud.iam().policies({}); });
        QVERIFY2(roles, sentenceOf(roles));
        QCOMPARE(int(roles->size()), 3);
        const auto keys =
            offMainThread([&] { return m_operator->cloud.iam().accessKeys(QStringLiteral("operator"), {}); });
        QVERIFY2(keys, sentenceOf(keys));
        QVERIFY(std::any_of(keys->begin(), keys->end(), [](const AccessKey &key) {
            return key.id == live("CREDENTIAL") && key.label == QStringLiteral("console");
        }));
    }

    void anAdministratorSeesEverybody() {
        Reference admin(QStringLiteral("admin-demo"));
        const auto users = offMainThread([&] { return m_secadmin->cloud.iam().users({}); });
        QVERIFY2(users, sentenceOf(users));
        QStringList lines;
        QStringList roles;
        for (const User &user : *users) {
            lines.append(QStringLiteral("user %1 %2")
                             .arg(user.name, user.consoleAccess.value_or(false) ? QStringLiteral("True")
                                                                                : QStringLiteral("False")));
            for (const QString &role : user.policies)
                roles.append(QStringLiteral("role %1 %2").arg(user.name, role));
        }
        lines.sort();
        roles.sort();
        QCOMPARE(lines, admin.says("users"));
        QCOMPARE(roles, admin.says("assignments"));
        QCOMPARE(userNamed(*users, QStringLiteral("operator"))->mfaEnabled, std::optional(true));
        QCOMPARE(userNamed(*users, QStringLiteral("admin"))->mfaEnabled, std::optional(false));
    }

    void usersGroupsAndRolesAreChanged() {
        KeepingDesk desk;
        const QString user = QStringLiteral("ci-bot");
        const QString group = QStringLiteral("robots");
        for (const IamChange &change :
             std::vector<IamChange>{CreateUser{user}, CreateGroup{group}, AddMember{group, user},
                                    AttachPolicy{PolicyHolder::User, user, QStringLiteral("reader")},
                                    AttachPolicy{PolicyHolder::Group, group, QStringLiteral("member")},
                                    SetConsolePassword{user}}) {
            const auto done = apply(change, desk);
            QVERIFY2(done, sentenceOf(done));
        }
        const auto users = offMainThread([&] { return m_secadmin->cloud.iam().users({}); });
        const User *bot = userNamed(*users, user);
        QVERIFY(bot);
        QCOMPARE(bot->groups, std::vector<QString>{group});
        QCOMPARE(bot->policies, std::vector<QString>{QStringLiteral("reader")});
        const auto groups = offMainThread([&] { return m_secadmin->cloud.iam().groups({}); });
        QCOMPARE(int(groups->size()), 1);
        QCOMPARE(groups->front().members, std::vector<QString>{user});
        QCOMPARE(groups->front().policies, std::vector<QString>{QStringLiteral("member")});
        // The password that was set signs in.
        const auto signedIn = offMainThread(
            [&] { return m_operator->door.begin(IamCredentials{{}, user, Secret("a-New-Passw0rd")}, {}); });
        QVERIFY2(signedIn, sentenceOf(signedIn));

        const auto twice = apply(CreateUser{user}, desk);
        QVERIFY(!twice);
        QCOMPARE(int(twice.error().kind), int(ErrorKind::Conflict));
        for (const IamChange &change : std::vector<IamChange>{
                 DetachPolicy{PolicyHolder::User, user, QStringLiteral("reader")},
                 DetachPolicy{PolicyHolder::User, user, QStringLiteral("reader")}, // gone is gone
                 RemoveMember{group, user}, DeleteGroup{group}, DeleteUser{user}}) {
            const auto done = apply(change, desk);
            QVERIFY2(done, sentenceOf(done));
        }
        QVERIFY(!userNamed(*offMainThread([&] { return m_secadmin->cloud.iam().users({}); }), user));
    }

    void anApplicationCredentialIsMadeUsedAndDeleted() {
        KeepingDesk desk;
        const QString me = QStringLiteral("secadmin");
        const auto made = apply(CreateAccessKey{me}, desk);
        QVERIFY2(made, sentenceOf(made));
        QCOMPARE(int(desk.given.size()), 1);
        const auto &parts = desk.given.front().parts;
        const AccessKeyCredentials fresh{parts[0].value.revealText(), parts[1].value};
        const auto signedIn = offMainThread([&] { return m_operator->door.begin(fresh, {}); });
        QVERIFY2(signedIn, sentenceOf(signedIn));
        const auto deleted = apply(DeleteAccessKey{me, made->createdId}, desk);
        QVERIFY2(deleted, sentenceOf(deleted));
        QVERIFY(!offMainThread([&] { return m_operator->door.begin(fresh, {}); }));
    }

    void oneApplicationCredentialMakesNoOther() {
        KeepingDesk desk;
        const auto made = offMainThread([&] {
            return m_operator->cloud.iam().apply(CreateAccessKey{QStringLiteral("operator")}, desk, {});
        });
        QVERIFY(!made);
        QCOMPARE(int(made.error().kind), int(ErrorKind::Forbidden));
        QVERIFY(desk.given.empty());
    }

    void aRevokedTokenIsReplacedOnce() {
        const auto renewals = offMainThread([&] {
            const auto first = m_operator->door.begin(applicationCredential(), {});
            static_cast<void>(m_operator->door.end(std::get<TokenPair>(*first), {}));
            LiveTokens tokens(std::get<TokenPair>(*first).access, [&]() -> Result<Secret> {
                return std::get<TokenPair>(*m_operator->door.begin(applicationCredential(), {})).access;
            });
            OpenStackCloud cloud(m_operator->client, livePlace(), tokens);
            return cloud.account().secondFactor({}).map(
                [&](const SecondFactor &) { return tokens.renewals.load(); });
        });
        QVERIFY2(renewals, sentenceOf(renewals));
        QCOMPARE(*renewals, 1);
    }

    void whatIsNotThereIsNotOffered() {
        const auto buckets = offMainThread([&] { return m_operator->cloud.storage().buckets({}); });
        QCOMPARE(int(buckets.error().kind), int(ErrorKind::Unsupported));
        const auto sessions = offMainThread([&] { return m_operator->cloud.account().sessions({}); });
        QCOMPARE(int(sessions.error().kind), int(ErrorKind::Unsupported));
    }
};

QTEST_GUILESS_MAIN(LiveServicesTest)
#include "tst_live_services.moc"
