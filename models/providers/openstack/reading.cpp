#include "models/providers/openstack/reading.h"

#include "models/net/fieldreader.h"

namespace cloudnx::openstack {

namespace {

InstanceStatus statusOf(const QString &status) {
    // https://docs.openstack.org/api-guide/compute/server_concepts.html; the question here is whether it
    // runs.
    static const std::map<QString, InstanceStatus> known{
        {QStringLiteral("ACTIVE"), InstanceStatus::Running},
        {QStringLiteral("REBOOT"), InstanceStatus::Running},
        {QStringLiteral("HARD_REBOOT"), InstanceStatus::Running},
        {QStringLiteral("PASSWORD"), InstanceStatus::Running},
        {QStringLiteral("MIGRATING"), InstanceStatus::Running},
        {QStringLiteral("RESIZE"), InstanceStatus::Running},
        {QStringLiteral("VERIFY_RESIZE"), InstanceStatus::Running},
        {QStringLiteral("RESCUE"), InstanceStatus::Running},
        {QStringLiteral("SHUTOFF"), InstanceStatus::Stopped},
        {QStringLiteral("PAUSED"), InstanceStatus::Stopped},
        {QStringLiteral("SUSPENDED"), InstanceStatus::Stopped},
        {QStringLiteral("SHELVED"), InstanceStatus::Stopped},
        {QStringLiteral("SHELVED_OFFLOADED"), InstanceStatus::Stopped},
        {QStringLiteral("SOFT_DELETED"), InstanceStatus::Stopped},
        {QStringLiteral("BUILD"), InstanceStatus::Provisioning},
        {QStringLiteral("REBUILD"), InstanceStatus::Provisioning},
        {QStringLiteral("ERROR"), InstanceStatus::Error},
    };
    const auto found = known.find(status);
    return found == known.end() ? InstanceStatus::Unknown : found->second;
}

/// A floating address is public by its nature, a fixed one when it is no private address (bwCloud-OS gives
/// such).
void readAddresses(const QJsonObject &networks, Instance &instance) {
    for (const QJsonValue &network : networks)
        for (const QJsonValue &entry : network.toArray()) {
            const QString address = entry.toObject().value(QStringLiteral("addr")).toString();
            const auto block = CidrBlock::parse(address);
            const bool isFloating = entry.toObject().value(QStringLiteral("OS-EXT-IPS:type")).toString() ==
                                    QStringLiteral("floating");
            const bool isPublic = isFloating || (block && !block->isPrivate());
            QString &place = isPublic ? instance.publicIp : instance.privateIp;
            // IPv4 first, as people know their machines by it.
            if (place.isEmpty() || (block && block->family() == AddressFamily::Ipv4 && place.contains(u':')))
                place = address;
        }
}

std::optional<UserData> userDataIn(const QJsonObject &json) {
    const QJsonValue text = json.value(QStringLiteral("OS-EXT-SRV-ATTR:user_data"));
    if (text.isUndefined()) // Nova shows it to administrators only
        return std::nullopt;
    const QByteArray raw = QByteArray::fromBase64(text.toString().toLatin1());
    return UserData::of(std::string_view(raw.constData(), static_cast<std::size_t>(raw.size())));
}

Result<CidrBlock> peerIn(const QJsonObject &json, bool isIpv4, bool isGroup) {
    if (isGroup)
        return CidrBlock::parse(isIpv4 ? QStringLiteral("0.0.0.0/32") : QStringLiteral("::/128"));
    const QString prefix = json.value(QStringLiteral("remote_ip_prefix")).toString();
    if (prefix.isEmpty())
        return isIpv4 ? CidrBlock::everyIpv4() : CidrBlock::everyIpv6();
    return CidrBlock::parseLenient(prefix); // Neutron keeps 10.0.0.5/8 as it was typed
}

std::optional<QString> peerGroupIn(const QJsonObject &json, const Names &groups) {
    const QString id = json.value(QStringLiteral("remote_group_id")).toString();
    if (const auto found = groups.find(id); found != groups.end())
        return found->second;
    if (!id.isEmpty()) // of another project, or deleted just now
        return id;
    const QString addresses = json.value(QStringLiteral("remote_address_group_id")).toString();
    return addresses.isEmpty() ? std::nullopt : std::optional(addressGroupMark + addresses);
}

/// Neutron takes names and IANA numbers, and two names for ICMPv6.
void readProtocol(const QString &name, RuleSpec &spec) {
    static const std::map<QString, Protocol> known{
        {QString(), Protocol::Any},
        {QStringLiteral("any"), Protocol::Any},
        {QStringLiteral("tcp"), Protocol::Tcp},
        {QStringLiteral("6"), Protocol::Tcp},
        {QStringLiteral("udp"), Protocol::Udp},
        {QStringLiteral("17"), Protocol::Udp},
        {QStringLiteral("icmp"), Protocol::Icmp},
        {QStringLiteral("1"), Protocol::Icmp},
        {QStringLiteral("icmpv6"), Protocol::Icmpv6},
        {QStringLiteral("ipv6-icmp"), Protocol::Icmpv6},
        {QStringLiteral("58"), Protocol::Icmpv6},
    };
    const auto found = known.find(name);
    spec.protocol = found == known.end() ? Protocol::Other : found->second;
    if (spec.protocol == Protocol::Other)
        spec.protocolName = name;
}

bool isIcmp(Protocol protocol) {
    return protocol == Protocol::Icmp || protocol == Protocol::Icmpv6;
}

Done readPorts(const QJsonObject &json, RuleSpec &spec) {
    FieldReader read(json, QStringLiteral("rule"));
    const auto first = read.maybe<int>("port_range_min");
    const auto last = read.maybe<int>("port_range_max");
    if (auto good = read.finished(0); !good)
        return failure(good.error());
    if (isIcmp(spec.protocol)) {
        spec.icmpType = first;
        spec.icmpCode = last;
        return {};
    }
    if (!first && !last)
        return {};
    auto ports = PortRange::between(first.value_or(0), last.value_or(65535));
    if (!ports)
        return failure(ports.error());
    spec.ports = *ports;
    return {};
}

} // namespace

Result<IdAndName> readIdAndName(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("object"));
    IdAndName one{read.text("id"), read.text("name"), read.textOr("project_id", {})};
    return read.finished(one);
}

