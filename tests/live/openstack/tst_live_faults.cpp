#include "models/cloud/inventory.h"
#include "models/plan/executor.h"
#include "tests/live/openstack/livecloud.h"
#include "tests/support/desks.h"
#include "tests/support/offmainthread.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

struct PartOfService {
    const char *part;
    const char *service;
};

/// What an operator reads, and whose it is.
constexpr std::array partsOf{
    PartOfService{"second_factor", "keystone"}, PartOfService{"policies", "keystone"},
    PartOfService{"firewall", "neutron"},       PartOfService{"instances", "nova"},
    PartOfService{"volumes", "cinder"},         PartOfService{"kms_keys", "barbican"},
    PartOfService{"images", "glance"}};

const QMap<QString, QString> names{
    {QStringLiteral("keystone"), QStringLiteral("Keystone (identity)")},
    {QStringLiteral("neutron"), QStringLiteral("Neutron (network)")},
    {QStringLiteral("nova"), QStringLiteral("Nova (compute)")},
    {QStringLiteral("cinder"), QStringLiteral("Cinder (volumes)")},
    {QStringLiteral("glance"), QStringLiteral("Glance (images)")},
    {QStringLiteral("barbican"), QStringLiteral("Barbican (keys)")},
};

/// What nginx is told, or a word for what happens to the service itself.
constexpr std::array faults{std::pair("500", "return 500;"),
                            std::pair("503", "return 503;"),
                            std::pair("413", "return 413;"),
                            std::pair("hangs up", "if ($request_uri != /fault-probe) { return 444; }"),
                            std::pair("stopped", "stopped"),
                            std::pair("stands still", "hanging")};

RestOptions options(std::chrono::seconds patience) {
    RestOptions options = liveOptions();
    options.timeout = patience;
    options.circuit.rest = std::chrono::seconds(0); // the next row speaks to the same places
    return options;
}

constexpr std::chrono::seconds usualPatience{30};
constexpr std::chrono::seconds shortPatience{8}; ///< for what stands still

RuleSpec tcp(std::uint16_t port) {
    return {.direction = Direction::Ingress,
            .protocol = Protocol::Tcp,
            .ports = PortRange::of(port),
            .peer = CidrBlock::parse(QStringLiteral("192.0.2.0/24")).value(),
            .description = {}};
}

} // namespace

/// Each service stopped, standing still, or answering with an error, in turn; and tokens that are no good.
class LiveFaultsTest : public QObject {
    Q_OBJECT

    /// Why each part could not be read, by its name; empty: it was.
    QMap<QString, QString> reasons(std::chrono::seconds patience = usualPatience) {
        return offMainThread([&] {
            RestClient client(options(patience));
            OpenStackCloud cloud(client, livePlace(), m_cloud->tokens);
            Inventory inventory;
            QMap<QString, QString> why;
            const Parts parts{Part::Identity,  Part::SecondFactor, Part::Policies, Part::Firewall,
                              Part::Instances, Part::Volumes,      Part::KmsKeys};
            if (const auto read = readInto(inventory, cloud, parts, m_cloud->clock, {}, {}); !read)
                why[QStringLiteral("everything")] = read.error().sentence;
            const QJsonObject json = toJson(inventory).toObject();
            for (const QString &part : json.keys())
                why[part] = json.value(part).toObject().value(QStringLiteral("why")).toString();
            const auto images = cloud.compute().images({});
            why[QStringLiteral("images")] = images ? QString() : images.error().sentence;
            return why;
        });
    }

    Result<Plan> planned(const std::vector<Change> &changes) {
        return offMainThread([&]() -> Result<Plan> {
            Inventory inventory;
            const auto read = readInto(inventory, m_cloud->cloud, partsFor(changes), m_cloud->clock, {}, {});
            return read ? makePlan(changes, {}, inventory, m_cloud->clock.now()) : failure(read.error());
        });
    }

    Result<Outcome> applied(const Plan &plan, const QString &undoes = {}) {
        return offMainThread([&] {
            ScriptedDesk desk;
            return Executor(m_cloud->cloud, *m_journal, m_cloud->clock).apply(plan, desk, {}, {}, undoes);
        });
    }

