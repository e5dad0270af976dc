#pragma once

#include "models/account/account.h"

namespace cloudnx {

/// Enrols TOTP for who is signed in: the seed goes to the desk, the first code is asked for, backup codes go
/// to the desk.
struct EnableSecondFactor {
    static constexpr const char *kind = "account.enable_second_factor";
    friend bool operator==(const EnableSecondFactor &, const EnableSecondFactor &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &, Visit) {}
};

/// Asks for a code and the password.
struct DisableSecondFactor {
    static constexpr const char *kind = "account.disable_second_factor";
    friend bool operator==(const DisableSecondFactor &, const DisableSecondFactor &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &, Visit) {}
};

struct SetTaxProfile {
    static constexpr const char *kind = "account.set_tax_profile";
    TaxProfile profile;
    friend bool operator==(const SetTaxProfile &, const SetTaxProfile &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("profile", self.profile);
    }
};

struct SetPasswordPolicy {
    static constexpr const char *kind = "account.set_password_policy";
    PasswordPolicy policy;
    friend bool operator==(const SetPasswordPolicy &, const SetPasswordPolicy &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("policy", self.policy);
    }
};

struct RevokeSession {
    static constexpr const char *kind = "account.revoke_session";
    QString id;
    friend bool operator==(const RevokeSession &, const RevokeSession &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
    }
};

using AccountChange =
    std::variant<EnableSecondFactor, DisableSecondFactor, SetTaxProfile, SetPasswordPolicy, RevokeSession>;

/// One sentence in the imperative: "Turn on two-factor sign-in (TOTP)".
[[nodiscard]] QString sentence(const AccountChange &change);

} // namespace cloudnx
