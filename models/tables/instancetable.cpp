#include "models/tables/instancetable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<std::size_t> secretsIn(const Instance &instance) {
    return instance.userData ? std::optional(instance.userData->sightings.size()) : std::nullopt;
}

QString userDataText(const Instance &instance) {
    if (!instance.userData)
        return QStringLiteral("?");
    if (instance.userData->size == 0)
        return QStringLiteral("none");
    const std::size_t secrets = instance.userData->sightings.size();
    if (secrets == 0)
        return QStringLiteral("no secret seen");
    return secrets == 1 ? QStringLiteral("1 secret") : QStringLiteral("%1 secrets").arg(secrets);
}

std::optional<Mood> userDataMood(const Instance &instance) {
    return secretsIn(instance).value_or(0) > 0 ? std::optional(Mood::Wrong) : std::nullopt;
}

std::optional<Mood> statusMood(const Instance &instance) {
    return instance.status == InstanceStatus::Error ? std::optional(Mood::Wrong) : std::nullopt;
}

Column<Instance> userDataColumn() {
    auto secrets = column<Instance>("secrets_in_user_data", "User-data", secretsIn);
    secrets.kind = Column<Instance>::Kind::Text;
    return withMood(withText(std::move(secrets), userDataText), userDataMood);
}

std::vector<Column<Instance>> columns() {
    return {
        fixed(column<Instance>("name", "Name", &Instance::name)),
        withMood(column<Instance>("status", "Status", &Instance::status), statusMood),
        column<Instance>("size", "Size", &Instance::size),
        addresses(column<Instance>("private_ip", "Private IP", &Instance::privateIp)),
        addresses(column<Instance>("public_ip", "Public IP", &Instance::publicIp)),
        column<Instance>("ssh_port", "SSH port", &Instance::sshPort),
        userDataColumn(),
        column<Instance>("created_at", "Created", &Instance::createdAt),
        onDemand(column<Instance>("region", "Region", &Instance::region)),
        onDemand(column<Instance>("ssh_key", "SSH key", &Instance::sshKeyName)),
        onDemand(fixed(column<Instance>("id", "Id", &Instance::id))),
    };
}

} // namespace

InstanceTable::InstanceTable(QObject *parent)
    : RowsTable(columns(), [](const Instance &instance) { return instance.name; }, parent) {}

} // namespace cloudnx
