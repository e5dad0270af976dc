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

/// Additional authenticated data, as name/value pairs (AWS calls it the encryption context).
using EncryptionContext = std::vector<std::pair<QString, QString>>;

} // namespace cloudnx
