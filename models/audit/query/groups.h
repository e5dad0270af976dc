#pragma once

#include "models/audit/query/rowset.h"

#include <stop_token>

namespace cloudnx::audit {

/// What of an event a group is made by.
struct Trait {
    enum class Kind {
        Value,     ///< the field as it is
        Network,   ///< of an address: its /24 or /48
        HourOfDay, ///< of the time, UTC: "00" … "23"
    };

    Field field = Field::Actor;
    Kind kind = Kind::Value;
};

/// The events that have the same traits.
struct Group {
    std::vector<QString> values; ///< one a trait
    std::uint64_t count = 0;
    RowId first; ///< the oldest of them
    Instant firstTime{};
    Instant lastTime{};
};

enum class GroupOrder {
    MostFrequent, ///< first
    NewestFirst,  ///< what came for the first time most lately
};

struct Groups {
    std::vector<Group> top;
    std::uint64_t distinct = 0;
};

/// @p rows by one to three traits: the @p top first ones. Actor and address of a whole archive are fast:
/// which pairs came for the first time was noted when they were written. Errors: Cancelled, Integrity.
[[nodiscard]] Result<Groups> groupBy(const RowSet &rows, const std::vector<Trait> &traits, GroupOrder order,
                                     std::size_t top, const std::stop_token &stop = {});

} // namespace cloudnx::audit
