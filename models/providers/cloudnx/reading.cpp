#include "models/providers/cloudnx/reading.h"

#include "models/audit/received.h"

#include "models/net/fieldreader.h"

namespace cloudnx {

namespace {

/// Attached policies stand as references `{id, name, type}`; a bare name is taken, too.
std::vector<QString> policyNames(FieldReader &read, const QJsonObject &json) {
    std::vector<QString> names;
    const QJsonValue policies = json.value(QStringLiteral("policies"));
    if (!policies.isArray())
        read.misfit("policies");
    for (const QJsonValue policy : policies.toArray()) {
        const QString name =
            policy.isString() ? policy.toString() : policy[QStringLiteral("name")].toString();
        if (name.isEmpty())
            read.misfit("policies");
        names.push_back(name);
    }
    return names;
}

/// An enum of which the service may know words that we do not.
template <typename E>
E wordOr(FieldReader &read, const char *name, E otherwise) {
    return enumOf<E>(read.textOr(name, {})).value_or(otherwise);
}

std::optional<UserData> userDataIn(FieldReader &read) {
    if (!read.has("user_data"))
        return std::nullopt;
    const QByteArray raw = read.textOr("user_data", {}).toUtf8();
    return UserData::of({raw.constData(), static_cast<std::size_t>(raw.size())});
}

QString sshKeyName(const QJsonObject &json) {
    const QJsonValue key = json.value(QStringLiteral("ssh_key"));
    return key.isString() ? key.toString() : key[QStringLiteral("name")].toString();
}

std::optional<PortRange> portsIn(FieldReader &read) {
    const auto first = read.maybe<int>("port_from");
    const auto last = read.maybe<int>("port_to");
    if (!first && !last)
        return std::nullopt;
    const auto range = PortRange::between(first.value_or(last.value_or(0)), last.value_or(first.value_or(0)));
    if (!range)
        read.misfit("port_from");
    return range.value_or(PortRange());
}

/// Of a protocol that we have no word for at least its name is kept.
void readProtocol(FieldReader &read, RuleSpec &spec) {
    const QString name = read.text("protocol");
    spec.protocol = enumOf<Protocol>(name).value_or(Protocol::Other);
    if (spec.protocol == Protocol::Other)
        spec.protocolName = name;
}

CidrBlock peerIn(FieldReader &read) {
    const auto peer = CidrBlock::parseLenient(read.text("cidr"));
    if (!peer)
        read.misfit("cidr");
    return peer.value_or(CidrBlock());
}

} // namespace

Result<Identity> readIdentity(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("signed-in identity"));
    Identity identity{.kind = read.value<IdentityKind>("type"),
                      .accountId = read.text("account_id"),
                      .userId = read.textOr("user_id", {}),
                      .name = {},
                      .mfaEnabled = read.maybe<bool>("mfa_enabled"),
                      .createdAt = read.maybe<Instant>("created_at")};
    identity.name =
        read.textOr(identity.kind == IdentityKind::IamUser ? "username" : "email", identity.userId);
    return read.finished(std::move(identity));
}

Result<SecondFactor> readSecondFactor(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("second factor"));
    return read.finished(SecondFactor{.enabled = read.value<bool>("enabled"),
                                      .enabledAt = read.maybe<Instant>("enabled_at"),
                                      .backupCodesLeft = read.maybe<int>("backup_codes_left")});
}

Result<Session> readSession(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("session"));
    return read.finished(Session{.id = read.text("id"),
                                 .ip = read.textOr("ip", {}),
                                 .userAgent = read.textOr("user_agent", {}),
                                 .createdAt = read.maybe<Instant>("created_at"),
                                 .lastUsedAt = read.maybe<Instant>("last_used_at"),
                                 .current = read.maybe<bool>("current").value_or(false)});
}

Result<TaxProfile> readTaxProfile(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("tax profile"));
    return read.finished(TaxProfile{read.textOr("gstin", {}), read.textOr("legal_name", {})});
}

Result<PasswordPolicy> readPasswordPolicy(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("password policy"));
    return read.finished(PasswordPolicy{.minLength = read.value<int>("min_length"),
                                        .requireUppercase = read.value<bool>("require_uppercase"),
                                        .requireLowercase = read.value<bool>("require_lowercase"),
                                        .requireNumber = read.value<bool>("require_number"),
                                        .requireSymbol = read.value<bool>("require_symbol"),
                                        .maxAgeDays = read.maybe<int>("max_age_days"),
                                        .preventReuse = read.maybe<int>("prevent_reuse")});
}

Result<User> readUser(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("user"));
    return read.finished(User{.name = read.text("username"),
                              .id = read.textOr("user_id", {}),
                              .crn = read.textOr("crn", {}),
                              .createdAt = read.maybe<Instant>("created_at"),
                              .consoleAccess = read.maybe<bool>("console_access"),
                              .mfaEnabled = read.maybe<bool>("mfa_enabled"),
                              .lastLoginAt = read.maybe<Instant>("last_login_at"),
                              .groups = read.value<std::vector<QString>>("groups"),
                              .policies = policyNames(read, json)});
}

Result<Group> readGroup(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("group"));
    return read.finished(Group{.name = read.text("name"),
                               .createdAt = read.maybe<Instant>("created_at"),
                               .members = read.value<std::vector<QString>>("members"),
                               .policies = policyNames(read, json)});
}

Result<Policy> readPolicy(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("policy"));
    Policy policy{.id = read.text("id"),
                  .name = read.text("name"),
                  .kind = read.value<PolicyKind>("type"),
                  .description = read.textOr("description", {}),
                  .document = {},
                  .createdAt = read.maybe<Instant>("created_at")};
    // One document that we cannot read must not hide all the others: it is unknown, and judged so.
    if (auto document = PolicyDocument::fromObject(json.value(QStringLiteral("document")).toObject()))
        policy.document = std::move(*document);
    return read.finished(std::move(policy));
}

