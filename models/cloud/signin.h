#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <chrono>
#include <optional>
#include <stop_token>
#include <variant>

namespace cloudnx {

/// E-mail and password of the one who owns the account.
struct RootCredentials {
    QString email;
    Secret password;
};

/// Account id, user name and password of an IAM user. On OpenStack the account is a project, by name or id;
/// empty: the profile's.
struct IamCredentials {
    QString accountId;
    QString userName;
    Secret password;
    Secret passcode = {}; ///< when it is known beforehand and the cloud takes both at once (OpenStack does)
};

/// A long-lived key for programs. On CloudNx the secret signs and is never sent; on OpenStack this is an
/// application credential, whose secret is sent to sign in and never afterwards.
struct AccessKeyCredentials {
    QString accessKeyId;
    Secret secretAccessKey;
};

/// A token somebody holds already, to be exchanged for one of this profile's project (OpenStack: `OS_TOKEN`).
struct HeldTokenCredentials {
    Secret token;
    QString accountId = {}; ///< the project wanted, by name or id; empty: the profile's
};

using Credentials = std::variant<RootCredentials, IamCredentials, AccessKeyCredentials, HeldTokenCredentials>;

/// What a sign-in or a refresh yields. Rests in the keychain, nowhere else.
struct TokenPair {
    Secret access;
    Secret refresh; ///< empty where the cloud gives none (exchanged access keys)
    Instant accessExpires{};
    QString accountId = {}; ///< whose account they are for, where the answer tells
    QString writtenAs = {}; ///< Profile::writtenAs of the sign-in
};

/// The password was right and a code is asked for. Good for a few minutes, one success.
struct PendingSignIn {
    Secret pendingToken;
    Instant expires{};
    bool ofIamUser = false; ///< decides which door the code goes through
};

using SignInAnswer = std::variant<TokenPair, PendingSignIn>;

/// The door of a cloud. Holds no state; every call blocks.
class SignIn {
public:
    SignIn() = default;
    SignIn(const SignIn &) = delete;
    SignIn &operator=(const SignIn &) = delete;
    virtual ~SignIn() = default;

    /// Errors: Unauthenticated (wrong), RateLimited, Network and its kin.
    [[nodiscard]] virtual Result<SignInAnswer> begin(const Credentials &credentials,
                                                     std::stop_token stop) = 0;
    /// @p code is six digits or a backup code. Errors: Unauthenticated (wrong or used), Gone (too late; begin
    /// again).
    [[nodiscard]] virtual Result<TokenPair> verify(const PendingSignIn &pending, const Secret &code,
                                                   std::stop_token stop) = 0;
    /// Spends @p refreshToken: after success only the new pair is good. Errors: Unauthenticated (session
    /// over).
    [[nodiscard]] virtual Result<TokenPair> refresh(const Secret &refreshToken, std::stop_token stop) = 0;
    [[nodiscard]] virtual Done end(const TokenPair &tokens, std::stop_token stop) = 0;
    /// Server's clock minus ours, from the last answer's Date; empty before the first answer.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> clockOffset() const = 0;
};

} // namespace cloudnx
