#include "models/cloud/abilities.h"

#include "models/cloud/inventory.h"

namespace cloudnx {

Abilities abilitiesOf(CloudKind kind) {
    return {.firewallGroups = kind == CloudKind::OpenStack};
}

Abilities abilitiesIn(const Inventory &inventory) {
    return abilitiesOf(enumOf<CloudKind>(inventory.cloud).value_or(CloudKind::CloudNx));
}

} // namespace cloudnx
