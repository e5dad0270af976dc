#include "models/checklist/check.h"
#include "tests/checklist/cleaninventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

namespace {

using Alter = std::function<void(Inventory &)>;

void row(const char *name, const char *check, Alter alter, CheckResult result, const char *summary) {
    QTest::newRow(name) << QString::fromLatin1(check) << std::move(alter) << result
                        << QString::fromUtf8(summary);
}

void dbRules(Inventory &all, std::vector<Rule> rules) {
    all.firewall.value->at(1) = sample::firewallOf("db-01", std::move(rules));
}

Alter db(std::vector<RuleSpec> specs) {
    return [specs](Inventory &all) {
        std::vector<Rule> rules;
        for (const RuleSpec &spec : specs)
            rules.push_back(sample::rule(qPrintable(QStringLiteral("fw-%1").arg(rules.size() + 10)), spec));
        dbRules(all, std::move(rules));
    };
}

void addRoot(Inventory &all, std::vector<int> daysAgo) {
    for (const int days : daysAgo)
        all.activity.value->events.push_back(
            sample::event(1000 + days, sampleNow() - std::chrono::days(days), ActorKind::Root));
}

RuleSpec outgoing(RuleSpec spec) {
    spec.direction = Direction::Egress;
    return spec;
}

} // namespace

Q_DECLARE_METATYPE(Alter)

class ChecksTest : public QObject {
    Q_OBJECT

private:
    static void columns() {
        QTest::addColumn<QString>("check");
        QTest::addColumn<Alter>("alter");
        QTest::addColumn<CheckResult>("result");
        QTest::addColumn<QString>("summary");
    }

    // The summary holds what the row says, or is it when the row ends in a full stop.
    static void judged() {
        QFETCH(QString, check);
        QFETCH(Alter, alter);
        QFETCH(CheckResult, result);
        QFETCH(QString, summary);
        Inventory all = cleanInventory();
        alter(all);
        const Finding finding = findCheck(check)->judge({all, sampleNow()});
        QCOMPARE(finding.check, check);
        QVERIFY2(finding.summary.contains(summary), qPrintable(finding.summary));
        QCOMPARE(wordOf(finding.result), wordOf(result));
        QVERIFY(!finding.evidence.empty());
        for (const Evidence &evidence : finding.evidence)
            QVERIFY2(evidence.readAgain.startsWith(QStringLiteral("cloudnx ")),
                     qPrintable(evidence.readAgain));
    }

private Q_SLOTS:

    void secondFactor_data() {
        columns();
        const char *check = "second-factor";
        row("on", check, [](Inventory &) {}, CheckResult::Pass, "2FA is on for root (owner@example.in).");
        row(
            "off", check, [](Inventory &all) { all.secondFactor.value->enabled = false; }, CheckResult::Fail,
            "2FA is off for root (owner@example.in): the password alone signs in.");
        row(
            "on for an IAM user", check,
            [](Inventory &all) {
                all.identity.value->kind = IdentityKind::IamUser;
                all.identity.value->name = QStringLiteral("alice");
            },
            CheckResult::Pass, "2FA is on for alice.");
        row(
            "two answers that disagree", check,
            [](Inventory &all) { all.identity.value->mfaEnabled = false; }, CheckResult::Unknown,
            "Read again.");
        row(
            "not offered", check,
            [](Inventory &all) { remove(all, Part::SecondFactor, Absence::NotOffered); },
            CheckResult::NotOffered, "not offered by this cloud");
    }

    void secondFactor() { judged(); }

    void namesUsersWhoseSecondFactorIsNotKnown() {
        Inventory all = cleanInventory();
        all.users.value->at(0).consoleAccess = true;
        all.users.value->at(1).consoleAccess.reset();
        all.users.value->at(1).mfaEnabled.reset();
        const Finding finding = findCheck(QStringLiteral("second-factor"))->judge({all, sampleNow()});
        QCOMPARE(finding.result, CheckResult::Pass);
        QCOMPARE(finding.evidence.size(), std::size_t(3));
        QCOMPARE(finding.evidence[0].text,
                 QStringLiteral("root (owner@example.in): 2FA is on since 2026-03-24; 8 backup codes left"));
        QCOMPARE(finding.evidence[1].text,
                 QStringLiteral("IAM user deploy: 2FA is off; only deploy can turn it on"));
        QCOMPARE(finding.evidence[2].text,
                 QStringLiteral("IAM user operator: whether 2FA is on is not told"));
    }

