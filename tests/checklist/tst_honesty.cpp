#include "models/checklist/report.h"
#include "tests/checklist/cleaninventory.h"

#include <QRegularExpression>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

QString picture(const Report &report) {
    std::map<QString, QStringList> byResult;
    for (const Finding &finding : report.findings)
        byResult[wordOf(finding.result)].append(finding.check);
    QStringList lines;
    for (const auto &[result, checks] : byResult)
        lines.append(result + QStringLiteral(": ") + checks.join(u' '));
    return lines.join(u'\n');
}

/// A clean account at the cloud that @p check is for.
World worldOf(const Check &check) {
    const World world = cleanWorld();
    return check.judge(world.basis()).result == CheckResult::NotOffered ? cleanProject() : world;
}

/// Calls @p visit once for each value below @p value, with a copy of the whole in which that one is null.
void eachRemoved(const QJsonValue &value, const std::function<QJsonValue(const QJsonValue &)> &whole,
                 const QString &path, const std::function<void(const QString &, const QJsonValue &)> &visit) {
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            const auto with = [&, key = at.key()](const QJsonValue &changed) {
                QJsonObject copy = object;
                copy[key] = changed;
                return whole(copy);
            };
            visit(path + u'/' + at.key(), with(QJsonValue()));
            eachRemoved(at.value(), with, path + u'/' + at.key(), visit);
        }
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype at = 0; at < std::min<qsizetype>(array.size(), 4); ++at) {
            const auto with = [&, at](const QJsonValue &changed) {
                QJsonArray copy = array;
                copy[at] = changed;
                return whole(copy);
            };
            eachRemoved(array.at(at), with, QStringLiteral("%1/%2").arg(path).arg(at), visit);
        }
    }
}

} // namespace

