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

enum class ImageVisibility { Private, Shared, Community, Public, Unknown };

template <>
inline constexpr auto enumWords<ImageVisibility> =
    std::to_array<EnumWord<ImageVisibility>>({{ImageVisibility::Private, "private"},
                                              {ImageVisibility::Shared, "shared"},
                                              {ImageVisibility::Community, "community"},
                                              {ImageVisibility::Public, "public"},
                                              {ImageVisibility::Unknown, "unknown"}});

/// What instances are made from, and what a snapshot of one becomes.
struct Image {
    QString id;
    QString name;
    ImageVisibility visibility = ImageVisibility::Unknown;
    QString status; ///< the cloud's word: "active", "queued"
    std::optional<qint64> sizeBytes;
    std::optional<Instant> createdAt;
    bool ours = false;         ///< of the account one is signed in to
    bool fromInstance = false; ///< a snapshot of an instance

    friend bool operator==(const Image &, const Image &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("visibility", self.visibility);
        visit("status", self.status);
        visit("size_bytes", self.sizeBytes);
        visit("created_at", self.createdAt);
        visit("ours", self.ours);
        visit("from_instance", self.fromInstance);
    }
};

/// A volume as it was at one time.
struct Snapshot {
    QString id;
    QString name;
    QString volumeId;
    QString status; ///< the cloud's word
    int sizeGb = 0;
    std::optional<Instant> createdAt;

    friend bool operator==(const Snapshot &, const Snapshot &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("volume_id", self.volumeId);
        visit("status", self.status);
        visit("size_gb", self.sizeGb);
        visit("created_at", self.createdAt);
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
