#pragma once

#include "models/iam/policydocument.h"

namespace cloudnx {

enum class PolicyKind { Managed, Custom };

template <>
inline constexpr auto enumWords<PolicyKind> =
    std::to_array<EnumWord<PolicyKind>>({{PolicyKind::Managed, "managed"}, {PolicyKind::Custom, "custom"}});

/// An IAM user: a person or an automation with rights of its own.
struct User {
    QString name;
    QString id;
    QString crn;
    std::optional<Instant> createdAt;
    std::optional<bool> consoleAccess;
    std::optional<bool> mfaEnabled;
    std::optional<Instant> lastLoginAt; ///< empty: never, or not told
    std::vector<QString> groups;
    std::vector<QString> policies; ///< names of what is attached to the user itself

    friend bool operator==(const User &, const User &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("id", self.id);
        visit("crn", self.crn);
        visit("created_at", self.createdAt);
        visit("console_access", self.consoleAccess);
        visit("mfa_enabled", self.mfaEnabled);
        visit("last_login_at", self.lastLoginAt);
        visit("groups", self.groups);
        visit("policies", self.policies);
    }
};

struct Group {
    QString name;
    std::optional<Instant> createdAt;
    std::vector<QString> members;
    std::vector<QString> policies;

    friend bool operator==(const Group &, const Group &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("created_at", self.createdAt);
        visit("members", self.members);
        visit("policies", self.policies);
    }
};

struct Policy {
    QString id;
    QString name;
    PolicyKind kind = PolicyKind::Custom;
    QString description;
    std::optional<PolicyDocument> document; ///< empty when the cloud does not show it
    std::optional<Instant> createdAt;

    friend bool operator==(const Policy &, const Policy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("kind", self.kind);
        visit("description", self.description);
        visit("document", self.document);
        visit("created_at", self.createdAt);
    }
};

/// A programmatic credential. Its secret is never here.
struct AccessKey {
    QString id;          ///< of the record
    QString accessKeyId; ///< "AKIA…", what requests carry
    QString userName;    ///< whose it is
    bool active = true;
    std::optional<Instant> createdAt;
    std::optional<Instant> lastUsedAt;     ///< empty: not seen, or not told
    std::optional<QString> label = {};     ///< what its owner calls it, where the cloud keeps that
    std::optional<Instant> expiresAt = {}; ///< empty: never, or not told

    friend bool operator==(const AccessKey &, const AccessKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("access_key_id", self.accessKeyId);
        visit("user", self.userName);
        visit("active", self.active);
        visit("created_at", self.createdAt);
        visit("last_used_at", self.lastUsedAt);
        visit("label", self.label);
        visit("expires_at", self.expiresAt);
    }
};

/// Workload identity: what an instance (by its CRN) may do without a key.
struct Principal {
    QString id;
    QString crn;
    std::vector<QString> policies;

    friend bool operator==(const Principal &, const Principal &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("crn", self.crn);
        visit("policies", self.policies);
    }
};

/// 1 to 64 of letters, digits and `+ = , . @ _ -`, as AWS names its users; also for groups and policies.
/// Errors: Invalid, naming the character. @p noun stands in the sentence ("user name").
[[nodiscard]] Result<QString> checkedName(const QString &name, const QString &noun);

} // namespace cloudnx