    void iamUser_data() {
        columns();
        const char *check = "iam-user";
        row(
            "users, and root not seen", check, [](Inventory &) {}, CheckResult::Pass,
            "2 IAM users; root was not seen in the last 7 days.");
        row(
            "root once, for billing", check, [](Inventory &all) { addRoot(all, {3, 3}); }, CheckResult::Pass,
            "root was seen on 1 day in the last 7 days.");
        row(
            "root on two days", check, [](Inventory &all) { addRoot(all, {3, 1}); }, CheckResult::Fail,
            "Root was at work on 2 of the last 7 days.");
        row(
            "root before the window", check, [](Inventory &all) { addRoot(all, {8, 9, 20}); },
            CheckResult::Pass, "root was not seen");
        row(
            "no user", check, [](Inventory &all) { all.users.value->clear(); }, CheckResult::Fail,
            "There is no IAM user");
        row(
            "no user, and no log either", check,
            [](Inventory &all) {
                all.users.value->clear();
                remove(all, Part::Activity, Absence::Forbidden);
            },
            CheckResult::Fail, "There is no IAM user");
        row(
            "log may not be read", check,
            [](Inventory &all) { remove(all, Part::Activity, Absence::Forbidden); }, CheckResult::Unknown,
            "you may not read it");
        row(
            "log not offered", check,
            [](Inventory &all) { remove(all, Part::Activity, Absence::NotOffered); }, CheckResult::Unknown,
            "not offered");
        row(
            "IAM not offered", check, [](Inventory &all) { remove(all, Part::Users, Absence::NotOffered); },
            CheckResult::NotOffered, "not offered");
        row(
            "not all events were read", check, [](Inventory &all) { all.activity.value->complete = false; },
            CheckResult::Unknown, "Only the newest 30 events were read");
        row(
            "not all were read, and those are enough", check,
            [](Inventory &all) {
                all.activity.value->complete = false;
                addRoot(all, {1, 2, 3});
            },
            CheckResult::Fail, "Root was at work on 3 of the last 7 days.");
        row(
            "actors the log does not tell", check,
            [](Inventory &all) {
                addRoot(all, {1, 2});
                for (Event &event : all.activity.value->events)
                    event.actorKind = ActorKind::Unknown;
            },
            CheckResult::Unknown, "The log does not tell who acted");
        row(
            "a window too short for a habit", check,
            [](Inventory &all) { all.activity.value->from = sampleNow() - 5h; }, CheckResult::Unknown,
            "One day");
        row(
            "the user was made just now", check,
            [](Inventory &all) {
                addRoot(all, {0, 1, 2});
                all.users.value->at(1).createdAt = sampleNow() - 3min;
            },
            CheckResult::Unknown,
            "Root was at work on 3 of the last 7 days. operator is there now; whether root rests shows from "
            "tomorrow "
            "on.");
        row(
            "the user was made, and root goes on", check,
            [](Inventory &all) {
                addRoot(all, {0, 1, 2, 3});
                all.users.value->at(1).createdAt = sampleNow() - 72h;
            },
            CheckResult::Fail, "Root was at work on 4 of the last 7 days.");
        row(
            "a user made just now who may do everything changes nothing", check,
            [](Inventory &all) {
                addRoot(all, {0, 1, 2});
                all.users.value->at(1).createdAt = sampleNow() - 3min;
                all.users.value->at(1).policies = {QStringLiteral("CloudNxFullAccess")};
            },
            CheckResult::Fail, "Root was at work on 3 of the last 7 days.");
    }

    void iamUser() { judged(); }

    void saysWhatTheLogShows() {
        Inventory all = cleanInventory();
        all.users.value->front().policies = {QStringLiteral("CloudNxFullAccess")};
        const Finding finding = findCheck(QStringLiteral("iam-user"))->judge({all, sampleNow()});
        QCOMPARE(finding.evidence.front().text,
                 QStringLiteral("IAM user deploy: may do everything, which is more than daily work needs"));
        QCOMPARE(
            finding.evidence.back().text,
            QStringLiteral("root: not seen in the last 7 days. Only calls that change something are logged"));
    }