Result<AccessKey> readAccessKey(const QJsonObject &json, const QString &userName) {
    FieldReader read(json, QStringLiteral("access key"));
    return read.finished(
        AccessKey{.id = read.text("id"),
                  .accessKeyId = read.text("access_key_id"),
                  .userName = userName,
                  .active = read.textOr("status", QStringLiteral("active")) == QStringLiteral("active"),
                  .createdAt = read.maybe<Instant>("created_at"),
                  .lastUsedAt = read.maybe<Instant>("last_used_at")});
}

Result<Principal> readPrincipal(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("principal"));
    return read.finished(
        Principal{.id = read.text("id"), .crn = read.text("crn"), .policies = policyNames(read, json)});
}

Result<Instance> readInstance(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("instance"));
    return read.finished(Instance{.id = read.text("id"),
                                  .name = read.text("name"),
                                  .status = wordOr(read, "status", InstanceStatus::Unknown),
                                  .size = read.textOr("size", {}),
                                  .region = read.textOr("region", {}),
                                  .privateIp = read.textOr("private_ip", {}),
                                  .publicIp = read.textOr("public_ip", {}),
                                  .sshPort = read.maybe<int>("ssh_port"),
                                  .sshKeyName = sshKeyName(json),
                                  .createdAt = read.maybe<Instant>("created_at"),
                                  .userData = userDataIn(read)});
}

Result<Volume> readVolume(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("volume"));
    return read.finished(Volume{.id = read.text("id"),
                                .name = read.textOr("name", {}),
                                .sizeGb = read.value<int>("size_gb"),
                                .encrypted = read.maybe<bool>("encrypted"),
                                .instanceId = read.textOr("instance_id", {})});
}

Result<Snapshot> readSnapshot(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("snapshot"));
    return read.finished(Snapshot{.id = read.text("id"),
                                  .name = read.textOr("name", {}),
                                  .volumeId = read.textOr("volume_id", {}),
                                  .status = read.textOr("status", {}),
                                  .sizeGb = read.value<int>("size_gb"),
                                  .createdAt = read.maybe<Instant>("created_at")});
}

Result<Rule> readRule(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("firewall rule"));
    RuleSpec spec;
    readProtocol(read, spec);
    spec.ports = portsIn(read);
    spec.peer = peerIn(read);
    spec.description = read.textOr("description", {});
    return read.finished(Rule{.id = read.text("id"),
                              .spec = std::move(spec),
                              .implicit = read.maybe<bool>("implicit").value_or(false),
                              .createdAt = read.maybe<Instant>("created_at")});
}

Result<KmsKey> readKmsKey(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("KMS key"));
    return read.finished(KmsKey{.id = read.text("id"),
                                .name = read.text("name"),
                                .crn = read.textOr("crn", {}),
                                .state = read.value<KmsKeyState>("state"),
                                .algorithm = read.textOr("algorithm", {}),
                                .currentVersion = read.maybe<int>("current_version").value_or(1),
                                .rotationDays = read.maybe<int>("rotation_days"),
                                .createdAt = read.maybe<Instant>("created_at"),
                                .rotatedAt = read.maybe<Instant>("rotated_at"),
                                .deletionAt = read.maybe<Instant>("deletion_at")});
}

Result<Bucket> readBucket(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("bucket"));
    return read.finished(Bucket{.name = read.text("name"),
                                .publicRead = read.maybe<bool>("public_read"),
                                .createdAt = read.maybe<Instant>("created_at")});
}

Result<StorageKey> readStorageKey(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("storage key"));
    return read.finished(StorageKey{.id = read.text("id"),
                                    .accessKeyId = read.text("access_key_id"),
                                    .bucket = read.textOr("bucket", {}),
                                    .createdAt = read.maybe<Instant>("created_at"),
                                    .lastUsedAt = read.maybe<Instant>("last_used_at")});
}

namespace {

QJsonObject unknownMembers(QJsonObject event) {
    for (const char *known :
         {"id", "timestamp", "actor", "actor_type", "service", "method", "path", "action", "resource",
          "status", "ip", "user_agent", "request_id", "duration_ms", "details"})
        event.remove(QLatin1String(known));
    return event;
}

/// A 0 that was told is not the 0 of an Event that was told nothing.
QJsonObject withToldZeros(QJsonObject members, const QJsonObject &event) {
    for (const char *name : {"status", "duration_ms"})
        if (const QJsonValue told = event.value(QLatin1String(name)); told.isDouble() && told.toDouble() == 0)
            members.insert(QLatin1String(name), told);
    return members;
}

} // namespace

Result<Event> readEvent(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("audit event"));
    auto event = read.finished(Event{.id = read.text("id"),
                                     .time = read.time("timestamp"),
                                     .actor = read.text("actor"),
                                     .actorKind = wordOr(read, "actor_type", ActorKind::Unknown),
                                     .service = read.textOr("service", {}),
                                     .method = read.textOr("method", {}),
                                     .path = read.textOr("path", {}),
                                     .action = read.textOr("action", {}),
                                     .resource = read.textOr("resource", {}),
                                     .status = read.value<int>("status"),
                                     .ip = read.textOr("ip", {}),
                                     .userAgent = read.textOr("user_agent", {}),
                                     .requestId = read.textOr("request_id", {}),
                                     .durationMs = read.maybe<int>("duration_ms").value_or(0),
                                     .details = read.maybe<QJsonObject>("details").value_or(QJsonObject()),
                                     .origin = EventOrigin::ServerSaid});
    if (event)
        keepUnknown(*event, withToldZeros(unknownMembers(json), json));
    return event;
}

} // namespace cloudnx
