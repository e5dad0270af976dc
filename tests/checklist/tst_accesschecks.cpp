#include "tests/checklist/judged.h"

using namespace cloudnx;
using namespace cloudnx::test;
using enum cloudnx::CheckResult;

/// Users, policies, keys, passwords, buckets, volumes, and what people say of them.
class AccessChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void says_data() {
        worldColumns();
        const Alter nothing = [](World &) {};
        const auto user = [](World &world, int at) -> User & {
            return world.inventory.users.value->at(static_cast<std::size_t>(at));
        };
        const auto key = [](World &world) -> AccessKey & { return world.inventory.accessKeys.value->back(); };
        const auto without = [](Part part, Absence absence) {
            return [=](World &world) { remove(world.inventory, part, absence); };
        };

        row("backup-codes", "stored", nothing, Attested, "asha said so on 2026-05-01");
        row(
            "backup-codes", "two left",
            [](World &world) { world.inventory.secondFactor.value->backupCodesLeft = 2; }, Fail,
            "Only 2 backup codes left");
        row(
            "backup-codes", "not told",
            [](World &world) { world.inventory.secondFactor.value->backupCodesLeft.reset(); }, Unknown,
            "does not tell");
        row(
            "backup-codes", "made anew since",
            [](World &world) { world.inventory.secondFactor.value->enabledAt = sampleNow(); }, Unknown,
            "the codes are others now");
        row(
            "backup-codes", "2FA is off",
            [](World &world) { world.inventory.secondFactor.value->enabled = false; }, Unknown,
            "no backup codes yet");

        row("user-per-person", "said of all", nothing, Attested, "asha");
        row(
            "user-per-person", "a new user",
            [](World &world) { world.inventory.users.value->push_back(sample::user("bob", 9, {}, {})); },
            Unknown, "but not of bob");
        row(
            "user-per-person", "no user", [](World &world) { world.inventory.users.value->clear(); }, Unknown,
            "no IAM user");
        row("user-per-person", "not offered", without(Part::Users, Absence::NotOffered), NotOffered,
            "not offered");

        row("users-second-factor", "none has a password", nothing, Pass, "uses 2FA");
        row(
            "users-second-factor", "a password, no 2FA",
            [=](World &world) { user(world, 0).consoleAccess = true; }, Fail,
            "A password alone signs in deploy.");
        row(
            "users-second-factor", "both",
            [=](World &world) {
                user(world, 0).consoleAccess = true;
                user(world, 0).mfaEnabled = true;
            },
            Pass, "uses 2FA");
        row(
            "users-second-factor", "not told",
            [=](World &world) {
                user(world, 1).consoleAccess.reset();
                user(world, 1).mfaEnabled.reset();
            },
            Unknown, "Whether operator uses 2FA");
        row(
            "users-second-factor", "off, and whether it has a password is not told",
            [=](World &world) { user(world, 1).consoleAccess.reset(); }, Unknown, "operator");

        row("broad-policies", "few rights", nothing, Pass, "No IAM user may do everything.");
        row(
            "broad-policies", "full access",
            [=](World &world) { user(world, 0).policies = {QStringLiteral("CloudNxFullAccess")}; }, Fail,
            "deploy may do everything.");
        row(
            "broad-policies", "through a group",
            [](World &world) {
                world.inventory.groups.value->front().policies = {QStringLiteral("CloudNxFullAccess")};
            },
            Fail, "deploy may do everything.");
        row(
            "broad-policies", "all of IAM is everything",
            [=](World &world) {
                world.inventory.policies.value->push_back(sample::policy(
                    "pol-iam", "Innocent", PolicyKind::Custom, {sample::statement("Allow", {"i?m:*"})}));
                user(world, 1).policies = {QStringLiteral("Innocent")};
            },
            Fail, "operator may do everything.");
        row(
            "broad-policies", "a policy that cannot be read",
            [=](World &world) { user(world, 0).policies = {QStringLiteral("Gone")}; }, Unknown,
            "cannot be read");
        row("broad-policies", "groups may not be read", without(Part::Groups, Absence::Forbidden), Unknown,
            "Groups");

