#pragma once

#include "models/session/codestep.h"
#include "models/session/profilestore.h"
#include "models/session/tokenvault.h"

namespace cloudnx {

enum class LoginStage {
    Credentials, ///< begin() is next
    Code,        ///< submit() is next
    SignedIn,
};

/// Where a sign-in stands; a value, so that a screen may keep it while the next call runs.
struct LoginState {
    LoginStage stage = LoginStage::Credentials;
    std::optional<Instant> codeDeadline = {}; ///< by this clock; afterwards the password is asked again
    std::chrono::seconds hold{0};             ///< until a six-digit code can be good; a backup code always is
    QString clockWarning = {}; ///< "This computer's clock is 52 s slow. …"; empty when it is right
    QStringList notes = {};    ///< what else a person must know once signed in
};

/// One sign-in, for dialog and terminal alike: credentials, then a code where one is asked for, then tokens
/// at rest and the profile up to date. One thread at a time.
class LoginFlow {
public:
    /// The references must outlive this.
    LoginFlow(Profile profile, SignIn &signIn, TokenVault vault, ProfileStore &profiles, const Clock &clock);

    /// Errors: Keychain… (before anything is sent), Unauthenticated, RateLimited, Network and its kin.
    [[nodiscard]] Result<LoginState> begin(const Credentials &credentials, const std::stop_token &stop);
    /// Errors: Invalid (wrong form, not sent), PasscodeRequired (code of a used step, not sent, with
    /// retryAfter), Unauthenticated (wrong or used), Gone (too late: the stage is Credentials again), Network
    /// and its kin.
    [[nodiscard]] Result<LoginState> submit(const Secret &typedCode, const std::stop_token &stop);
    /// Back to Credentials.
    LoginState startOver();

    [[nodiscard]] LoginState state() const;

    /// As saved, once signed in.
    [[nodiscard]] const Profile &profile() const { return m_profile; }

private:
    [[nodiscard]] Result<LoginState> rest(const TokenPair &tokens, const std::stop_token &stop);
    [[nodiscard]] Done restUnderLock(const TokenPair &tokens, const std::stop_token &stop);
    [[nodiscard]] Done restAccessKey(const std::stop_token &stop);
    [[nodiscard]] CodeStep codeStep() const;

    Profile m_profile;
    SignIn &m_signIn;
    TokenVault m_vault;
    ProfileStore &m_profiles;
    const Clock &m_clock;

    LoginStage m_stage = LoginStage::Credentials;
    std::optional<PendingSignIn> m_pending;
    std::optional<AccessKeyCredentials> m_accessKey;
    QStringList m_notes;
};

} // namespace cloudnx
