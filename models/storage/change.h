#pragma once

#include "models/storage/storage.h"

namespace cloudnx {

struct SetBucketPublicRead {
    static constexpr const char *kind = "storage.set_public_read";
    QString bucket;
    bool publicRead = false;
    friend bool operator==(const SetBucketPublicRead &, const SetBucketPublicRead &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("bucket", self.bucket);
        visit("public_read", self.publicRead);
    }
};

using StorageChange = std::variant<SetBucketPublicRead>;

/// One sentence in the imperative.
[[nodiscard]] QString sentence(const StorageChange &change);

} // namespace cloudnx
