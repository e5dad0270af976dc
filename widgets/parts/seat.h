#pragma once

#include "models/cloud/abilities.h"
#include "models/cloud/presence.h"
#include "models/cloud/words.h"
#include "models/plan/journal.h"
#include "models/plan/shelf.h"
#include "models/probe/sighting.h"
#include "models/record/recordbook.h"
#include "models/session/loginflow.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace cloudnx {

struct Configuration;

/// One profile, signed in: what the pages work with. Made by a Door; widgets never see what is behind it.
/// Calls of cloud() block; everything else may be asked on the main thread.
class Seat {
public:
    Seat() = default;
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;
    virtual ~Seat() = default;

    [[nodiscard]] virtual QString profile() const = 0;
    /// "#rrggbb" of the band; empty: the screen's choice.
    [[nodiscard]] virtual QString colour() const = 0;
    [[nodiscard]] virtual Cloud &cloud() = 0;
    [[nodiscard]] virtual Journal &journal() = 0;
    /// The plans under way.
    [[nodiscard]] virtual PlanShelf shelf() const = 0;

    /// What was done when it was opened, a sentence each: plans that nobody confirmed were taken back, or
    /// could not be.
    [[nodiscard]] virtual QStringList notes() const { return {}; }

    /// What people told us about the account.
    [[nodiscard]] virtual RecordBook &record() = 0;

    /// Remembers an inventory that was saved to a file, for what a later one shows to have happened since.
    [[nodiscard]] virtual Done rememberSaved(const Configuration &) { return {}; }

    [[nodiscard]] virtual const Clock &clock() const = 0;
    /// For an executor: whether the person is here. Blocks.
    [[nodiscard]] virtual Presence &presence() = 0;
    /// Looks from this machine at what the record allows and at the control plane; sends no credential.
    /// Blocks.
    [[nodiscard]] virtual Outside lookOutside(const Inventory &inventory, const Record &record,
                                              std::stop_token stop) = 0;
    /// When the token at hand ends; it is refreshed before, as long as the session lives.
    [[nodiscard]] virtual std::optional<Instant> tokenEnds() const = 0;
    /// Blocks. Ends the session at the service and forgets it here.
    [[nodiscard]] virtual Done signOut(std::stop_token stop) = 0;
};

/// A profile that can be signed in to.
struct DoorPlate {
    QString profile;
    QString endpoint;
    QString email;     ///< root, when it signed in last; may be empty
    QString accountId; ///< of the IAM user who signed in last; may be empty
    QString userName;
    QString keyId = {};           ///< of the access key that opens it; may be empty
    bool secretIsWritten = false; ///< its owner wrote down what it takes; nothing needs to be typed
    QString fault = {};           ///< why it cannot be used, a sentence; then only the profile's name counts
    Abilities abilities = {.ownerSignsIn = true};
    CloudWords words = {};
};

/// A sign-in at its first step.
struct LoginStart {
    std::shared_ptr<LoginFlow> flow;
    QString announcement; ///< where the session will rest, when that is not the keychain: said before a
                          ///< password is typed
    std::optional<Credentials> written = {}; ///< what its owner wrote down, used when nothing is typed
};

/// Opens profiles. All calls block, so a Worker makes them.
class Door {
public:
    Door() = default;
    Door(const Door &) = delete;
    Door &operator=(const Door &) = delete;
    virtual ~Door() = default;

    [[nodiscard]] virtual Result<std::vector<DoorPlate>> plates(std::stop_token stop) = 0;
    /// Goes on with a session that rests in the keychain. Errors: Unauthenticated (sign in).
    [[nodiscard]] virtual Result<std::shared_ptr<Seat>> resume(const QString &profile,
                                                               std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<LoginStart> login(const QString &profile, std::stop_token stop) = 0;
    /// The seat of a LoginFlow that came to its end.
    [[nodiscard]] virtual Result<std::shared_ptr<Seat>> seat(const QString &profile,
                                                             std::stop_token stop) = 0;
    /// Calls @p locked, on the main thread and as long as this door stands, when the desktop locks this
    /// person's screen or the machine goes to sleep; never where no desktop tells.
    virtual Done watchScreen(std::function<void()> locked, std::stop_token stop) = 0;
};

} // namespace cloudnx