    void openPorts_data() {
        columns();
        const char *check = "open-ports";
        const auto tcp = [](const char *ports, const char *cidr) { return ruleOf(ports, cidr); };
        row(
            "web and what is private", check, [](Inventory &) {}, CheckResult::Pass,
            "Nothing but 80 and 443");
        row("a database", check, db({tcp("5432", "0.0.0.0/0")}), CheckResult::Fail,
            "The internet reaches db-01 on 5432/tcp (PostgreSQL).");
        row("over IPv6 only", check, db({tcp("5432", "::/0")}), CheckResult::Fail, "db-01 on 5432/tcp");
        row("split in halves", check, db({tcp("6379", "0.0.0.0/1"), tcp("6379", "128.0.0.0/1")}),
            CheckResult::Fail, "db-01 on 6379/tcp (Redis)");
        row("one half", check, db({tcp("6379", "128.0.0.0/1")}), CheckResult::Fail, "6379/tcp");
        row("all of global IPv6", check, db({tcp("6379", "2000::/3")}), CheckResult::Fail, "6379/tcp");
        row("SSH beside the platform's own", check, db({tcp("22", "0.0.0.0/0")}), CheckResult::Fail,
            "22/tcp (SSH)");
        row("a range around the web", check, db({tcp("80-443", "0.0.0.0/0")}), CheckResult::Fail,
            "80-443/tcp");
        row("80 and 81 in two rules", check, db({tcp("80", "0.0.0.0/0"), tcp("81", "0.0.0.0/0")}),
            CheckResult::Fail, "db-01 on");
        row("every port", check, db({tcp("", "0.0.0.0/0")}), CheckResult::Fail, "db-01 on every tcp port");
        row("every protocol", check, db({ruleOf("", "0.0.0.0/0", Protocol::Any)}), CheckResult::Fail,
            "db-01 on");
        row("443 over UDP is QUIC, and still not asked for", check,
            db({ruleOf("443", "0.0.0.0/0", Protocol::Udp)}), CheckResult::Fail, "443/udp");
        row("ping is no port", check, db({ruleOf("", "0.0.0.0/0", Protocol::Icmp)}), CheckResult::Pass,
            "Nothing but");
        row("an office", check, db({tcp("5432", "122.176.45.0/24")}), CheckResult::Pass, "Nothing but");
        row("a whole private space", check, db({tcp("5432", "10.0.0.0/8")}), CheckResult::Pass,
            "Nothing but");
        row("what goes out", check, db({outgoing(tcp("5432", "0.0.0.0/0"))}), CheckResult::Pass,
            "Nothing but");
        row(
            "an instance whose rules are not known", check,
            [](Inventory &all) { all.firewall.value->pop_back(); }, CheckResult::Unknown,
            "The rules of worker are not known.");
        row(
            "an open port is enough without instances", check,
            [](Inventory &all) {
                dbRules(all, {sample::rule("fw-9", ruleOf("5432", "0.0.0.0/0"))});
                remove(all, Part::Instances, Absence::Failed);
            },
            CheckResult::Fail, "5432/tcp");
        row(
            "firewall not offered", check,
            [](Inventory &all) { remove(all, Part::Firewall, Absence::NotOffered); }, CheckResult::NotOffered,
            "not offered");
        row(
            "many", check,
            [](Inventory &all) {
                db({ruleOf("5432", "0.0.0.0/0"), ruleOf("6379", "0.0.0.0/0"), ruleOf("9200", "0.0.0.0/0"),
                    ruleOf("3306", "0.0.0.0/0")})(all);
            },
            CheckResult::Fail,
            "The internet reaches db-01 on 3306/tcp (MySQL), db-01 on 5432/tcp (PostgreSQL) and 2 more.");
    }

    void openPorts() { judged(); }

    void showsThePlatformsRuleAsWhatItIs() {
        const Finding finding =
            findCheck(QStringLiteral("open-ports"))->judge({sampleInventory(), sampleNow()});
        QCOMPARE(finding.severity, Severity::Critical);
        QCOMPARE(finding.evidence.front().text,
                 QStringLiteral(
                     "db-01: 5432/tcp (PostgreSQL) from everyone over IPv4 (0.0.0.0/0); IPv6 is closed, "
                     "rule fw-3"));
        QCOMPARE(finding.evidence.front().readAgain, QStringLiteral("cloudnx firewall list db-01"));
        const auto implicit =
            std::count_if(finding.evidence.begin(), finding.evidence.end(), [](const Evidence &one) {
                return one.text.contains(
                    QStringLiteral("whether a rule for 22 narrows it is not documented"));
            });
        QCOMPARE(implicit, 3);
        QVERIFY(finding.evidence[1].text.startsWith(
            QStringLiteral("db-01: SSH through the assigned port 30002 from")));
    }

