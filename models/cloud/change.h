#pragma once

#include "models/account/change.h"
#include "models/compute/change.h"
#include "models/firewall/change.h"
#include "models/iam/change.h"
#include "models/kms/change.h"
#include "models/storage/change.h"

namespace cloudnx {

/// Any noun's change: the only thing that a step of a plan can do to a cloud.
using Change =
    std::variant<AccountChange, IamChange, FirewallChange, KmsChange, ComputeChange, StorageChange>;

/// One sentence in the imperative, in the cloud's words.
[[nodiscard]] QString sentence(const Change &change, const IamWords &words = {});

} // namespace cloudnx
