#pragma once

#include "models/cloud/cloud.h"

namespace cloudnx {

struct Inventory;

/// What a cloud can do beyond what every cloud can. Plans and screens ask this, never which cloud it is.
struct Abilities {
    bool firewallGroups = false; ///< sets of rules come and go by themselves, and several guard an instance
    bool limitedKeys = false;    ///< access keys with less than their owner's rights, or an end
    /// How long an ended token may still be accepted here and there, from caches.
    std::optional<std::chrono::minutes> afterSignOut = {};
    bool ownKeysOnly = false;        ///< nobody makes an access key for somebody else
    bool mfaRules = false;           ///< an administrator says what a user has to prove, and enrols his codes
    bool ownerSignsIn = false;       ///< somebody stands above all users, and signs in by e-mail
    bool keysSignIn = false;         ///< an access key opens a session, and is the everyday way to one
    bool servicesStandAlone = false; ///< each has an address of its own: one may be away while others answer
    bool accountIsImplied = false;   ///< who signs in without naming one comes to his own
    bool severalAccounts = false;    ///< one sign-in may work in several accounts, one after the other
    bool keysPause = false;          ///< an access key is switched off and on again
    bool kmsKeysTurn = false;        ///< KMS keys are rotated, switched off, and deleted by date
    bool kmsEncrypts = false;        ///< the KMS encrypts values itself
    bool wholeLog = false;           ///< its audit log tells every change; else one is built of what it shows
    bool centralBlocks = false;      ///< its data centres block ports for everybody, by region
};

[[nodiscard]] Abilities abilitiesOf(CloudKind kind);

[[nodiscard]] inline Abilities abilitiesOf(const Cloud &cloud) {
    return abilitiesOf(cloud.kind());
}

/// Of the cloud that @p inventory was read from.
[[nodiscard]] Abilities abilitiesIn(const Inventory &inventory);

} // namespace cloudnx
