#pragma once

#include "models/core/described.h"

namespace cloudnx {

enum class IdentityKind { Root, IamUser, TeamMember };

template <>
inline constexpr auto enumWords<IdentityKind> = std::to_array<EnumWord<IdentityKind>>(
    {{IdentityKind::Root, "root"}, {IdentityKind::IamUser, "iam"}, {IdentityKind::TeamMember, "team"}});

/// Who is signed in.
struct Identity {
    IdentityKind kind = IdentityKind::IamUser;
    QString accountId;
    QString userId;
    QString name; ///< e-mail of root, user name of an IAM user
    std::optional<bool> mfaEnabled;
    std::optional<Instant> createdAt;
    std::optional<QString> accountName = {};             ///< where accounts have names (projects do)
    std::optional<std::vector<QString>> roles = {};      ///< held there; empty where the cloud has none
    std::optional<std::vector<QString>> signedInBy = {}; ///< "password", "totp"; empty: not told

    friend bool operator==(const Identity &, const Identity &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("kind", self.kind);
        visit("account_id", self.accountId);
        visit("user_id", self.userId);
        visit("name", self.name);
        visit("mfa_enabled", self.mfaEnabled);
        visit("created_at", self.createdAt);
        visit("account_name", self.accountName);
        visit("roles", self.roles);
        visit("signed_in_by", self.signedInBy);
    }
};

/// TOTP of who is signed in.
struct SecondFactor {
    bool enabled = false;
    std::optional<Instant> enabledAt;
    std::optional<int> backupCodesLeft;
    /// Ways to sign in, each naming what is proven together: "password + totp". Empty where a cloud has none.
    std::optional<std::vector<QString>> rules = {};
    /// How many seeds of codes this very session may read; empty: not told, or not looked at.
    std::optional<int> readableSeeds = {};

    friend bool operator==(const SecondFactor &, const SecondFactor &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("enabled", self.enabled);
        visit("enabled_at", self.enabledAt);
        visit("backup_codes_left", self.backupCodesLeft);
        visit("rules", self.rules);
        visit("readable_seeds", self.readableSeeds);
    }
};

/// One place where somebody of this identity is signed in.
struct Session {
    QString id;
    QString ip;
    QString userAgent;
    std::optional<Instant> createdAt;
    std::optional<Instant> lastUsedAt;
    bool current = false;

    friend bool operator==(const Session &, const Session &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("ip", self.ip);
        visit("user_agent", self.userAgent);
        visit("created_at", self.createdAt);
        visit("last_used_at", self.lastUsedAt);
        visit("current", self.current);
    }
};

/// What stands on invoices. Texts as the service keeps them; `Gstin` judges them.
struct TaxProfile {
    QString gstin;     ///< empty when none is given
    QString legalName; ///< empty when none is given

    friend bool operator==(const TaxProfile &, const TaxProfile &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("gstin", self.gstin);
        visit("legal_name", self.legalName);
    }
};

/// Rules for passwords of IAM users.
struct PasswordPolicy {
    int minLength = 0;
    bool requireUppercase = false;
    bool requireLowercase = false;
    bool requireNumber = false;
    bool requireSymbol = false;
    std::optional<int> maxAgeDays;
    std::optional<int> preventReuse;

    friend bool operator==(const PasswordPolicy &, const PasswordPolicy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("min_length", self.minLength);
        visit("require_uppercase", self.requireUppercase);
        visit("require_lowercase", self.requireLowercase);
        visit("require_number", self.requireNumber);
        visit("require_symbol", self.requireSymbol);
        visit("max_age_days", self.maxAgeDays);
        visit("prevent_reuse", self.preventReuse);
    }
};

} // namespace cloudnx
