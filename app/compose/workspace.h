#pragma once

#include "models/audit/archive/seal.h"
#include "models/cloud/cloud.h"
#include "models/cloud/inventory.h"
#include "models/cloud/signin.h"
#include "models/net/restclient.h"
#include "models/plan/journal.h"
#include "models/record/recordbook.h"
#include "models/session/loginflow.h"
#include "models/session/profilestore.h"
#include "models/session/sessionkeeper.h"
#include "models/session/stepup.h"
#include "models/session/vaultchoice.h"

#include <memory>
#include <mutex>

namespace cloudnx {

/// The key of an encrypted audit archive, once it was asked for.
struct HeldArchiveKey {
    std::mutex mutex;
    std::optional<audit::SealKey> key;
};

/// Everything one profile needs, put together; signed in or not. Opening it sends nothing and asks nobody.
/// Calls on its parts block and may come from any thread but the main one.
struct Workspace {
    explicit Workspace(Profile opened) : profile(std::move(opened)) {}

    Profile profile; ///< as it was when this was opened; a sign-in changes it, so open again after one
    SystemClock clock;
    ProfileStore profiles;
    QString stateFolder;   ///< of this profile alone: its session, its requests
    QString accountFolder; ///< of this profile in the account it works in: all that is kept about that one
    std::shared_ptr<RequestLog> log;
    std::unique_ptr<RestClient> client;
    std::unique_ptr<SignIn> signIn;
    std::unique_ptr<SessionKeeper> keeper; ///< the token source of `cloud`
    std::unique_ptr<Presence> presence;    ///< for an executor
    std::unique_ptr<Cloud> cloud;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<RecordBook> record;     ///< what people told us about the account
    std::optional<Credentials> writtenDown; ///< what clouds.yaml has to sign in with; never of CloudNx
    std::unique_ptr<HeldArchiveKey> archiveKey = std::make_unique<HeldArchiveKey>();
    bool secretInTheOpen = false; ///< that stands in clouds.yaml itself: better moved to the keychain
    QStringList remarks;          ///< what is done otherwise than clouds.yaml says, in sentences
};

/// $CLOUDNX_PROFILE, else $OS_CLOUD, which names a cloud to every tool of OpenStack, else "envvars" for what
/// OS_AUTH_URL and its like say; empty: none is set.
[[nodiscard]] QString profileOfEnvironment();

/// @p profileName empty: the environment's, else the active profile. A name that is no profile may be an
/// entry of clouds.yaml (OpenStack). Errors: NotFound (no such profile), Integrity (profiles.json), Invalid
/// (its CA file or URL), Unsupported (its kind of cloud), Unauthenticated (what it was signed in to by says
/// something else now), Local.
[[nodiscard]] Result<std::unique_ptr<Workspace>> openWorkspace(const QString &profileName);
/// The same for a sign-in: a profile of clouds.yaml or OS_* is what they say now.
[[nodiscard]] Result<std::unique_ptr<Workspace>> openWorkspaceToSignIn(const QString &profileName);
/// The same for a sign-out: the session that is there, whatever clouds.yaml or OS_* say by now.
[[nodiscard]] Result<std::unique_ptr<Workspace>> openWorkspaceToSignOut(const QString &profileName);
[[nodiscard]] Result<std::unique_ptr<Workspace>> openWorkspace(const Profile &profile);

/// A sign-in to a workspace's profile.
struct Login {
    QString announcement; ///< where the session will rest, to be shown before a password is typed; empty: the
                          ///< keychain
    std::unique_ptr<LoginFlow> flow;
};

/// Chooses where the session will rest. Errors: Keychain….
[[nodiscard]] Result<Login> openLogin(Workspace &workspace, VaultWish wish, const std::stop_token &stop);

/// Reads @p parts of the account into a fresh inventory that carries profile and account.
[[nodiscard]] Result<Inventory> readAccount(Workspace &workspace, const Parts &parts,
                                            const Progress &progress, std::stop_token stop);

/// Now, by the service's clock as far as it is known.
[[nodiscard]] Instant serverTime(const Workspace &workspace);
/// The same by its last answer, and never ahead of it; nothing before there was one that told it.
[[nodiscard]] std::optional<Instant> serverTimeTold(const Workspace &workspace);

} // namespace cloudnx