/// No check is green for what it did not look at.
class HonestyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysExactlyThisOfACleanWorld() {
        const World world = cleanWorld();
        QCOMPARE(picture(runChecks(world.basis(), {})),
                 QStringLiteral(
                     "attested: backup-codes user-per-person workload-identity secrets-place backup-plan "
                     "data-export "
                     "restore-tested snapshot-before-change data-requests\n"
                     "not_offered: default-group image-visibility totp-seed blocked-ports "
                     "old-instance-snapshots\n"
                     "pass: second-factor ssh-passwords iam-user users-second-factor broad-policies kms-key "
                     "user-data open-ports public-databases both-families declared-ports "
                     "password-policy public-buckets volumes tls-endpoints control-plane-tls "
                     "ssh-high-port stateful-firewall audit-complete root-ssh updates host-firewall "
                     "written-configuration gstin audit-read key-age key-use storage-keys "
                     "certificate-renewal old-snapshots\n"
                     "unknown: ssh-ranges"));
    }

    void knowsLessWhenNobodyToldAnything() {
        const World world;
        QCOMPARE(
            picture(runChecks(world.basis(), {})),
            QStringLiteral(
                "not_offered: default-group image-visibility totp-seed blocked-ports old-instance-snapshots\n"
                "pass: second-factor iam-user users-second-factor broad-policies kms-key user-data "
                "open-ports public-databases both-families declared-ports "
                "password-policy public-buckets volumes ssh-high-port stateful-firewall audit-complete gstin "
                "key-age key-use storage-keys old-snapshots\n"
                "stated: control-plane-tls\n"
                "unknown: backup-codes ssh-passwords user-per-person ssh-ranges workload-identity "
                "tls-endpoints root-ssh "
                "updates "
                "host-firewall written-configuration secrets-place backup-plan data-export audit-read "
                "certificate-renewal restore-tested snapshot-before-change data-requests"));
    }

    void saysExactlyThisOfACleanProject() {
        const World world = cleanProject();
        QCOMPARE(
            picture(runChecks(world.basis(), {})),
            QStringLiteral(
                "attested: backup-codes user-per-person secrets-place backup-plan data-export restore-tested "
                "snapshot-before-change data-requests\n"
                "not_offered: iam-user workload-identity password-policy public-buckets ssh-high-port "
                "audit-complete gstin storage-keys\n"
                "pass: second-factor ssh-passwords users-second-factor broad-policies kms-key "
                "user-data open-ports public-databases ssh-ranges both-families declared-ports default-group "
                "image-visibility volumes tls-endpoints control-plane-tls stateful-firewall totp-seed "
                "root-ssh updates "
                "host-firewall "
                "written-configuration audit-read key-age key-use certificate-renewal old-snapshots "
                "old-instance-snapshots\n"
                "stated: blocked-ports"));
    }

    void neverPassesWithoutWhatItNeeds_data() {
        QTest::addColumn<QString>("check");
        QTest::addColumn<Part>("part");
        QTest::addColumn<Absence>("absence");
        for (const Check *check : everyCheck())
            for (const Part part : check->needs())
                for (const Absence absence :
                     {Absence::NotRead, Absence::NotOffered, Absence::Forbidden, Absence::Failed})
                    QTest::addRow("%s, %s, %s", qPrintable(check->id()), qPrintable(wordOf(part)),
                                  qPrintable(wordOf(absence)))
                        << check->id() << part << absence;
    }

    void neverPassesWithoutWhatItNeeds() {
        QFETCH(QString, check);
        QFETCH(Part, part);
        QFETCH(Absence, absence);
        World world = worldOf(*findCheck(check));
        remove(world.inventory, part, absence);
        const Finding finding = findCheck(check)->judge(world.basis());
        const bool isHonest = finding.result == CheckResult::Unknown ||
                              (finding.result == CheckResult::NotOffered && absence == Absence::NotOffered);
        QVERIFY2(isHonest, qPrintable(wordOf(finding.result) + QStringLiteral(": ") + finding.summary));
        QVERIFY(!finding.summary.isEmpty());
    }

    void needsNothingElse() {
        for (const Check *check : everyCheck()) {
            World bare = worldOf(*check);
            for (const Part part : everyPart())
                if (!check->needs().contains(part))
                    remove(bare.inventory, part, Absence::Forbidden);
            const World full = worldOf(*check);
            const Finding whole = check->judge(full.basis());
            const Finding finding = check->judge(bare.basis());
            QVERIFY2(finding.result == whole.result, qPrintable(check->id() + u' ' + finding.summary));
        }
    }

    // Whatever is not told, no check that did not pass before may pass for it; nor one that hung on it.
    void neverPassesForWantOfAField_data() {
        QTest::addColumn<Inventory>("inventory");
        QTest::newRow("messy") << sampleInventory();
        QTest::newRow("clean") << cleanInventory();
        Inventory weak = cleanInventory();
        weak.accessKeys.value->back().lastUsedAt = sampleNow() - std::chrono::days(200);
        weak.users.value->front().consoleAccess = true;
        weak.volumes.value->front().encrypted = false;
        weak.firewall.value->front().stateful = false;
        weak.instances.value->front().sshPort = 22;
        QTest::newRow("weak") << weak;
    }

    void neverPassesForWantOfAField() {
        QFETCH(Inventory, inventory);
        World world = cleanWorld();
        world.inventory = inventory;
        std::map<QString, CheckResult> before;
        for (const Check *check : everyCheck())
            before[check->id()] = check->judge(world.basis()).result;
        int removed = 0;
        const auto whole = [](const QJsonValue &value) { return value; };
        eachRemoved(toJson(inventory), whole, {}, [&](const QString &path, const QJsonValue &without) {
            World poorer = world;
            poorer.inventory = {};
            if (!fromJson(without, poorer.inventory))
                return; // a field that there is always
            ++removed;
            for (const Check *check : everyCheck()) {
                const Finding finding = check->judge(poorer.basis());
                QVERIFY2(finding.result != CheckResult::Pass || before[check->id()] == CheckResult::Pass,
                         qPrintable(path + QStringLiteral(" made it pass: ") + check->id()));
            }
        });
        QVERIFY2(removed > 40, qPrintable(QString::number(removed)));
    }

    // The whole list: which answers of the clouds, left out in turn, end which check's pass. Whatever is not
    // here has no say in a pass.
    void everyAnswerThatAPassHangsOn() {
        std::map<QString, std::set<QString>> hangs;
        for (const World &world : {cleanWorld(), cleanProject()}) {
            std::map<QString, CheckResult> before;
            for (const Check *check : everyCheck())
                before[check->id()] = check->judge(world.basis()).result;
            const auto whole = [](const QJsonValue &value) { return value; };
            eachRemoved(
                toJson(world.inventory), whole, {}, [&](const QString &path, const QJsonValue &without) {
                    World poorer = world;
                    poorer.inventory = {};
                    if (!path.contains(QStringLiteral("/value/")) || !fromJson(without, poorer.inventory))
                        return;
                    static const QRegularExpression number(QStringLiteral("/[0-9]+"));
                    const QString name = QString(path).remove(QStringLiteral("/value")).remove(number);
                    for (const Check *check : everyCheck())
                        if (before[check->id()] == CheckResult::Pass &&
                            check->judge(poorer.basis()).result != CheckResult::Pass)
                            hangs[name].insert(check->id());
                });
        }
        QStringList lines;
        for (const auto &[path, checks] : hangs)
            lines.append(path + QStringLiteral(": ") + QStringList(checks.begin(), checks.end()).join(u' '));
        QCOMPARE(lines.join(u'\n'), QStringLiteral("/access_keys/created_at: key-age\n"
                                                   "/access_keys/last_used_at: key-use\n"
                                                   "/buckets/public_read: public-buckets\n"
                                                   "/firewall/rules/spec/ports: default-group open-ports "
                                                   "public-databases ssh-ranges written-configuration\n"
                                                   "/firewall/stateful: stateful-firewall\n"
                                                   "/images/created_at: old-instance-snapshots\n"
                                                   "/instances/ssh_port: ssh-high-port\n"
                                                   "/instances/user_data: user-data\n"
                                                   "/password_policy/prevent_reuse: password-policy\n"
                                                   "/policies/document: broad-policies\n"
                                                   "/second_factor/readable_seeds: totp-seed\n"
                                                   "/snapshots/created_at: old-snapshots\n"
                                                   "/storage_keys/created_at: storage-keys\n"
                                                   "/storage_keys/last_used_at: storage-keys\n"
                                                   "/users/console_access: users-second-factor\n"
                                                   "/users/mfa_enabled: written-configuration\n"
                                                   "/volumes/encrypted: volumes"));
    }

    void theRecordAndTheOutsideAreNeededToo_data() {
        QTest::addColumn<QString>("check");
        QTest::addColumn<std::function<void(World &)>>("forget");
        using Forget = std::function<void(World &)>;
        const auto row = [](const char *check, Forget forget) {
            QTest::newRow(check) << QString::fromLatin1(check) << forget;
        };
        const Forget outside = [](World &world) {
            world.outside = {};
            world.record.hostReports.clear();
        };
        for (const char *check : {"ssh-passwords", "tls-endpoints", "certificate-renewal", "root-ssh",
                                  "updates", "host-firewall"})
            row(check, outside);
        for (const char *check : {"backup-codes", "user-per-person", "secrets-place", "backup-plan",
                                  "data-export", "restore-tested", "snapshot-before-change", "data-requests"})
            row(check, [](World &world) { world.record.attestations.clear(); });
        row("audit-read", [](World &world) {
            world.record.auditReadAt.reset();
            world.record.attestations.clear();
        });
        row("written-configuration", [](World &world) { world.record.configurationSavedAt.reset(); });
    }

    void theRecordAndTheOutsideAreNeededToo() {
        QFETCH(QString, check);
        QFETCH(std::function<void(World &)>, forget);
        World world = cleanWorld();
        const CheckResult before = findCheck(check)->judge(world.basis()).result;
        QVERIFY(before == CheckResult::Pass || before == CheckResult::Attested);
        forget(world);
        const CheckResult after = findCheck(check)->judge(world.basis()).result;
        QVERIFY(after == CheckResult::Unknown || after == CheckResult::Fail);
    }

    void believesNobodyForEver() {
        for (const char *id : {"backup-codes", "user-per-person", "secrets-place", "backup-plan",
                               "data-export", "restore-tested", "snapshot-before-change", "data-requests"}) {
            World world = cleanWorld();
            for (Attestation &said : world.record.attestations)
                said.until = sampleNow();
            const Finding over = findCheck(QString::fromLatin1(id))->judge(world.basis());
            QCOMPARE(wordOf(over.result), wordOf(CheckResult::Unknown));
            QVERIFY2(over.summary.contains(QStringLiteral("good until")), qPrintable(over.summary));
            for (Attestation &said : world.record.attestations) {
                said.at = sampleNow() + std::chrono::days(1);
                said.until = sampleNow() + std::chrono::days(2);
            }
            QCOMPARE(wordOf(findCheck(QString::fromLatin1(id))->judge(world.basis()).result),
                     wordOf(CheckResult::Unknown));
        }
    }

    void theStagesFollowEachOther() {
        Stage last = Stage::FirstHour;
        std::set<QString> ids;
        for (const Check *check : everyCheck()) {
            QVERIFY2(last <= check->stage(), qPrintable(check->id()));
            QVERIFY2(ids.insert(check->id()).second, qPrintable(check->id()));
            last = check->stage();
        }
        QCOMPARE(ids.size(), std::size_t(45));
    }

    void everyFindingSaysWhatItHangsOn() {
        const World world = cleanWorld();
        for (const Finding &finding : runChecks(world.basis(), {}).findings) {
            const Check *check = findCheck(finding.check);
            QCOMPARE(finding.dependsOn.size(), partsForCheck(*check).size());
            QCOMPARE(finding.digest.isEmpty(), finding.dependsOn.empty());
            QVERIFY2(!finding.title.isEmpty() && check->why().count(u'\n') == 1, qPrintable(finding.check));
            for (const Evidence &evidence : finding.evidence)
                QVERIFY2(evidence.readAgain.startsWith(QStringLiteral("cloudnx ")),
                         qPrintable(evidence.readAgain));
        }
    }

    void theDigestChangesWithWhatWasRead() {
        World world = cleanWorld();
        const auto digestOf = [&](const char *check) {
            for (const Finding &finding : runChecks(world.basis(), {}).findings)
                if (finding.check == QLatin1String(check))
                    return finding.digest;
            return QString();
        };
        const QString users = digestOf("users-second-factor");
        const QString buckets = digestOf("public-buckets");
        world.inventory.users.value->front().lastLoginAt = sampleNow();
        QVERIFY(digestOf("users-second-factor") != users);
        QCOMPARE(digestOf("public-buckets"), buckets);
        QCOMPARE(users.size(), 64);
    }
};

QTEST_GUILESS_MAIN(HonestyTest)
#include "tst_honesty.moc"
