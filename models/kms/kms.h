#pragma once

#include "models/core/described.h"

namespace cloudnx {

enum class KmsKeyState { Enabled, Disabled, PendingDeletion };

template <>
inline constexpr auto enumWords<KmsKeyState> =
    std::to_array<EnumWord<KmsKeyState>>({{KmsKeyState::Enabled, "enabled"},
                                          {KmsKeyState::Disabled, "disabled"},
                                          {KmsKeyState::PendingDeletion, "pending_deletion"}});

/// A key the service holds; only its name and state are ever here.
struct KmsKey {
    QString id;
    QString name;
    QString crn;
    KmsKeyState state = KmsKeyState::Enabled;
    QString algorithm;
    int currentVersion = 1;
    std::optional<int> rotationDays;
    std::optional<Instant> createdAt;
    std::optional<Instant> rotatedAt;
    std::optional<Instant> deletionAt;

    friend bool operator==(const KmsKey &, const KmsKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("crn", self.crn);
        visit("state", self.state);
        visit("algorithm", self.algorithm);
        visit("current_version", self.currentVersion);
        visit("rotation_days", self.rotationDays);
        visit("created_at", self.createdAt);
        visit("rotated_at", self.rotatedAt);
        visit("deletion_at", self.deletionAt);
    }
};

/// Several secrets kept as one thing: a certificate with its key.
struct KmsContainer {
    QString id;
    QString name;
    QString type;                 ///< the cloud's word: "generic", "certificate", "rsa"
    std::vector<QString> secrets; ///< ids
    std::optional<Instant> createdAt;

    friend bool operator==(const KmsContainer &, const KmsContainer &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("type", self.type);
        visit("secrets", self.secrets);
        visit("created_at", self.createdAt);
    }
};

/// A key that was ordered and is made by the service.
struct KmsOrder {
    QString id;
    QString keyName;
    QString type;   ///< "key", "asymmetric"
    QString status; ///< the cloud's word: "ACTIVE", "PENDING", "ERROR"
    QString error;  ///< why it failed; empty when it did not
    QString keyId;  ///< what came of it
    std::optional<Instant> createdAt;

    friend bool operator==(const KmsOrder &, const KmsOrder &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("key_name", self.keyName);
        visit("type", self.type);
        visit("status", self.status);
        visit("error", self.error);
        visit("key_id", self.keyId);
        visit("created_at", self.createdAt);
    }
};

/// Who may read a key beside its maker.
struct KmsAccess {
    bool wholeProject = true;   ///< everyone with the right role in the project
    std::vector<QString> users; ///< ids of those who may besides

    friend bool operator==(const KmsAccess &, const KmsAccess &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("whole_project", self.wholeProject);
        visit("users", self.users);
    }
};

/// Additional authenticated data, as name/value pairs (AWS calls it the encryption context).
using EncryptionContext = std::vector<std::pair<QString, QString>>;

} // namespace cloudnx
