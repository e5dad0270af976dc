#include "models/checklist/check.h"
#include "models/plan/plan.h"
#include "tests/checklist/cleaninventory.h"
#include "tests/support/memorycloud.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

using Inputs = std::map<QString, QString>;

const Check &checkOf(const char *id) {
    return *findCheck(QString::fromLatin1(id));
}

QStringList sentencesOf(const Result<std::vector<Change>> &changes) {
    QStringList sentences;
    if (!changes)
        return {changes.error().sentence};
    for (const Change &change : *changes)
        sentences.append(sentence(change));
    return sentences;
}

QStringList planned(const char *id, const Inventory &all, const Inputs &inputs = {}) {
    return sentencesOf(checkOf(id).changes({all, sampleNow()}, inputs));
}

/// What the inputs propose, or a right value where nothing can be proposed.
Inputs answered(const Fix &fix) {
    Inputs inputs;
    for (const FixInput &input : fix.inputs)
        inputs[input.id] = input.proposal.isEmpty() ? QStringLiteral("27AAPFU0939F1ZV") : input.proposal;
    return inputs;
}

/// An account without ids and times, whatever order its lists have.
QString canonical(const QJsonValue &value) {
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items.append(canonical(item));
        items.sort();
        return u'[' + items.join(u',') + u']';
    }
    if (!value.isObject())
        return value.toVariant().toString();
    QStringList fields;
    const QJsonObject object = value.toObject();
    for (auto at = object.begin(); at != object.end(); ++at)
        if (at.key() != QLatin1String("id") && !at.key().endsWith(QLatin1String("_at")))
            fields.append(at.key() + u'=' + canonical(at.value()));
    return u'{' + fields.join(u',') + u'}';
}

QString canonical(const Inventory &inventory) {
    return canonical(toJson(inventory));
}

Inventory withDbRules(std::vector<Rule> rules) {
    Inventory all = sampleInventory();
    all.firewall.value->at(1) = sample::firewallOf("db-01", std::move(rules));
    return all;
}

} // namespace

class FixesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyAutomaticFixComesTrue_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<bool>("automatic");
        QTest::addColumn<CheckResult>("after");
        const auto row = [](const char *id, const char *verb, bool automatic, CheckResult after) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(verb) << automatic << after;
        };
        row("second-factor", "Turn on two-factor sign-in", true, CheckResult::Pass);
        row("iam-user", "Create an IAM user that may only read", true, CheckResult::Unknown);
        row("open-ports", "Close 5432 to the internet", true, CheckResult::Pass);
        row("key-age", "Deactivate AKIAOLDKEY0000000001", true, CheckResult::Pass);
        row("user-data", "Take the secret out of user-data", false, CheckResult::Fail);
        row("gstin", "Set the GSTIN", true, CheckResult::Pass);
    }

    void everyAutomaticFixComesTrue() {
        QFETCH(QString, id);
        MemoryCloud cloud(sampleInventory());
        const Check &check = *findCheck(id);
        QCOMPARE(check.judge({cloud.inventory(), sampleNow()}).result, CheckResult::Fail);
        const Fix fix = check.fix({cloud.inventory(), sampleNow()});
        QTEST(fix.verb, "verb");
        QTEST(fix.automatic, "automatic");
        const auto changes = check.changes({cloud.inventory(), sampleNow()}, answered(fix));
        QCOMPARE(changes.has_value(), fix.automatic);
        if (!changes)
            return;
        FixedDesk desk;
        for (const Change &change : *changes) {
            const auto receipt = applyChange(cloud, change, desk, {});
            QVERIFY2(receipt.has_value(), receipt ? "" : qPrintable(receipt.error().sentence));
        }
        cloud.meanwhile([](Inventory &all) {
            for (User &user : *all.users.value)
                if (user.name == QLatin1String("operator"))
                    user.createdAt = sampleNow();
        });
        QTEST(check.judge({cloud.inventory(), sampleNow()}).result, "after");
    }

    void fixesWithNothingReadButItsOwnParts() {
        for (const auto &check : everyCheck()) {
            Inventory bare = sampleInventory();
            for (const Part part : everyPart())
                if (!partsForCheck(*check).contains(part))
                    remove(bare, part, Absence::NotRead);
            if (check->judge({bare, sampleNow()}).result != CheckResult::Fail)
                continue;
            const Fix fix = check->fix({bare, sampleNow()});
            QCOMPARE(check->changes({bare, sampleNow()}, answered(fix)).has_value(), fix.automatic);
        }
    }

    void everyAutomaticFixIsTakenBack_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<std::function<void(Inventory &)>>("alter");
        QTest::addColumn<QString>("lasting");
        using Spoil = std::function<void(Inventory &)>;
        const auto row = [](const char *id, Spoil spoil, const char *lasting = "") {
            QTest::newRow(id) << QString::fromLatin1(id) << std::move(spoil) << QString::fromLatin1(lasting);
        };
        const Spoil asItIs = [](Inventory &) {};
        row("second-factor", asItIs, "Turn on two-factor sign-in (TOTP)");
        row("iam-user", asItIs);
        row("open-ports", asItIs);
        row("public-databases", asItIs);
        row("password-policy", asItIs);
        row("public-buckets", asItIs);
        row("gstin", asItIs);
        row("key-age", asItIs);
        row("key-use", [](Inventory &all) {
            all.accessKeys.value->back().lastUsedAt = sampleNow() - std::chrono::days(100);
        });
        row("kms-key", [](Inventory &all) { all.kmsKeys.value->clear(); }, "Create KMS key my-app-secrets");
        row("default-group", [](Inventory &all) {
            all.cloud = QStringLiteral("openstack");
            all.firewall.value->front().name = QStringLiteral("default");
        });
    }

    // Applied and judged again; then taken back, step by step, which restores the account. What cannot be
    // taken back is listed by the plan before anything is applied.
    void everyAutomaticFixIsTakenBack() {
        QFETCH(QString, id);
        QFETCH(std::function<void(Inventory &)>, alter);
        QFETCH(QString, lasting);
        Inventory all = sampleInventory();
        alter(all);
        MemoryCloud cloud(all);
        const Check &check = *findCheck(id);
        QCOMPARE(wordOf(check.judge({all, sampleNow()}).result), wordOf(CheckResult::Fail));
        const Inputs inputs = answered(check.fix({all, sampleNow()}));
        const auto plan = makePlan(check.changes({all, sampleNow()}, inputs).value(), {}, all, sampleNow());
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().sentence));
        QStringList listedAsLasting;
        FixedDesk desk;
        for (const Step &step : plan->steps) {
            QVERIFY(step.inverse.has_value() != !step.whyNoInverse.isEmpty());
            if (!step.inverse)
                listedAsLasting.append(step.sentence);
            QVERIFY(applyChange(cloud, step.change, desk, {}));
        }
        if (id != QLatin1String("iam-user")) // root's past stays in the log
            QVERIFY(check.judge({cloud.inventory(), sampleNow()}).result != CheckResult::Fail);
        if (id != QLatin1String("second-factor"))
            QCOMPARE(listedAsLasting.join(u'\n'), lasting);
        if (!listedAsLasting.isEmpty() || id == QLatin1String("second-factor"))
            return;
        for (auto step = plan->steps.rbegin(); step != plan->steps.rend(); ++step)
            QVERIFY(applyChange(cloud, *step->inverse, desk, {}));
        QCOMPARE(canonical(cloud.inventory()), canonical(all));
    }

    void everyAutomaticFixIsInThatTable() {
        QStringList automatic;
        for (const Check *check : everyCheck())
            if (check->isAutomatic())
                automatic.append(check->id());
        QCOMPARE(automatic.join(u' '),
                 QStringLiteral("second-factor iam-user kms-key open-ports public-databases "
                                "default-group password-policy public-buckets gstin key-age key-use"));
    }

    // What the cloud's own service would refuse is no automatic fix there.
    void anAdministratorTurnsItOnAtOpenStack() {
        Inventory all = sampleInventory();
        all.cloud = QStringLiteral("openstack");
        const Fix fix = checkOf("second-factor").fix({all, sampleNow()});
        QVERIFY(!fix.automatic);
        QVERIFY(!checkOf("second-factor").changes({all, sampleNow()}, {}));
        QCOMPARE(fix.steps.at(1),
                 QStringLiteral("first the seed of your codes: cloudnx iam user enrol-totp ") +
                     all.identity->name);
    }

    void createsAUserWithLeastRights() {
        const Inputs alice{{QStringLiteral("user"), QStringLiteral(" alice ")}};
        QCOMPARE(planned("iam-user", sampleInventory(), alice),
                 QStringList({QStringLiteral("Create IAM user alice, with no rights yet"),
                              QStringLiteral("Attach policy CloudNxReadOnlyAccess to user alice")}));
        QVERIFY(
            planned("iam-user", sampleInventory()).first().contains(QStringLiteral("1 to 64 characters")));
        Inventory bare = sampleInventory();
        std::erase_if(*bare.policies.value, [](const Policy &policy) {
            return policy.name == QLatin1String("CloudNxReadOnlyAccess");
        });
        const auto refused = checkOf("iam-user").changes({bare, sampleNow()}, alice);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QVERIFY(refused.error().sentence.contains(QStringLiteral("no policy CloudNxReadOnlyAccess")));
        remove(bare, Part::Policies, Absence::Forbidden);
        QVERIFY(!checkOf("iam-user").changes({bare, sampleNow()}, alice));
    }

    void doesNotOfferAUserThatIsThere() {
        Inventory all = sampleInventory();
        all.users.value->push_back(
            sample::user("alice", 2, {}, {QStringLiteral("CloudNxComputeFullAccess")}));
        const Fix fix = checkOf("iam-user").fix({all, sampleNow()});
        QVERIFY(!fix.automatic);
        QVERIFY(fix.inputs.empty());
        QCOMPARE(fix.verb, QStringLiteral("Work as alice"));
        QVERIFY(fix.steps.front().contains(QStringLiteral("cloudnx iam user set-password alice")));
    }

    void removesTheWideRulesAndKeepsTheNamedOnes() {
        const Inventory all = withDbRules(
            {sample::rule("fw-1", ruleOf("80", "0.0.0.0/0")), sample::rule("fw-2", ruleOf("81", "0.0.0.0/0")),
             sample::rule("fw-3", ruleOf("5432", "::/0")), sample::rule("fw-4", ruleOf("5432", "0.0.0.0/1")),
             sample::rule("fw-5", ruleOf("5432", "128.0.0.0/1")),
             sample::rule("fw-6", ruleOf("5432", "122.176.45.0/24")),
             sample::rule("fw-7", ruleOf("5432", "10.10.0.0/24"))});
        // In which order is the planner's to say.
        QStringList steps = planned("open-ports", all);
        QStringList wanted{
            QStringLiteral("Remove the rule that allows 81/tcp from everyone (0.0.0.0/0) on db-01"),
            QStringLiteral("Remove the rule that allows 5432/tcp from everyone (::/0) on db-01"),
            QStringLiteral("Remove the rule that allows 5432/tcp from 0.0.0.0/1 on db-01"),
            QStringLiteral("Remove the rule that allows 5432/tcp from 128.0.0.0/1 on db-01")};
        steps.sort();
        wanted.sort();
        QCOMPARE(steps, wanted);
    }

    // On OpenStack the rule for 22 is the only way in.
    void lettingStrangersOutKeepsTheOwnerIn() {
        Inventory all = withDbRules({sample::rule("fw-1", ruleOf("22", "0.0.0.0/0"))});
        all.cloud = QStringLiteral("openstack");
        Record record;
        record.adminRanges = {CidrBlock::parse(QStringLiteral("122.176.45.0/24")).value()};
        const auto plannedFor = [&] {
            QStringList steps = sentencesOf(checkOf("open-ports").changes({all, sampleNow(), record}, {}));
            steps.removeIf([](const QString &step) { return !step.contains(QStringLiteral("22/tcp")); });
            return steps;
        };
        const QString goes =
            QStringLiteral("Remove the rule that allows 22/tcp from everyone (0.0.0.0/0) on db-01");
        const QString stays = QStringLiteral("Allow 22/tcp from 122.176.45.0/24 on db-01");
        QCOMPARE(plannedFor(), QStringList({stays, goes}));
        all.firewall.value->at(1).rules.push_back(sample::rule("fw-2", ruleOf("22", "122.176.45.0/24")));
        QCOMPARE(plannedFor(), QStringList{goes});
        all.firewall.value->at(1).rules.pop_back();
        record.adminRanges.clear(); // the plan's proof says then that it is not known
        QCOMPARE(plannedFor(), QStringList{goes});
    }

    void neverRemovesThePlatformsRule() {
        const auto changes = checkOf("open-ports").changes({sampleInventory(), sampleNow()}, {});
        for (const Change &change : *changes)
            QVERIFY(!sentence(change).contains(QStringLiteral("22/tcp")));
        QVERIFY(!checkOf("open-ports").changes({cleanInventory(), sampleNow()}, {}));
    }

    void closesAnInternetMadeOfManyPieces() {
        std::vector<Rule> rules;
        for (int first = 0; first < 256; ++first)
            rules.push_back(
                sample::rule(qPrintable(QStringLiteral("fw-%1").arg(first)),
                             ruleOf("6379", qPrintable(QStringLiteral("%1.0.0.0/8").arg(first)))));
        MemoryCloud cloud(withDbRules(std::move(rules)));
        const Check &check = checkOf("open-ports");
        QCOMPARE(check.judge({cloud.inventory(), sampleNow()}).result, CheckResult::Fail);
        FixedDesk desk;
        const auto changes = check.changes({cloud.inventory(), sampleNow()}, {});
        for (const Change &change : *changes)
            QVERIFY(applyChange(cloud, change, desk, {}));
        QCOMPARE(check.judge({cloud.inventory(), sampleNow()}).result, CheckResult::Pass);
    }

    void namesThePortsInTheButton_data() {
        QTest::addColumn<QStringList>("ports");
        QTest::addColumn<QString>("verb");
        QTest::newRow("one") << QStringList{"5432"} << "Close 5432 to the internet";
        QTest::newRow("two") << QStringList{"5432", "6379"} << "Close 5432 and 6379 to the internet";
        QTest::newRow("a range") << QStringList{"8000-8100"} << "Close 8000-8100/tcp to the internet";
        QTest::newRow("five") << QStringList{"21", "23", "25", "445", "3306"}
                              << "Close 21, 23 and 3 more to the internet";
    }

    void namesThePortsInTheButton() {
        QFETCH(QStringList, ports);
        std::vector<Rule> rules;
        for (const QString &port : ports)
            rules.push_back(sample::rule(qPrintable(port), ruleOf(qPrintable(port), "0.0.0.0/0")));
        const Inventory all = withDbRules(std::move(rules));
        QTEST(checkOf("open-ports").fix({all, sampleNow()}).verb, "verb");
    }

    void deactivatesOldKeysAndSaysHowToRotateFirst() {
        QCOMPARE(planned("key-age", sampleInventory()),
                 QStringList{QStringLiteral("Deactivate access key AKIAOLDKEY0000000001 of deploy")});
        const Fix fix = checkOf("key-age").fix({sampleInventory(), sampleNow()});
        QCOMPARE(
            fix.steps.front(),
            QStringLiteral("Whatever uses AKIAOLDKEY0000000001 stops (last used 3 h ago). Give it a new key "
                           "first: cloudnx iam key create deploy"));
    }

    void leadsOutOfUserDataStepByStep() {
        Inventory all = sampleInventory();
        all.instances.value->at(2).userData =
            UserData::of("a\nAKIAOLDKEY0000000001\npassword: hunter22hunter\n");
        const Fix fix = checkOf("user-data").fix({all, sampleNow()});
        QVERIFY(!fix.automatic);
        const QStringList steps(fix.steps.begin(), fix.steps.end());
        QCOMPARE(steps.join(u'\n'),
                 QStringLiteral(
                     "worker, line 2: access key id AKIA…0001\n"
                     "Deactivate the key, it is known to others by now: cloudnx iam key deactivate deploy "
                     "AKIAOLDKEY0000000001\n"
                     "Let worker act without a key (workload identity): cloudnx iam principal create --crn "
                     "crn:cloudnx:compute:in-mum:100000003:instance/i-0003 --policy POLICY\n"
                     "worker, line 3: password 14 characters\n"
                     "Change the secret where it is used; it is known to others by now.\n"
                     "Keep the new one in KMS: cloudnx kms create-key worker-secrets\n"
                     "echo -n \"$SECRET\" | cloudnx kms encrypt --key worker-secrets > secret.enc\n"
                     "In the machine's start-up: SECRET=$(cloudnx kms decrypt < secret.enc)\n"
                     "Launch worker anew without these lines. The old user-data stays in the platform's "
                     "metadata and "
                     "in the machine's journal."));
    }

    void namesNoCommandThatTheCloudDoesNotOffer() {
        Inventory all = sampleInventory();
        all.cloud = QStringLiteral("openstack"); // Barbican encrypts nothing
        all.instances.value->at(2).userData = UserData::of("password: hunter22hunter\n");
        const Fix leak = checkOf("user-data").fix({all, sampleNow()});
        QCOMPARE(leak.steps.at(1),
                 QStringLiteral("Change the secret where it is used; it is known to others by now."));
        const Fix key = checkOf("kms-key").fix({all, sampleNow()});
        for (const Fix &fix : {leak, key})
            for (const QString &step : fix.steps)
                QVERIFY2(!step.contains(QStringLiteral("cloudnx kms")), qPrintable(step));
    }

    void takesOnlyAKeyThatIsCertainlyOurs() {
        Inventory all = sampleInventory();
        all.accessKeys.value->push_back(sample::key("key-3", "AKIAOTHERKEY00000001", "deploy", 3));
        const Fix fix = checkOf("user-data").fix({all, sampleNow()});
        for (const QString &step : fix.steps)
            QVERIFY2(!step.contains(QStringLiteral("deactivate")), qPrintable(step));
    }

    void checksTheGstinBeforeItPlans() {
        const QString name = QStringLiteral("Example Pvt Ltd");
        const auto with = [&](const char *gstin, const QString &legalName) {
            return planned("gstin", sampleInventory(),
                           {{QStringLiteral("gstin"), QString::fromLatin1(gstin)},
                            {QStringLiteral("legal_name"), legalName}})
                .first();
        };
        QCOMPARE(with("27aapfu0939f1zv", name), QStringLiteral("Set the GSTIN to 27AAPFU0939F1ZV"));
        QVERIFY(with("27AAPFU0939F1ZX", name).contains(QStringLiteral("check digit")));
        QVERIFY(with("", name).contains(QStringLiteral("15 characters")));
        QVERIFY(with("27AAPFU0939F1ZV", QStringLiteral("  ")).contains(QStringLiteral("legal name")));
        const Fix fix = checkOf("gstin").fix({sampleInventory(), sampleNow()});
        QCOMPARE(fix.inputs.at(1).proposal, name);
    }
};

QTEST_GUILESS_MAIN(FixesTest)
#include "tst_fixes.moc"
