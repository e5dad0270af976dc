#include "models/judge/keyage.h"

#include <algorithm>

namespace cloudnx {

bool isTooOld(const AccessKey &key, Instant now) {
    return key.active && key.createdAt && now - *key.createdAt > std::chrono::days(keyAgeLimit);
}

std::vector<KeyAge> keyAges(const Inventory &inventory, Instant now) {
    std::vector<KeyAge> ages;
    if (!inventory.accessKeys.known())
        return ages;
    for (const AccessKey &key : *inventory.accessKeys)
        if (key.active)
            ages.push_back(
                {key, key.createdAt ? std::optional(daysBetween(*key.createdAt, now)) : std::nullopt});
    std::sort(ages.begin(), ages.end(), [](const KeyAge &left, const KeyAge &right) {
        return std::pair(left.days.value_or(-1), right.key.accessKeyId) >
               std::pair(right.days.value_or(-1), left.key.accessKeyId);
    });
    return ages;
}

} // namespace cloudnx
