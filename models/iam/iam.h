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
    /// What has to be proven together to sign in, each one way of several: "password + totp". Empty list: a
    /// password is enough. No value: not told.
    std::optional<std::vector<QString>> mfaRules = {};

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
        visit("mfa_rules", self.mfaRules);
    }
};

/// Whether every one of @p rules that begins with a password asks for a code beside it.
[[nodiscard]] bool asksForCode(const std::vector<QString> &rules);

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

/// What sort of programmatic credential: CloudNx's access key, or one of Keystone's two.
enum class AccessKeyKind { AccessKey, ApplicationCredential, Ec2 };

template <>
inline constexpr auto enumWords<AccessKeyKind> =
    std::to_array<EnumWord<AccessKeyKind>>({{AccessKeyKind::AccessKey, "access_key"},
                                            {AccessKeyKind::ApplicationCredential, "application_credential"},
                                            {AccessKeyKind::Ec2, "ec2"}});

/// A request that a limited credential may make; with such rules it may make no other.
struct AccessRule {
    QString service; ///< type of the catalogue: "network"
    QString method;  ///< "GET"
    QString path;    ///< "/v2.0/security-groups"; `*` for one segment, `**` for any

    /// "network GET /v2.0/security-groups". Errors: Invalid.
    [[nodiscard]] static Result<AccessRule> parse(const QString &text);
    [[nodiscard]] QString toText() const;

    friend bool operator==(const AccessRule &, const AccessRule &) = default;
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
    AccessKeyKind kind = AccessKeyKind::AccessKey;
    std::optional<std::vector<QString>> roles = {};    ///< what it may at most; empty: not told
    std::optional<std::vector<AccessRule>> rules = {}; ///< the only requests it may make; empty: all
    std::optional<bool> unrestricted = {};             ///< whether it may make and delete its like

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
        visit("type", self.kind);
        visit("roles", self.roles);
        visit("rules", self.rules);
        visit("unrestricted", self.unrestricted);
    }
};

/// What one works in, where an identity may work in several: a project of OpenStack.
struct Project {
    QString id;
    QString name;
    QString description;
    bool enabled = true;
    bool current = false; ///< the one signed in to

    friend bool operator==(const Project &, const Project &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("description", self.description);
        visit("enabled", self.enabled);
        visit("current", self.current);
    }
};

/// Leave that one user gives another to act for him in a project (Keystone's OS-TRUST).
struct Trust {
    QString id;
    QString trustor; ///< id of who gives it
    QString trustee; ///< id of who gets it
    QString projectId;
    std::vector<QString> roles;
    bool impersonation = false; ///< the trustee appears as the trustor
    std::optional<Instant> expiresAt;
    std::optional<int> usesLeft; ///< empty: as often as he likes

    friend bool operator==(const Trust &, const Trust &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("trustor", self.trustor);
        visit("trustee", self.trustee);
        visit("project_id", self.projectId);
        visit("roles", self.roles);
        visit("impersonation", self.impersonation);
        visit("expires_at", self.expiresAt);
        visit("uses_left", self.usesLeft);
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
