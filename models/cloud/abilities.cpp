#include "models/cloud/abilities.h"

#include "models/cloud/inventory.h"

namespace cloudnx {

Abilities abilitiesOf(CloudKind kind) {
    const bool openStack = kind == CloudKind::OpenStack;
    Abilities abilities{.firewallGroups = openStack,
                        .limitedKeys = openStack,
                        .ownKeysOnly = openStack,
                        .mfaRules = openStack,
                        .ownerSignsIn = !openStack,
                        .keysSignIn = openStack,
                        .servicesStandAlone = openStack,
                        .accountIsImplied = openStack,
                        .severalAccounts = openStack,
                        .keysPause = !openStack,
                        .kmsKeysTurn = !openStack,
                        .kmsEncrypts = !openStack,
                        .wholeLog = !openStack,
                        .centralBlocks = openStack};
    if (openStack) // keystonemiddleware's token_cache_time
        abilities.afterSignOut = std::chrono::minutes(5);
    return abilities;
}

Abilities abilitiesIn(const Inventory &inventory) {
    return abilitiesOf(cloudNamed(inventory.cloud));
}

} // namespace cloudnx
