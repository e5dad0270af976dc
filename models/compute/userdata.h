#pragma once

#include "models/core/described.h"

#include <string_view>

namespace cloudnx {

/// Something in user-data that looks like a secret: where, of which kind, and a mask that tells it apart.
struct SecretSighting {
    QString what;   ///< "CloudNx access key id", "private key", "password"
    int line = 0;   ///< from 1
    QString masked; ///< "AKIA…7Q2X"; never enough to use

    friend bool operator==(const SecretSighting &, const SecretSighting &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("what", self.what);
        visit("line", self.line);
        visit("masked", self.masked);
    }
};

/// What is known of an instance's user-data once it was read: size, hash and sightings. The text itself is
/// not kept.
struct UserData {
    qint64 size = 0; ///< bytes; 0 = it has none
    QString sha256;  ///< of the raw bytes, hex; empty when it has none
    std::vector<SecretSighting> sightings;

    /// Scans and forgets @p raw. Pure.
    [[nodiscard]] static UserData of(std::string_view raw);

    friend bool operator==(const UserData &, const UserData &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("size", self.size);
        visit("sha256", self.sha256);
        visit("sightings", self.sightings);
    }
};

} // namespace cloudnx
