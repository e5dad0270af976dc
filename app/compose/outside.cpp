#include "app/compose/outside.h"

#include "app/compose/authorities.h"
#include "models/probe/ssh.h"
#include "models/probe/tls.h"

#include <algorithm>

namespace cloudnx {

namespace {

bool isAllowed(const Record &record, const QString &instance) {
    return std::find(record.askSshOf.begin(), record.askSshOf.end(), instance) != record.askSshOf.end();
}

/// The doors of one's own instances only: a name that is no instance any more may be somebody else's address.
std::vector<SshDoor> sshDoors(const Inventory &inventory, const Record &record) {
    std::vector<SshDoor> doors;
    if (!inventory.instances.known())
        return doors;
    for (const Instance &instance : *inventory.instances) {
        if (!isAllowed(record, instance.name) || instance.publicIp.isEmpty())
            continue;
        SshDoor door;
        door.instance = instance.name;
        door.host = instance.publicIp;
        door.port = instance.sshPort.value_or(door.port);
        doors.push_back(door);
    }
    return doors;
}

/// Where the profile signs in, trusted as it trusts it.
TlsDoor doorOf(const Profile &profile) {
    TlsDoor door;
    door.host = profile.baseUrl.host();
    door.port = profile.baseUrl.port(door.port);
    door.authorities = certificateAuthorities(profile).value_or(QByteArray());
    return door;
}

} // namespace

Outside lookOutside(const Profile &profile, const Inventory &inventory, const Record &record,
                    const Clock &clock, const Progress &progress, const std::stop_token &stop) {
    Outside outside;
    const std::vector<SshDoor> doors = sshDoors(inventory, record);
    const auto total = static_cast<qint64>(doors.size() + record.endpoints.size() + 1);
    const auto tellNext = [&] {
        if (progress)
            progress(QStringLiteral("Looking from outside"),
                     static_cast<qint64>(outside.ssh.size() + outside.tls.size()), total);
    };
    for (const SshDoor &door : doors) {
        tellNext();
        outside.ssh.push_back(askSsh(door, clock, stop));
    }
    for (const QString &endpoint : record.endpoints) {
        tellNext();
        if (const auto door = parseEndpoint(endpoint))
            outside.tls.push_back(askTls(*door, clock, stop));
    }
    tellNext();
    outside.controlPlane = askTls(doorOf(profile), clock, stop);
    return outside;
}

} // namespace cloudnx
