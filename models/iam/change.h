#pragma once

#include "models/iam/iam.h"
#include "models/iam/words.h"

namespace cloudnx {

enum class PolicyHolder { User, Group };

template <>
inline constexpr auto enumWords<PolicyHolder> =
    std::to_array<EnumWord<PolicyHolder>>({{PolicyHolder::User, "user"}, {PolicyHolder::Group, "group"}});

struct CreateUser {
    static constexpr const char *kind = "iam.create_user";
    QString user;
    friend bool operator==(const CreateUser &, const CreateUser &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
    }
};

/// Takes the user's attachments and keys along.
struct DeleteUser {
    static constexpr const char *kind = "iam.delete_user";
    QString user;
    friend bool operator==(const DeleteUser &, const DeleteUser &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
    }
};

/// The desk is asked for the password.
struct SetConsolePassword {
    static constexpr const char *kind = "iam.set_console_password";
    QString user;
    friend bool operator==(const SetConsolePassword &, const SetConsolePassword &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
    }
};

struct DisableConsolePassword {
    static constexpr const char *kind = "iam.disable_console_password";
    QString user;
    friend bool operator==(const DisableConsolePassword &, const DisableConsolePassword &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
    }
};

struct CreateGroup {
    static constexpr const char *kind = "iam.create_group";
    QString group;
    friend bool operator==(const CreateGroup &, const CreateGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
    }
};

struct DeleteGroup {
    static constexpr const char *kind = "iam.delete_group";
    QString group;
    friend bool operator==(const DeleteGroup &, const DeleteGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
    }
};

struct AddMember {
    static constexpr const char *kind = "iam.add_member";
    QString group;
    QString user;
    friend bool operator==(const AddMember &, const AddMember &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("user", self.user);
    }
};

struct RemoveMember {
    static constexpr const char *kind = "iam.remove_member";
    QString group;
    QString user;
    friend bool operator==(const RemoveMember &, const RemoveMember &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("user", self.user);
    }
};

struct AttachPolicy {
    static constexpr const char *kind = "iam.attach_policy";
    PolicyHolder holder;
    QString name;   ///< of the user or group
    QString policy; ///< by name
    friend bool operator==(const AttachPolicy &, const AttachPolicy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("holder", self.holder);
        visit("name", self.name);
        visit("policy", self.policy);
    }
};

struct DetachPolicy {
    static constexpr const char *kind = "iam.detach_policy";
    PolicyHolder holder;
    QString name;   ///< of the user or group
    QString policy; ///< by name
    friend bool operator==(const DetachPolicy &, const DetachPolicy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("holder", self.holder);
        visit("name", self.name);
        visit("policy", self.policy);
    }
};

struct CreatePolicy {
    static constexpr const char *kind = "iam.create_policy";
    QString name;
    PolicyDocument document;
    friend bool operator==(const CreatePolicy &, const CreatePolicy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("document", self.document);
    }
};

/// Custom policies only.
struct DeletePolicy {
    static constexpr const char *kind = "iam.delete_policy";
    QString name;
    friend bool operator==(const DeletePolicy &, const DeletePolicy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
    }
};

/// How a new key is limited, where the cloud can (`Abilities::limitedKeys`).
struct KeyLimits {
    AccessKeyKind type = AccessKeyKind::ApplicationCredential;
    QString label;                         ///< empty: a name of ours
    std::vector<QString> roles;            ///< a part of its owner's; empty: all
    std::optional<Instant> expiresAt = {}; ///< empty: never
    std::vector<AccessRule> rules;         ///< empty: every request

    friend bool operator==(const KeyLimits &, const KeyLimits &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("type", self.type);
        visit("label", self.label);
        visit("roles", self.roles);
        visit("expires_at", self.expiresAt);
        visit("rules", self.rules);
    }
};

/// The key goes to the desk.
struct CreateAccessKey {
    static constexpr const char *kind = "iam.create_access_key";
    QString user;
    std::optional<KeyLimits> limits = {};
    friend bool operator==(const CreateAccessKey &, const CreateAccessKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
        visit("limits", self.limits);
    }
};

/// What a user has to prove to sign in (an administrator's to set, where the cloud has such rules).
struct SetMfaRules {
    static constexpr const char *kind = "iam.set_mfa_rules";
    QString user;
    std::vector<QString> rules; ///< "password + totp"; any one will do; none: the password alone
    friend bool operator==(const SetMfaRules &, const SetMfaRules &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
        visit("rules", self.rules);
    }
};

/// The seed goes to the desk, which is then asked for a first code; it is kept only when that signs in.
struct EnrolTotp {
    static constexpr const char *kind = "iam.enrol_totp";
    QString user;
    friend bool operator==(const EnrolTotp &, const EnrolTotp &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
    }
};

/// Takes every seed of the user away.
struct RemoveTotp {
    static constexpr const char *kind = "iam.remove_totp";
    QString user;
    friend bool operator==(const RemoveTotp &, const RemoveTotp &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
    }
};

struct SetAccessKeyActive {
    static constexpr const char *kind = "iam.set_access_key_active";
    QString user;
    QString accessKeyId;
    bool active = true;
    friend bool operator==(const SetAccessKeyActive &, const SetAccessKeyActive &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
        visit("access_key_id", self.accessKeyId);
        visit("active", self.active);
    }
};

struct DeleteAccessKey {
    static constexpr const char *kind = "iam.delete_access_key";
    QString user;
    QString accessKeyId;
    friend bool operator==(const DeleteAccessKey &, const DeleteAccessKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user", self.user);
        visit("access_key_id", self.accessKeyId);
    }
};

struct CreatePrincipal {
    static constexpr const char *kind = "iam.create_principal";
    QString crn;
    QString policy; ///< by name
    friend bool operator==(const CreatePrincipal &, const CreatePrincipal &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("crn", self.crn);
        visit("policy", self.policy);
    }
};

struct DeletePrincipal {
    static constexpr const char *kind = "iam.delete_principal";
    QString crn;
    friend bool operator==(const DeletePrincipal &, const DeletePrincipal &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("crn", self.crn);
    }
};

using IamChange =
    std::variant<CreateUser, DeleteUser, SetConsolePassword, DisableConsolePassword, CreateGroup, DeleteGroup,
                 AddMember, RemoveMember, AttachPolicy, DetachPolicy, CreatePolicy, DeletePolicy,
                 CreateAccessKey, SetAccessKeyActive, DeleteAccessKey, CreatePrincipal, DeletePrincipal,
                 SetMfaRules, EnrolTotp, RemoveTotp>;

/// "totp+password" as "password + totp": methods sorted, once each. Errors: Invalid, naming the methods there
/// are (https://docs.openstack.org/keystone/latest/admin/multi-factor-authentication.html).
[[nodiscard]] Result<QString> parseMfaRule(const QString &text);

/// One sentence in the imperative.
[[nodiscard]] QString sentence(const IamChange &change, const IamWords &words = {});

} // namespace cloudnx
