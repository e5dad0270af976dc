#pragma once

#include "models/cloud/inventory.h"

namespace cloudnx::test {

/// Noon of 2026-05-03: the "now" of the sample.
[[nodiscard]] inline Instant sampleNow() {
    return Instant(std::chrono::seconds(1777809600));
}

[[nodiscard]] inline RuleSpec ruleOf(const char *ports, const char *cidr, Protocol protocol = Protocol::Tcp) {
    RuleSpec spec;
    spec.protocol = protocol;
    if (ports && *ports)
        spec.ports = PortRange::parse(QString::fromLatin1(ports)).value();
    spec.peer = CidrBlock::parse(QString::fromLatin1(cidr)).value();
    return spec;
}

namespace sample {

[[nodiscard]] inline Rule rule(const char *id, RuleSpec spec, bool implicit = false) {
    return {QString::fromLatin1(id), std::move(spec), implicit, sampleNow() - std::chrono::days(30)};
}

[[nodiscard]] inline FirewallGroup firewallOf(const char *name, std::vector<Rule> rules) {
    RuleSpec ssh = ruleOf("22", "0.0.0.0/0");
    ssh.description = QStringLiteral("SSH, forwarded from the assigned port");
    const QString text = QString::fromLatin1(name);
    rules.insert(rules.begin(), {QStringLiteral("fw-ssh-") + text, ssh, true, {}});
    return {QStringLiteral("fwg-") + text, text, std::move(rules), {text}};
}

[[nodiscard]] inline Instance instance(const char *name, int number, UserData userData = {}) {
    Instance one;
    one.id = QStringLiteral("i-%1").arg(number, 4, 10, QChar(u'0'));
    one.name = QString::fromLatin1(name);
    one.status = InstanceStatus::Running;
    one.size = QStringLiteral("small");
    one.region = QStringLiteral("in-mum");
    one.privateIp = QStringLiteral("10.10.0.%1").arg(10 + number);
    one.publicIp = QStringLiteral("203.0.113.%1").arg(10 + number);
    one.sshPort = 30000 + number;
    one.sshKeyName = QStringLiteral("owner");
    one.createdAt = sampleNow() - std::chrono::days(200);
    one.userData = std::move(userData);
    return one;
}

/// A statement; no raw string literals here, moc 6.4 loses its way in them.
[[nodiscard]] inline QJsonObject statement(const char *effect, const QJsonArray &actions,
                                           const char *resource = "*", const char *sid = "") {
    QJsonObject one{{QStringLiteral("Effect"), QLatin1String(effect)},
                    {QStringLiteral("Action"), actions},
                    {QStringLiteral("Resource"), QLatin1String(resource)}};
    if (*sid)
        one.insert(QStringLiteral("Sid"), QLatin1String(sid));
    return one;
}

[[nodiscard]] inline Policy policy(const char *id, const char *name, PolicyKind kind,
                                   const QJsonArray &statements) {
    Policy one;
    one.id = QString::fromLatin1(id);
    one.name = QString::fromLatin1(name);
    one.kind = kind;
    one.document = PolicyDocument::fromObject({{QStringLiteral("Version"), QStringLiteral("2012-10-17")},
                                               {QStringLiteral("Statement"), statements}})
                       .value();
    return one;
}

[[nodiscard]] inline std::vector<Policy> policies() {
    const auto managed = PolicyKind::Managed;
    return {
        policy("pol-full", "CloudNxFullAccess", managed,
               {statement("Allow", {"*"}, "*", "Everything"),
                statement("Deny", {"billing:Update*", "billing:Set*"}, "*", "NotTheBilling")}),
        policy("pol-read", "CloudNxReadOnlyAccess", managed,
               {statement("Allow", {"*:List*", "*:Get*", "*:Describe*"})}),
        policy("pol-compute", "CloudNxComputeFullAccess", managed, {statement("Allow", {"compute:*"})}),
        policy("pol-storage", "CloudNxStorageFullAccess", managed, {statement("Allow", {"storage:*"})}),
        policy("pol-billing", "CloudNxBillingReadOnly", managed,
               {statement("Allow", {"billing:Get*", "billing:List*"})}),
        policy("pol-reports", "ReportsOnly", PolicyKind::Custom,
               {statement("Allow", {"storage:GetObject"},
                          "crn:cloudnx:storage:in-mum:100000003:bucket/reports/*", "Reports")}),
    };
}

[[nodiscard]] inline User user(const char *name, int number, std::vector<QString> groups,
                               std::vector<QString> policies) {
    User one;
    one.name = QString::fromLatin1(name);
    one.id = QStringLiteral("u-%1").arg(number);
    one.crn = QStringLiteral("crn:cloudnx:iam:in-mum:100000003:user/") + one.name;
    one.createdAt = sampleNow() - std::chrono::days(410);
    one.consoleAccess = false;
    one.mfaEnabled = false;
    one.groups = std::move(groups);
    one.policies = std::move(policies);
    return one;
}

[[nodiscard]] inline AccessKey key(const char *id, const char *accessKeyId, const char *userName, int days) {
    AccessKey one;
    one.id = QString::fromLatin1(id);
    one.accessKeyId = QString::fromLatin1(accessKeyId);
    one.userName = QString::fromLatin1(userName);
    one.createdAt = sampleNow() - std::chrono::days(days);
    one.lastUsedAt = sampleNow() - std::chrono::hours(3);
    return one;
}

[[nodiscard]] inline Event event(int number, Instant time, ActorKind kind) {
    const bool root = kind == ActorKind::Root;
    Event one;
    one.id = QStringLiteral("ev-%1").arg(number);
    one.time = time;
    one.actorKind = kind;
    one.actor = root ? QStringLiteral("owner@example.in") : QStringLiteral("deploy");
    one.service = QStringLiteral("compute");
    one.method = QStringLiteral("POST");
    one.path = QStringLiteral("/compute/instances/i-0001/start");
    one.action = QStringLiteral("compute:StartInstance");
    one.resource = QStringLiteral("web-01");
    one.status = number % 9 == 0 ? 403 : 200;
    one.ip = root ? QStringLiteral("122.176.45.7") : QStringLiteral("203.0.113.11");
    one.userAgent = QStringLiteral("curl/7.88.1");
    one.requestId = QStringLiteral("req-%1").arg(number);
    one.durationMs = 12 + number;
    return one;
}

/// 40 events, one every half hour, newest first; every fourth by root.
[[nodiscard]] inline Activity activity() {
    Activity lately;
    lately.from = sampleNow() - std::chrono::days(7);
    for (int at = 0; at < 40; ++at)
        lately.events.push_back(event(at, sampleNow() - std::chrono::minutes(10 + 30 * at),
                                      at % 4 == 0 ? ActorKind::Root : ActorKind::Iam));
    return lately;
}

} // namespace sample

/// The guide's faults planted, like the control plane's `messy` scenario: no second factor, root at work
/// every day, one over-broad IAM user with a 400-day-old key, db-01 open to everyone on 5432, an access key
/// in worker's user-data, a public bucket, no GSTIN.
[[nodiscard]] inline Inventory sampleInventory() {
    const Instant now = sampleNow();
    Inventory all;
    all.cloud = QStringLiteral("cloudnx");
    all.profile = QStringLiteral("sandbox");
    all.accountId = QStringLiteral("100000003");
    all.readAt = now;
    all.identity =
        Reading<Identity>::of({IdentityKind::Root, all.accountId, QStringLiteral("root-1"),
                               QStringLiteral("owner@example.in"), false, now - std::chrono::days(420)},
                              now);
    all.secondFactor = Reading<SecondFactor>::of({false, {}, {}}, now);
    all.sessions = Reading<std::vector<Session>>::of(
        {{QStringLiteral("ses-1"), QStringLiteral("122.176.45.7"), QStringLiteral("cloudnx-console/0.1"),
          now - std::chrono::hours(1), now, true},
         {QStringLiteral("ses-2"), QStringLiteral("198.51.100.9"), QStringLiteral("Firefox"),
          now - std::chrono::days(12), now - std::chrono::days(9), false}},
        now);
    all.taxProfile = Reading<TaxProfile>::of({QString(), QStringLiteral("Example Pvt Ltd")}, now);
    all.passwordPolicy = Reading<PasswordPolicy>::of({8, false, true, true, false, {}, {}}, now);
    all.users = Reading<std::vector<User>>::of(
        {sample::user("deploy", 1, {QStringLiteral("operators")}, {QStringLiteral("CloudNxFullAccess")})},
        now);
    all.groups = Reading<std::vector<Group>>::of({{QStringLiteral("operators"),
                                                   now - std::chrono::days(410),
                                                   {QStringLiteral("deploy")},
                                                   {QStringLiteral("CloudNxReadOnlyAccess")}}},
                                                 now);
    all.policies = Reading<std::vector<Policy>>::of(sample::policies(), now);
    all.accessKeys =
        Reading<std::vector<AccessKey>>::of({sample::key("key-1", "AKIAOLDKEY0000000001", "deploy", 400),
                                             sample::key("key-2", "AKIANEWKEY0000000002", "deploy", 10)},
                                            now);
    all.principals = Reading<std::vector<Principal>>::of(
        {{QStringLiteral("pr-1"),
          QStringLiteral("crn:cloudnx:compute:in-mum:100000003:instance/i-0001"),
          {QStringLiteral("CloudNxReadOnlyAccess")}}},
        now);
    all.instances = Reading<std::vector<Instance>>::of(
        {sample::instance("web-01", 1), sample::instance("db-01", 2),
         sample::instance("worker", 3,
                          UserData::of("#cloud-config\nwrite_files:\n- content: AKIAOLDKEY0000000001\n"))},
        now);
    all.volumes = Reading<std::vector<Volume>>::of(
        {{QStringLiteral("vol-1"), QStringLiteral("web-01-root"), 20, true, QStringLiteral("i-0001")},
         {QStringLiteral("vol-2"), QStringLiteral("db-01-root"), 80, true, QStringLiteral("i-0002")}},
        now);
    all.snapshots = Reading<std::vector<Snapshot>>::of(
        {{QStringLiteral("snap-1"), QStringLiteral("web-01 before the upgrade"), QStringLiteral("vol-1"),
          QStringLiteral("completed"), 20, now - std::chrono::days(20)}},
        now);
    all.images.absence = Absence::NotOffered;
    all.images.readAt = now;
    all.firewall = Reading<std::vector<FirewallGroup>>::of(
        {sample::firewallOf("web-01", {sample::rule("fw-1", ruleOf("80", "0.0.0.0/0")),
                                       sample::rule("fw-2", ruleOf("443", "0.0.0.0/0"))}),
         sample::firewallOf("db-01", {sample::rule("fw-3", ruleOf("5432", "0.0.0.0/0"))}),
         sample::firewallOf("worker", {})},
        now);
    all.allowances =
        Reading<std::vector<Allowance>>::of({{Limited::Groups, 3, 10}, {Limited::Rules, 3, 100}}, now);
    all.kmsKeys =
        Reading<std::vector<KmsKey>>::of({{QStringLiteral("kms-1"),
                                           QStringLiteral("billing-secrets"),
                                           QStringLiteral("crn:cloudnx:kms:in-mum:100000003:key/kms-1"),
                                           KmsKeyState::Enabled,
                                           QStringLiteral("AES-256-GCM"),
                                           2,
                                           {},
                                           now - std::chrono::days(300),
                                           now - std::chrono::days(100),
                                           {}}},
                                         now);
    all.buckets = Reading<std::vector<Bucket>>::of(
        {{QStringLiteral("public-assets"), true, now - std::chrono::days(300)},
         {QStringLiteral("backups"), false, now - std::chrono::days(300)}},
        now);
    all.storageKeys = Reading<std::vector<StorageKey>>::of(
        {{QStringLiteral("sk-1"), QStringLiteral("CNXSBACKUPS000000001"), QStringLiteral("backups"),
          now - std::chrono::days(30), now - std::chrono::hours(9)}},
        now);
    all.activity = Reading<Activity>::of(sample::activity(), now);
    return all;
}

/// The same whose owner signs in with a code.
[[nodiscard]] inline Inventory withSecondFactor() {
    Inventory account = sampleInventory();
    account.identity.value->mfaEnabled = true;
    account.secondFactor.value->enabled = true;
    return account;
}

} // namespace cloudnx::test