Names shownNames(const std::vector<IdAndName> &list) {
    std::map<QString, int> uses;
    for (const IdAndName &one : list)
        ++uses[one.name];
    Names shown;
    for (const IdAndName &one : list)
        shown[one.id] = uses[one.name] == 1 && !one.name.isEmpty()
                            ? one.name
                            : QStringLiteral("%1 %2").arg(one.name, one.id.left(8)).trimmed();
    return shown;
}

Result<Rule> readRule(const QJsonObject &json, const Names &groups) {
    FieldReader read(json, QStringLiteral("rule"));
    Rule rule{.id = read.text("id"), .spec = {}, .implicit = false, .createdAt = timeIn(json, "created_at")};
    RuleSpec &spec = rule.spec;
    spec.direction = read.value<Direction>("direction");
    spec.description = read.textOr("description", {});
    const bool isIpv4 = read.text("ethertype") == QStringLiteral("IPv4");
    readProtocol(read.textOr("protocol", {}), spec);
    spec.peerGroup = peerGroupIn(json, groups);
    auto peer = peerIn(json, isIpv4, spec.peerGroup.has_value());
    if (!peer)
        return failure(ErrorKind::Malformed, peer.error().sentence);
    spec.peer = *peer;
    if (auto ports = readPorts(json, spec); !ports)
        return failure(ErrorKind::Malformed, ports.error().sentence);
    return read.finished(std::move(rule));
}

QJsonObject ruleBody(const RuleSpec &spec, const QString &group, const QString &peerGroup) {
    const bool isIpv4 = spec.peer.family() == AddressFamily::Ipv4;
    QJsonObject body{{QStringLiteral("security_group_id"), group},
                     {QStringLiteral("direction"), wordOf(spec.direction)},
                     {QStringLiteral("ethertype"), isIpv4 ? QStringLiteral("IPv4") : QStringLiteral("IPv6")}};
    if (!spec.description.isEmpty())
        body.insert(QStringLiteral("description"), spec.description);
    if (spec.protocol == Protocol::Other)
        body.insert(QStringLiteral("protocol"), spec.protocolName.value_or(QString()));
    else if (spec.protocol != Protocol::Any)
        body.insert(QStringLiteral("protocol"), wordOf(spec.protocol));
    const auto first = isIcmp(spec.protocol) ? spec.icmpType
                       : spec.ports          ? std::optional<int>(spec.ports->first())
                                             : std::nullopt;
    const auto last = isIcmp(spec.protocol) ? spec.icmpCode
                      : spec.ports          ? std::optional<int>(spec.ports->last())
                                            : std::nullopt;
    const bool everyPort = spec.ports && spec.ports->isAll();
    if (first && !everyPort)
        body.insert(QStringLiteral("port_range_min"), *first);
    if (last && !everyPort)
        body.insert(QStringLiteral("port_range_max"), *last);
    if (!spec.peerGroup)
        body.insert(QStringLiteral("remote_ip_prefix"), spec.peer.toText());
    else if (spec.peerGroup->startsWith(addressGroupMark))
        body.insert(QStringLiteral("remote_address_group_id"), spec.peerGroup->mid(addressGroupMark.size()));
    else
        body.insert(QStringLiteral("remote_group_id"), peerGroup);
    return body;
}

