#pragma once

#include "models/cloud/inventory.h"

namespace cloudnx {

/// An access key and how old it is; without a day of birth the age is not known.
struct KeyAge {
    AccessKey key;
    std::optional<long long> days;
};

/// Older than this a key should be replaced (the guide's advice, as CIS has it).
inline constexpr long long keyAgeLimit = 90;

[[nodiscard]] bool isTooOld(const AccessKey &key, Instant now);

/// Active keys, oldest first, those of unknown age at the end. Empty when keys are not known.
[[nodiscard]] std::vector<KeyAge> keyAges(const Inventory &inventory, Instant now);

} // namespace cloudnx