    int rules() { return m_reference->says("count_rules", {QStringLiteral("default")}).front().toInt(); }

    bool isRunning() {
        return !m_reference->says("servers").filter(QStringLiteral("server vm1 ACTIVE")).isEmpty();
    }

private Q_SLOTS:

    void initTestCase() {
        offMainThread(
            [&] { m_cloud = std::make_unique<LiveCloud>(Person::Operator, options(usualPatience)); });
        m_journal = std::make_unique<Journal>(m_folder.filePath(QStringLiteral("journal.jsonl")));
        m_reference = std::make_unique<Reference>(QStringLiteral("demo"));
        m_reference->does("remove_rules", {QStringLiteral("default"), 8601, 9}); // of a run that was cut off
        const auto why = reasons();
        for (const auto &[part, service] : partsOf)
            QVERIFY2(why.value(QLatin1String(part)).isEmpty(), qPrintable(why.value(QLatin1String(part))));
    }

    void cleanupTestCase() {
        m_reference.reset();
        m_cloud.reset();
    }

    void oneServiceAwayLeavesTheOthers_data() {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QByteArray>("fault");
        for (const QString &service : names.keys())
            for (const auto &[name, fault] : faults)
                QTest::addRow("%s %s", qPrintable(service), name) << service << QByteArray(fault);
    }

    void oneServiceAwayLeavesTheOthers() {
        QFETCH(QString, service);
        QFETCH(QByteArray, fault);
        // A fresh token, which the other services have asked Keystone about: they know it for five minutes.
        offMainThread(
            [&] { m_cloud = std::make_unique<LiveCloud>(Person::Operator, options(usualPatience)); });
        QVERIFY(reasons().value(QStringLiteral("firewall")).isEmpty());
        {
            const Fault there = fault == "stopped"   ? Fault(service, Fault::Whole::Stopped)
                                : fault == "hanging" ? Fault(service, Fault::Whole::Hanging)
                                                     : Fault(service, fault);
            const bool isWhole = fault == "stopped" || fault == "hanging";
            const auto why = reasons(fault == "hanging" ? shortPatience : usualPatience);
            QVERIFY2(!why.contains(QStringLiteral("everything")),
                     qPrintable(why.value(QStringLiteral("everything"))));
            for (const auto &[part, owner] : partsOf) {
                const QString reason = why.value(QLatin1String(part));
                const bool isIts = service == QLatin1String(owner);
                // Nova asks Neutron about its servers: it fails in its own name when Neutron does not answer
                // it.
                if (isWhole && service == QStringLiteral("neutron") && owner == QByteArray("nova")) {
                    QVERIFY2(reason.isEmpty() || reason.startsWith(names.value(QLatin1String(owner)) + u':'),
                             qPrintable(reason));
                    continue;
                }
                QVERIFY2(reason.isEmpty() != isIts, qPrintable(QLatin1String(part) + u' ' + reason));
                QVERIFY2(!isIts || reason.startsWith(names.value(service) + u':'), qPrintable(reason));
            }
            QVERIFY(why.value(QStringLiteral("identity")).isEmpty()); // the token says it
        }
        const auto after = reasons();
        for (const auto &[part, owner] : partsOf)
            QVERIFY2(after.value(QLatin1String(part)).isEmpty(),
                     qPrintable(after.value(QLatin1String(part))));
    }

