#pragma once

#include "models/cloud/presence.h"
#include "models/session/codestep.h"

namespace cloudnx {

/// Proves presence by signing in once more, with password and a fresh code, and ending that session at once:
/// CloudNx documents no route that checks a code by itself, and one that changes nothing. What is left is a
/// sign-in and a sign-out in the audit log, and at a service that knows no sign-out a session whose tokens
/// nobody has.
///
/// An access key is no person: a profile that signs in with one is let through, and who applies the plan is
/// told.
class StepUp final : public Presence {
public:
    /// The references must outlive this.
    StepUp(Profile profile, const QString &stateFolder, SignIn &signIn, const Clock &clock);

    [[nodiscard]] Done prove(SecretDesk &desk, std::stop_token stop) override;

private:
    [[nodiscard]] Result<TokenPair> signInAgain(SecretDesk &desk, const std::stop_token &stop);
    [[nodiscard]] Result<TokenPair> byCode(const PendingSignIn &pending, SecretDesk &desk,
                                           const std::stop_token &stop);

    const Profile m_profile;
    const QString m_stateFolder;
    SignIn &m_signIn;
    const Clock &m_clock;
};

} // namespace cloudnx
