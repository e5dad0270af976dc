#pragma once

#include "models/audit/query/groups.h"

/// From one event or group to a filter for those that belong to it.
namespace cloudnx::audit {

/// What can be followed through the log.
enum class Followed { Actor, Ip, Session, Request, Resource };

/// Nothing when a field is none of them.
[[nodiscard]] std::optional<Followed> followedBy(Field field);

/// Everything it did or that was done to it. @p value for Ip: also a block.
[[nodiscard]] QString followTerm(Followed what, const QString &value);
/// The same, without what only reads.
[[nodiscard]] QString followChanges(Followed what, const QString &value);

/// Something that can happen for the first time.
struct FirstEver {
    const char *word;
    std::vector<Trait> traits;
};

/// The usual one first.
[[nodiscard]] const std::vector<FirstEver> &firstEvers();

/// The events of a group made by @p traits. No filter asks for an hour of any day: instead of it, the hour in
/// which the group came first.
[[nodiscard]] QString groupTerm(const std::vector<Trait> &traits, const Group &group);

/// @p row with as many as @p many events of the whole archive on either side, newest first. Errors: those of
/// select().
[[nodiscard]] Result<std::vector<RowId>> around(const std::shared_ptr<const Archive> &archive, RowId row,
                                                std::uint64_t many, const std::stop_token &stop = {});

} // namespace cloudnx::audit

template <>
inline constexpr auto cloudnx::enumWords<cloudnx::audit::Followed> =
    std::to_array<cloudnx::EnumWord<cloudnx::audit::Followed>>({
        {cloudnx::audit::Followed::Actor, "actor"},
        {cloudnx::audit::Followed::Ip, "ip"},
        {cloudnx::audit::Followed::Session, "session"},
        {cloudnx::audit::Followed::Request, "request"},
        {cloudnx::audit::Followed::Resource, "resource"},
    });