        row("kms-key", "there", nothing, Pass, "billing-secrets can encrypt");
        row(
            "kms-key", "none", [](World &world) { world.inventory.kmsKeys.value->clear(); }, Fail,
            "no KMS key in use");
        row(
            "kms-key", "only one that goes",
            [](World &world) { world.inventory.kmsKeys.value->front().state = KmsKeyState::PendingDeletion; },
            Fail, "no KMS key in use");
        row("kms-key", "failed", without(Part::KmsKeys, Absence::Failed), Unknown, "could not be read");
        row("kms-key", "not offered", without(Part::KmsKeys, Absence::NotOffered), NotOffered, "not offered");

        row("workload-identity", "somebody says so", nothing, Attested, "asha");
        row(
            "workload-identity", "keys seen from elsewhere clear no machine",
            [](World &world) { world.record.attestations.clear(); }, Unknown, "nobody has said");
        row(
            "workload-identity", "a machine that came later",
            [](World &world) { world.inventory.instances.value->front().name = QStringLiteral("web-09"); },
            Unknown, "but not of web-09");
        row(
            "workload-identity", "a key on a machine",
            [](World &world) {
                world.inventory.activity.value->events.front().ip = QStringLiteral("203.0.113.11");
            },
            Fail, "deploy on web-01");
        row(
            "workload-identity", "no key", [](World &world) { world.inventory.accessKeys.value->clear(); },
            Pass, "no active access key");
        row("workload-identity", "not offered", without(Part::Principals, Absence::NotOffered), NotOffered,
            "not offered");

        row("password-policy", "long", nothing, Pass, "at least 14");
        row(
            "password-policy", "one too short",
            [](World &world) { world.inventory.passwordPolicy.value->minLength = 13; }, Fail,
            "13 characters are enough");
        row(
            "password-policy", "may come back",
            [](World &world) { world.inventory.passwordPolicy.value->preventReuse.reset(); }, Fail,
            "old passwords may come back");
        row("password-policy", "forbidden", without(Part::PasswordPolicy, Absence::Forbidden), Unknown,
            "you may not read it");
        row("password-policy", "not offered", without(Part::PasswordPolicy, Absence::NotOffered), NotOffered,
            "not offered");

        row("public-buckets", "private", nothing, Pass, "No bucket is public.");
        row(
            "public-buckets", "public",
            [](World &world) { world.inventory.buckets.value->front().publicRead = true; }, Fail,
            "Everybody may read public-assets.");
        row(
            "public-buckets", "not told",
            [](World &world) { world.inventory.buckets.value->front().publicRead.reset(); }, Unknown,
            "does not tell whether public-assets");
        row(
            "public-buckets", "one public, one not told",
            [](World &world) {
                world.inventory.buckets.value->front().publicRead.reset();
                world.inventory.buckets.value->back().publicRead = true;
            },
            Fail, "backups");
        row(
            "public-buckets", "none", [](World &world) { world.inventory.buckets.value->clear(); }, Pass,
            "There is no bucket.");

        row("volumes", "encrypted", nothing, Pass, "The cloud says");
        row(
            "volumes", "plain", [](World &world) { world.inventory.volumes.value->back().encrypted = false; },
            Fail, "db-01-root is not encrypted.");
        row(
            "volumes", "not told",
            [](World &world) { world.inventory.volumes.value->back().encrypted.reset(); }, Unknown,
            "does not tell whether db-01-root");
        row(
            "volumes", "without a name",
            [](World &world) {
                world.inventory.volumes.value->back().name.clear();
                world.inventory.volumes.value->back().encrypted = false;
            },
            Fail, "vol-2");

        row("key-use", "in use", nothing, Pass, "used in the last 90 days");
        row(
            "key-use", "resting",
            [=](World &world) { key(world).lastUsedAt = sampleNow() - std::chrono::days(91); }, Fail,
            "AKIANEWKEY0000000002 of deploy");
        row(
            "key-use", "cannot be seen", [=](World &world) { key(world).lastUsedAt.reset(); }, Unknown,
            "cannot be seen");
        row(
            "key-use", "resting and inactive",
            [=](World &world) {
                key(world).lastUsedAt = sampleNow() - std::chrono::days(400);
                key(world).active = false;
            },
            Pass, "Every active key");
        row(
            "key-use", "exactly 90 days",
            [=](World &world) { key(world).lastUsedAt = sampleNow() - std::chrono::days(90); }, Pass,
            "used in");

