#include "models/checklist/inferred.h"
#include "models/checklist/report.h"
#include "models/checklist/staleness.h"
#include "models/plan/journalevents.h"
#include "tests/checklist/cleaninventory.h"
#include "tests/plan/everychange.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const std::vector<ProviderStatement> statements{
    {QStringLiteral("volumes-encrypted"), QStringLiteral("Volumes are encrypted at rest"),
     QStringLiteral("https://status.cloudnx.in/docs/guides/secure-by-default")}};

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void judgesTheSample() {
        const Report report = runChecks({sampleInventory(), sampleNow()}, statements);
        QStringList failed;
        for (const Finding &finding : report.findings)
            if (finding.result == CheckResult::Fail)
                failed.append(finding.check);
        QCOMPARE(failed.join(u' '),
                 QStringLiteral("second-factor iam-user broad-policies user-data open-ports public-databases "
                                "declared-ports workload-identity password-policy public-buckets "
                                "gstin key-age"));
        QCOMPARE(report.findings.back().check, QStringLiteral("volumes-encrypted"));
        QCOMPARE(report.accountId, QStringLiteral("100000003"));
        QCOMPARE(report.profile, QStringLiteral("sandbox"));
        QVERIFY(report.hasFailures());
    }

    void countsOnlyWhatWasLookedAt() {
        const Report report = runChecks({cleanInventory(), sampleNow()}, statements);
        QCOMPARE(report.count(CheckResult::Pass), 21);
        QCOMPARE(report.count(CheckResult::Stated), 2); // the control plane was not looked at
        QVERIFY(!report.hasFailures());
        QCOMPARE(report.findings.back().source, statements.front().source);
        const Report blind = runChecks({Inventory{}, sampleNow()}, statements);
        QCOMPARE(blind.count(CheckResult::Pass), 0);
        QCOMPARE(blind.count(CheckResult::Fail) + blind.count(CheckResult::Attested), 0);
    }

    void anEventThatTouchesItMakesItStale() {
        World world = cleanWorld();
        const auto stale = [&] {
            QStringList checks;
            for (const Finding &finding : runChecks(world.basis(), {}).findings)
                if (!finding.stale.isEmpty())
                    checks.append(finding.check);
            return checks.join(u' ');
        };
        QCOMPARE(stale(), QString());
        Event event = sample::event(1, sampleNow() + std::chrono::seconds(30), ActorKind::Iam);
        const auto happens = [&](const char *action, int status = 200) {
            event.action = QString::fromLatin1(action);
            event.status = status;
            world.inventory.activity.value = cleanInventory().activity.value;
            world.inventory.activity.value->events.insert(world.inventory.activity.value->events.begin(),
                                                          event);
            return stale();
        };
        QCOMPARE(happens("storage:UpdateBucket"), QStringLiteral("public-buckets"));
        QCOMPARE(happens("iam:CreateAccessKey"),
                 QStringLiteral("user-data workload-identity written-configuration key-age key-use"));
        QCOMPARE(happens("kms:RotateKey"), QStringLiteral("kms-key written-configuration"));
        QCOMPARE(happens("billing:UpdateTaxProfile"), QStringLiteral("gstin"));
        QVERIFY(happens("compute:AddFirewallRule").contains(QStringLiteral("open-ports")));
        QCOMPARE(happens("storage:UpdateBucket", 403), QString()); // refused, so nothing was touched
        QCOMPARE(happens("kms:Decrypt"), QString());
        QCOMPARE(happens("iam:ListUsers"), QString());
        event.time = sampleNow() - std::chrono::seconds(1); // before it was read
        QCOMPARE(happens("storage:UpdateBucket"), QString());
    }

    // The words of Nova's instance actions and of the times of things in OpenStack.
    void whatOpenStackTellsTouchesParts_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<Part>("part");
        const auto row = [](const char *action, Part part) {
            QTest::newRow(action) << QString::fromLatin1(action) << part;
        };
        for (const char *action : {"network:create_rule", "network:change_rule",
                                   "network:create_security_group", "network:change_security_group"})
            row(action, Part::Firewall);
        row("volume:create_volume", Part::Volumes);
        row("volume:change_volume", Part::Volumes);
        row("compute:attach_volume", Part::Volumes);
        row("compute:attach_interface", Part::Firewall);
        row("compute:createImage", Part::Images);
        for (const char *action : {"compute:create", "compute:delete", "compute:reboot", "compute:resize"})
            row(action, Part::Instances);
    }

    void whatOpenStackTellsTouchesParts() {
        QFETCH(QString, action);
        QFETCH(Part, part);
        Event event;
        event.action = action;
        QVERIFY(partsTouchedBy(event).contains(part));
        World world = cleanWorld();
        event.time = sampleNow() + std::chrono::seconds(30);
        world.inventory.activity.value->events = {event};
        const auto touched = touchedSince(world.inventory);
        QVERIFY(touched.contains(part));
    }

    void whatWeDidTouchesParts() {
        JournalEntry entry;
        entry.state = StepState::Done;
        for (const Change &change : everyChange()) {
            entry.change = change;
            const auto events = eventsOf(std::vector{entry}, sampleNow());
            QVERIFY2(!partsTouchedBy(events.front()).empty(), qPrintable(events.front().action));
            entry.state = StepState::Failed;
            QVERIFY(partsTouchedBy(eventsOf(std::vector{entry}, sampleNow()).front()).empty());
            entry.state = StepState::Done;
        }
        entry.change = FirewallChange(AddRule{});
        QCOMPARE(partsTouchedBy(eventsOf(std::vector{entry}, sampleNow()).front()), Parts{Part::Firewall});
    }

    // A reading as old as the first of two inventories does not know what the second one showed.
    void whatTwoInventoriesTellMakesStale() {
        World world = cleanWorld();
        Configuration before{world.inventory, {}};
        Configuration after = before;
        after.inventory.readAt += std::chrono::hours(1);
        after.inventory.firewall.value->front().rules.pop_back();
        auto events = eventsBetween(before, after);
        QVERIFY(!events.empty());
        world.inventory.activity.value->events = events;
        QVERIFY(touchedSince(world.inventory).contains(Part::Firewall));
        world.inventory.firewall.readAt = after.inventory.readAt;
        QVERIFY(!touchedSince(world.inventory).contains(Part::Firewall));
    }

    void comesBackFromJson() {
        const Report report = runChecks({sampleInventory(), sampleNow()}, statements);
        Report read;
        QVERIFY(fromJson(toJson(report), read));
        QCOMPARE(toJson(read), toJson(report));
        QVERIFY(read == report);
    }

    void aWaiverStaysVisibleAndEndsByItself() {
        World world;
        world.inventory = sampleInventory();
        const int open = runChecks(world.basis(), {}).open();
        QVERIFY(
            waive(world.record, {QStringLiteral("gstin"), QStringLiteral("not registered yet"),
                                 QStringLiteral("asha"), sampleNow(), sampleNow() + std::chrono::days(1)}));
        const Report waived = runChecks(world.basis(), {});
        QCOMPARE(waived.open(), open - 1);
        QCOMPARE(waived.count(CheckResult::Fail), open);
        for (const Finding &finding : waived.findings)
            QCOMPARE(finding.waiver.has_value(), finding.check == QLatin1String("gstin"));
        const Basis later{world.inventory, sampleNow() + std::chrono::days(1), world.record};
        QCOMPARE(runChecks(later, {}).open(), runChecks({world.inventory, later.now}, {}).open());
    }

    void failsOnlyOnWhatIsBadEnough() {
        World world;
        world.inventory.taxProfile.value->gstin.clear();
        const Report report = runChecks(world.basis(), {});
        QVERIFY(report.hasFailures());
        QVERIFY(!report.hasFailures(Severity::Medium));
    }

    void saysTheSameOfTheSameAccount() {
        QVERIFY(runChecks({sampleInventory(), sampleNow()}, statements) ==
                runChecks({sampleInventory(), sampleNow()}, statements));
    }

    void readsWhatChecksAndFixesNeed() {
        for (const auto &check : everyCheck())
            for (const Part part : check->needs())
                QVERIFY(partsForChecks().contains(part));
        QVERIFY(partsForChecks().contains(Part::Policies));
        QVERIFY(!partsForChecks().contains(Part::Sessions));
    }

    void keepsTheSecretOutOfTheReport() {
        Inventory all = sampleInventory();
        all.instances.value->at(2).userData =
            UserData::of("password: hunter22hunter\nAKIASECRETSECRET1234\n");
        const Report report = runChecks({all, sampleNow()}, statements);
        const QString text = QString::fromUtf8(QJsonDocument(toJson(report).toObject()).toJson());
        QVERIFY(text.contains(QStringLiteral("AKIA…1234")));
        QVERIFY(!text.contains(QStringLiteral("hunter22")) && !text.contains(QStringLiteral("SECRETSECRET")));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