Result<Instance> readInstance(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("server"));
    Instance instance;
    instance.id = read.text("id");
    instance.name = read.text("name");
    instance.status = statusOf(read.text("status"));
    instance.size =
        json.value(QStringLiteral("flavor")).toObject().value(QStringLiteral("original_name")).toString();
    readAddresses(read.object("addresses"), instance);
    if (!instance.publicIp.isEmpty())
        instance.sshPort = 22;
    instance.sshKeyName = read.textOr("key_name", {});
    instance.createdAt = timeIn(json, "created");
    instance.userData = userDataIn(json);
    return read.finished(std::move(instance));
}

Result<Volume> readVolume(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("volume"));
    Volume volume;
    volume.id = read.text("id");
    volume.name = read.textOr("name", {});
    volume.sizeGb = read.value<int>("size");
    volume.encrypted = read.maybe<bool>("encrypted");
    const QJsonArray attachments = json.value(QStringLiteral("attachments")).toArray();
    volume.instanceId = attachments.at(0).toObject().value(QStringLiteral("server_id")).toString();
    return read.finished(std::move(volume));
}

Result<Image> readImage(const QJsonObject &json, const QString &projectId) {
    FieldReader read(json, QStringLiteral("image"));
    Image image;
    image.id = read.text("id");
    image.name = read.textOr("name", {});
    image.visibility =
        enumOf<ImageVisibility>(read.textOr("visibility", {})).value_or(ImageVisibility::Unknown);
    image.status = read.textOr("status", {});
    image.sizeBytes = read.maybe<qint64>("size");
    image.createdAt = timeIn(json, "created_at");
    image.ours = !projectId.isEmpty() && read.textOr("owner", {}) == projectId;
    image.fromInstance = read.textOr("image_type", {}) == QStringLiteral("snapshot");
    return read.finished(std::move(image));
}

Result<Snapshot> readSnapshot(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("snapshot"));
    Snapshot snapshot;
    snapshot.id = read.text("id");
    snapshot.name = read.textOr("name", {});
    snapshot.volumeId = read.textOr("volume_id", {});
    snapshot.status = read.textOr("status", {});
    snapshot.sizeGb = read.value<int>("size");
    snapshot.createdAt = timeIn(json, "created_at");
    return read.finished(std::move(snapshot));
}

Result<KmsKey> readSecretAsKey(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("secret"));
    KmsKey key;
    key.crn = read.text("secret_ref");
    key.id = key.crn.mid(key.crn.lastIndexOf(u'/') + 1);
    key.name = read.textOr("name", {});
    const QString algorithm = read.textOr("algorithm", {});
    const auto bits = read.maybe<int>("bit_length");
    const QString type = read.textOr("secret_type", {});
    // Clients name an algorithm with every secret; only with a key it means something.
    const bool isKey = type.isEmpty() || type == QStringLiteral("symmetric") ||
                       type == QStringLiteral("private") || type == QStringLiteral("public");
    key.algorithm = algorithm.isEmpty() || !isKey ? type
                    : bits ? QStringLiteral("%1-%2").arg(algorithm.toUpper()).arg(*bits)
                           : algorithm.toUpper();
    key.state =
        read.textOr("status", {}) == QStringLiteral("ACTIVE") ? KmsKeyState::Enabled : KmsKeyState::Disabled;
    key.createdAt = timeIn(json, "created");
    key.deletionAt = timeIn(json, "expiration");
    return read.finished(std::move(key));
}

std::optional<Instant> timeIn(const QJsonObject &json, const char *name) {
    QString text = json.value(QLatin1String(name)).toString();
    const bool hasZone = text.endsWith(u'Z') || text.lastIndexOf(u'+') > text.indexOf(u'T');
    if (text.isEmpty())
        return std::nullopt;
    const auto time = parseRfc3339(hasZone ? text : text + u'Z');
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace cloudnx::openstack