        row("audit-complete", "whole", nothing, Pass, "actor, IP, user-agent and request-id");
        row(
            "audit-complete", "no address",
            [](World &world) { world.inventory.activity.value->events.back().ip.clear(); }, Fail,
            "1 event do not tell IP");
        row(
            "audit-complete", "nothing was logged",
            [](World &world) { world.inventory.activity.value->events.clear(); }, Unknown,
            "Nothing was logged");
        row("audit-complete", "forbidden", without(Part::Activity, Absence::Forbidden), Unknown,
            "you may not read it");

        row("audit-read", "yesterday", nothing, Pass, "24 h ago");
        row(
            "audit-read", "long ago",
            [](World &world) { world.record.auditReadAt = sampleNow() - std::chrono::days(8); }, Fail,
            "8 days ago");
        row(
            "audit-read", "elsewhere", [](World &world) { world.record.auditReadAt.reset(); }, Attested,
            "asha");
        row(
            "audit-read", "tomorrow",
            [](World &world) { world.record.auditReadAt = sampleNow() + std::chrono::hours(1); }, Unknown,
            "still to come");
        row("audit-read", "no log", without(Part::Activity, Absence::NotOffered), NotOffered, "not offered");
    }

    void says() { judged(); }

    void told_data() {
        worldColumns();
        for (const char *check : {"secrets-place", "backup-plan", "data-export", "restore-tested"}) {
            row(check, "said", [](World &) {}, Attested, "asha said so");
            row(
                check, "nobody", [](World &world) { world.record.attestations.clear(); }, Unknown,
                "nobody has said");
            row(
                check, "another check's word",
                [check](World &world) {
                    std::erase_if(world.record.attestations, [check](const Attestation &said) {
                        return said.check == QLatin1String(check);
                    });
                },
                Unknown, "nobody has said");
        }
        const auto asked = [](int daysAgo, std::optional<int> answered) {
            return [=](World &world) {
                DataRequest request{QStringLiteral("DSAR-7"), sampleNow() - std::chrono::days(daysAgo), {}};
                if (answered)
                    request.answeredAt = sampleNow() - std::chrono::days(*answered);
                world.record.dataRequests = {request};
            };
        };
        row("data-requests", "the register is whole", [](World &) {}, Attested, "asha");
        row("data-requests", "29 days", asked(29, {}), Attested, "asha");
        row("data-requests", "30 days", asked(30, {}), Fail, "Overdue, thirty days are over: DSAR-7.");
        row("data-requests", "late, and answered", asked(60, 10), Attested, "asha");
        row("data-requests", "answered tomorrow", asked(60, -1), Fail, "DSAR-7");
        row(
            "data-requests", "nobody keeps it", [](World &world) { world.record.attestations.clear(); },
            Unknown, "nobody has said");
        row(
            "data-requests", "one that waits says nothing of the others",
            [=](World &world) {
                asked(29, {})(world);
                world.record.attestations.clear();
            },
            Unknown, "nobody has said");
        const auto saved = [](std::chrono::days ago) {
            return [=](World &world) { world.record.configurationSavedAt = sampleNow() - ago; };
        };
        row("written-configuration", "lately", [](World &) {}, Pass, "10 days ago");
        row("written-configuration", "a year ago", saved(std::chrono::days(365)), Pass, "as it is now");
        row(
            "written-configuration", "a rule more",
            [](World &world) {
                world.inventory.firewall.value->front().rules.push_back(
                    sample::rule("fw-9", ruleOf("8443", "198.51.100.0/24")));
            },
            Fail, "has changed since");
        row(
            "written-configuration", "a report more",
            [](World &world) { world.record.hostReports.front().sshPasswords = true; }, Fail,
            "has changed since");
        row(
            "written-configuration", "the firewall may not be read",
            [](World &world) { remove(world.inventory, Part::Firewall, Absence::Forbidden); }, Unknown,
            "Firewall rules");
        row("written-configuration", "tomorrow", saved(std::chrono::days(-1)), Unknown, "still to come");
        row(
            "written-configuration", "never", [](World &world) { world.record.configurationSavedAt.reset(); },
            Unknown, "nobody has said");
    }

    void told() { judged(); }
};

QTEST_GUILESS_MAIN(AccessChecksTest)
#include "tst_accesschecks.moc"