    void aChangeThatIsRefusedLeavesNothing_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("500") << QByteArray("500");
        QTest::newRow("503") << QByteArray("503");
        QTest::newRow("413") << QByteArray("413");
    }

    void aChangeThatIsRefusedLeavesNothing() {
        QFETCH(QByteArray, answer);
        const int before = rules();
        const auto plan = planned({FirewallChange(AddRule{QStringLiteral("default"), tcp(8601)}),
                                   FirewallChange(AddRule{QStringLiteral("default"), tcp(8602)})});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        {
            const Fault fault(QStringLiteral("neutron"),
                              "if ($request_method = POST) { return " + answer + "; }");
            const auto outcome = applied(*plan);
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().sentence));
            QVERIFY(outcome->error);
            QVERIFY2(outcome->error->sentence.contains(QStringLiteral("Neutron (network)")),
                     qPrintable(outcome->error->sentence));
            QCOMPARE(outcome->steps.front().cameTrue.value_or(false), false);
            QCOMPARE(int(outcome->steps.back().state), int(StepState::Intended));
        }
        QCOMPARE(rules(), before);
    }

    /// Neutron does it, and its answer is lost: it is read back, not sent again.
    void aLostAnswerIsReadBack() {
        const int before = rules();
        const auto plan = planned({FirewallChange(AddRule{QStringLiteral("default"), tcp(8603)})});
        QVERIFY(plan);
        {
            const Fault fault(QStringLiteral("neutron"),
                              "error_page 418 = @lost; if ($request_method = POST) { return 418; }");
            const auto outcome = applied(*plan);
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().sentence));
            QVERIFY2(!outcome->error, outcome->error ? qPrintable(outcome->error->sentence) : "");
            QCOMPARE(int(outcome->steps.front().state), int(StepState::Done));
            QCOMPARE(outcome->steps.front().cameTrue, std::optional(true));
        }
        QCOMPARE(rules(), before + 1);
        m_reference->does("remove_rules", {QStringLiteral("default"), 8603, 1});
    }

    /// The first step is done and said to be done, the second failed and said to have; one undo takes back
    /// the first.
    void aPlanCutOffInTheMiddleKnowsWhereItStands() {
        const int before = rules();
        const auto plan = planned({FirewallChange(AddRule{QStringLiteral("default"), tcp(8604)}),
                                   ComputeChange(StopInstance{QStringLiteral("vm1")})});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        {
            const Fault fault(QStringLiteral("nova"), "if ($request_method = POST) { return 503; }");
            const auto outcome = applied(*plan);
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().sentence));
            QVERIFY(outcome->error);
            QCOMPARE(int(outcome->error->kind), int(ErrorKind::PartlyDone));
            QVERIFY2(outcome->error->sentence.contains(QStringLiteral("Nova (compute)")),
                     qPrintable(outcome->error->sentence));
            QCOMPARE(int(outcome->steps.front().state), int(StepState::Done));
            QCOMPARE(outcome->steps.front().cameTrue, std::optional(true));
            QCOMPARE(int(outcome->steps.back().state), int(StepState::Failed));
        }
        QCOMPARE(rules(), before + 1);
        QVERIFY(isRunning());
        const auto undo = m_journal->undoOf({});
        QVERIFY(undo);
        QCOMPARE(int(undo->changes.size()), 1);
        const auto back = planned(undo->changes);
        QVERIFY(back);
        QVERIFY(!applied(*back, undo->planId)->error);
        QCOMPARE(rules(), before);
    }

    void anExpiredTokenIsRenewedOnce() {
        const auto said = offMainThread([&] {
            LiveTokens tokens(oldToken(), [&]() -> Result<Secret> {
                return std::get<TokenPair>(*m_cloud->door.begin(applicationCredential(), {})).access;
            });
            OpenStackCloud cloud(m_cloud->client, livePlace(), tokens);
            const auto keys = cloud.kms().keys({}); // one request each
            const auto volumes = cloud.compute().volumes({});
            return QStringList{keys ? QString() : keys.error().sentence,
                               volumes ? QString() : volumes.error().sentence,
                               QString::number(tokens.renewals)};
        });
        QCOMPARE(said, (QStringList{{}, {}, QStringLiteral("1")}));
    }

    void anExpiredTokenThatCannotBeRenewedAsksForASignIn() {
        const auto error = offMainThread([&] {
            LiveTokens tokens(oldToken());
            OpenStackCloud cloud(m_cloud->client, livePlace(), tokens);
            Inventory inventory;
            return readInto(inventory, cloud, {Part::Identity, Part::Firewall, Part::Volumes}, m_cloud->clock,
                            {}, {})
                .error();
        });
        QCOMPARE(int(error.kind), int(ErrorKind::Unauthenticated));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LiveCloud> m_cloud;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Reference> m_reference;
};

int main(int count, char **arguments) {
    qputenv("QTEST_FUNCTION_TIMEOUT",
            "3000000"); // the rows of a function together, and services start slowly
    QCoreApplication application(count, arguments);
    LiveFaultsTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "tst_live_faults.moc"
