#pragma once

#include "models/kms/kms.h"

namespace cloudnx {

struct CreateKmsKey {
    static constexpr const char *kind = "kms.create_key";
    QString name;
    QString description;
    friend bool operator==(const CreateKmsKey &, const CreateKmsKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("description", self.description);
    }
};

struct SetKmsKeyEnabled {
    static constexpr const char *kind = "kms.set_key_enabled";
    QString name;
    bool enabled = true;
    friend bool operator==(const SetKmsKeyEnabled &, const SetKmsKeyEnabled &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("enabled", self.enabled);
    }
};

/// Adds a version; older ones go on decrypting.
struct RotateKmsKey {
    static constexpr const char *kind = "kms.rotate_key";
    QString name;
    friend bool operator==(const RotateKmsKey &, const RotateKmsKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
    }
};

struct ScheduleKmsKeyDeletion {
    static constexpr const char *kind = "kms.schedule_deletion";
    QString name;
    int days = 30; ///< 7 to 30
    friend bool operator==(const ScheduleKmsKeyDeletion &, const ScheduleKmsKeyDeletion &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("days", self.days);
    }
};

struct CancelKmsKeyDeletion {
    static constexpr const char *kind = "kms.cancel_deletion";
    QString name;
    friend bool operator==(const CancelKmsKeyDeletion &, const CancelKmsKeyDeletion &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
    }
};

using KmsChange =
    std::variant<CreateKmsKey, SetKmsKeyEnabled, RotateKmsKey, ScheduleKmsKeyDeletion, CancelKmsKeyDeletion>;

/// One sentence in the imperative.
[[nodiscard]] QString sentence(const KmsChange &change);

} // namespace cloudnx
