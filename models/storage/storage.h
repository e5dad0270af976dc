#pragma once

#include "models/core/described.h"

namespace cloudnx {

struct Bucket {
    QString name;
    std::optional<bool> publicRead; ///< empty when the cloud does not say
    std::optional<Instant> createdAt;

    friend bool operator==(const Bucket &, const Bucket &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("public_read", self.publicRead);
        visit("created_at", self.createdAt);
    }
};

/// Of one bucket, for the programs that use it; an access key of its own kind.
struct StorageKey {
    QString id;
    QString accessKeyId;
    QString bucket;
    std::optional<Instant> createdAt;
    std::optional<Instant> lastUsedAt; ///< empty: not seen, or not told

    friend bool operator==(const StorageKey &, const StorageKey &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("access_key_id", self.accessKeyId);
        visit("bucket", self.bucket);
        visit("created_at", self.createdAt);
        visit("last_used_at", self.lastUsedAt);
    }
};

} // namespace cloudnx
