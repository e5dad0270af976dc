#pragma once

#include "models/cloud/signin.h"
#include "models/session/profile.h"
#include "models/session/usedcodes.h"

namespace cloudnx {

/// The second half of a sign-in: a code for a password that was right. The same for signing in and for
/// proving that somebody is here.
class CodeStep {
public:
    /// @p profile names who signs in; @p stateFolder is the profile's own, empty where there is none. The
    /// references must outlive this.
    CodeStep(const Profile &profile, const QString &stateFolder, SignIn &signIn, const Clock &clock);

    /// Errors: Invalid (wrong form, not sent), PasscodeRequired (code of a used step, not sent, with
    /// retryAfter), Unauthenticated (wrong or used), Gone (too late: begin with the password), Network and
    /// its kin.
    [[nodiscard]] Result<TokenPair> submit(const PendingSignIn &pending, const Secret &typed,
                                           const std::stop_token &stop) const;
    /// Until a six-digit code can be good; a backup code always is.
    [[nodiscard]] std::chrono::seconds hold() const;

private:
    [[nodiscard]] Error explained(Error error, bool isBackupCode) const;
    [[nodiscard]] Instant serviceTime() const;

    QString m_owner;
    std::optional<UsedCodes> m_used;
    SignIn &m_signIn;
    const Clock &m_clock;
};

/// "This computer's clock is 52 s slow. Set it …"; empty when @p offset (the service's minus ours) is small.
[[nodiscard]] QString clockSentence(std::optional<std::chrono::milliseconds> offset);

} // namespace cloudnx
