#pragma once

#include "models/cloud/inventory.h"
#include "models/record/recordbook.h"

namespace cloudnx {

/// Where somebody manages instances from, as far as it is known: what the lock-out proof is about.
struct Vantage {
    std::vector<CidrBlock> ranges; ///< empty: not known
    int port = 22;                 ///< they manage on this port, over tcp

    friend bool operator==(const Vantage &, const Vantage &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("ranges", self.ranges);
        visit("port", self.port);
    }
};

/// Where the current session comes from, if the cloud tells it. Loopback is a machine's own address and says
/// nothing about where a firewall sees it come from.
[[nodiscard]] std::optional<CidrBlock> sessionAddress(const Inventory &inventory);

/// What was typed, and where the session comes from. Needs Part::Sessions.
[[nodiscard]] Vantage vantageOf(const Inventory &inventory, const Record &record);
/// The ranges of both; the port of @p one.
[[nodiscard]] Vantage united(const Vantage &one, const Vantage &other);

/// Where somebody is now, and what to say when that is elsewhere than the last time.
struct Whereabouts {
    Vantage vantage;
    QString moved; ///< a sentence; empty: as before, or not known
};

/// Reads the record of @p book, and remembers there where the session comes from now.
[[nodiscard]] Result<Whereabouts> whereabouts(const RecordBook &book, const Inventory &inventory);

} // namespace cloudnx