    void keyAge_data() {
        columns();
        const char *check = "key-age";
        const auto made = [](std::optional<std::chrono::milliseconds> age) {
            return [age](Inventory &all) {
                AccessKey &key = all.accessKeys.value->back();
                key.createdAt = age ? std::optional<Instant>(sampleNow() - *age) : std::nullopt;
            };
        };
        row(
            "young ones, and an old one that is inactive", check, [](Inventory &) {}, CheckResult::Pass,
            "No active key is older than 90 days.");
        row("90 days to the second", check, made(90 * 24h), CheckResult::Pass, "No active key");
        row("a second more", check, made(90 * 24h + 1s), CheckResult::Fail,
            "The key AKIANEWKEY0000000002 of deploy is 90 days old.");
        row("made tomorrow, says a wrong clock", check, made(-24h), CheckResult::Pass, "No active key");
        row("age not told", check, made({}), CheckResult::Unknown,
            "does not tell how old AKIANEWKEY0000000002 is");
        row(
            "an old one beside one of unknown age", check,
            [made](Inventory &all) {
                made({})(all);
                all.accessKeys.value->front().active = true;
            },
            CheckResult::Fail, "The key AKIAOLDKEY0000000001 of deploy is 400 days old.");
        row(
            "two old ones", check,
            [made](Inventory &all) {
                made(100 * 24h)(all);
                all.accessKeys.value->front().active = true;
            },
            CheckResult::Fail,
            "2 active keys are older than 90 days; the oldest, AKIAOLDKEY0000000001 of deploy,");
        row(
            "no key", check, [](Inventory &all) { all.accessKeys.value->clear(); }, CheckResult::Pass,
            "There is no access key.");
        row(
            "not offered", check, [](Inventory &all) { remove(all, Part::AccessKeys, Absence::NotOffered); },
            CheckResult::NotOffered, "not offered");
    }

    void keyAge() { judged(); }

    void tellsNotSeenFromNeverUsed() {
        Inventory all = cleanInventory();
        all.accessKeys.value->back().lastUsedAt.reset();
        const Finding finding = findCheck(QStringLiteral("key-age"))->judge({all, sampleNow()});
        QCOMPARE(finding.evidence[0].text,
                 QStringLiteral("AKIAOLDKEY0000000001 of deploy: inactive, 400 days old, last used 3 h ago"));
        QCOMPARE(
            finding.evidence[1].text,
            QStringLiteral("AKIANEWKEY0000000002 of deploy: active, 10 days old, use not seen, or not told"));
    }

    void userData_data() {
        columns();
        const char *check = "user-data";
        const auto text = [](const char *raw) {
            return [raw](Inventory &all) { all.instances.value->at(2).userData = UserData::of(raw); };
        };
        row(
            "scripts without secrets", check, [](Inventory &) {}, CheckResult::Pass,
            "No known form of a secret");
        row("an access key", check, text("#cloud-config\n- AKIAOLDKEY0000000001\n"), CheckResult::Fail,
            "A secret stands in the user-data of worker.");
        row("a password", check, text("DATABASE_PASSWORD=hunter22hunter\n"), CheckResult::Fail, "worker");
        row("none at all", check, text(""), CheckResult::Pass, "No known form");
        row(
            "may not be read", check, [](Inventory &all) { all.instances.value->at(2).userData.reset(); },
            CheckResult::Unknown, "The user-data of worker may not be read.");
        row(
            "one leaks, one may not be read", check,
            [text](Inventory &all) {
                text("password: hunter22hunter")(all);
                all.instances.value->at(0).userData.reset();
            },
            CheckResult::Fail, "worker");
        row(
            "no instance", check, [](Inventory &all) { all.instances.value->clear(); }, CheckResult::Pass,
            "There is no instance.");
    }

    void userData() { judged(); }

    void masksWhatItFinds() {
        const Finding finding =
            findCheck(QStringLiteral("user-data"))->judge({sampleInventory(), sampleNow()});
        QCOMPARE(finding.evidence.back().text,
                 QStringLiteral("worker, line 3: access key id AKIA…0001, an active key of deploy"));
    }

    void gstin_data() {
        columns();
        const char *check = "gstin";
        const auto given = [](const char *gstin) {
            return [gstin](Inventory &all) { all.taxProfile.value->gstin = QString::fromLatin1(gstin); };
        };
        // 27AAPFU0939F1ZV is the number the GST portal's own documentation uses.
        row("right", check, [](Inventory &) {}, CheckResult::Pass, "27AAPFU0939F1ZV");
        row("none", check, given(""), CheckResult::Fail, "No GSTIN is given.");
        row("blank", check, given("  "), CheckResult::Fail, "No GSTIN is given.");
        row("two digits swapped", check, given("27AAPFU0993F1ZV"), CheckResult::Fail, "check digit");
        row("too short", check, given("27AAPFU0939F1Z"), CheckResult::Fail, "15 characters");
        row(
            "not offered", check, [](Inventory &all) { remove(all, Part::TaxProfile, Absence::NotOffered); },
            CheckResult::NotOffered, "not offered");
    }

    void gstin() { judged(); }
};

QTEST_GUILESS_MAIN(ChecksTest)
#include "tst_checks.moc"
