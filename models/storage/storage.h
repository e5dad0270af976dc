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

} // namespace cloudnx
