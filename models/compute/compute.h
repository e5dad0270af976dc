#pragma once

#include "models/compute/userdata.h"
#include "models/core/described.h"

namespace cloudnx {

enum class InstanceStatus { Running, Stopped, Provisioning, Error, Unknown };

template <>
inline constexpr auto enumWords<InstanceStatus> =
    std::to_array<EnumWord<InstanceStatus>>({{InstanceStatus::Running, "running"},
                                             {InstanceStatus::Stopped, "stopped"},
                                             {InstanceStatus::Provisioning, "provisioning"},
                                             {InstanceStatus::Error, "error"},
                                             {InstanceStatus::Unknown, "unknown"}});

struct Instance {
    QString id;
    QString name;
    InstanceStatus status = InstanceStatus::Unknown;
    QString size;
    QString region;
    QString privateIp;
    QString publicIp;
    std::optional<int> sshPort; ///< outside port that leads to the guest's 22
    QString sshKeyName;         ///< empty: none, or not told
    std::optional<Instant> createdAt;
    std::optional<UserData> userData; ///< empty: may not be read

    friend bool operator==(const Instance &, const Instance &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("status", self.status);
        visit("size", self.size);
        visit("region", self.region);
        visit("private_ip", self.privateIp);
        visit("public_ip", self.publicIp);
        visit("ssh_port", self.sshPort);
        visit("ssh_key", self.sshKeyName);
        visit("created_at", self.createdAt);
        visit("user_data", self.userData);
    }
};

struct Volume {
    QString id;
    QString name;
    int sizeGb = 0;
    std::optional<bool> encrypted; ///< as the cloud says; empty when it does not say
    QString instanceId;            ///< empty: not attached

    friend bool operator==(const Volume &, const Volume &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("size_gb", self.sizeGb);
        visit("encrypted", self.encrypted);
        visit("instance_id", self.instanceId);
    }
};

} // namespace cloudnx
