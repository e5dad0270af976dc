#pragma once

#include "models/core/described.h"

namespace cloudnx::audit {

/// What an archived event has a column for. The words are those of the filter language and of exported JSON.
enum class Field : std::uint8_t {
    Time,
    Id,
    RequestId,
    ActorKind,
    Actor,
    Account,
    Service,
    Ip,
    UserAgent,
    Method,
    Path,
    Action,
    Resource,
    Status,
    Duration,
    Origin,
    Details, ///< JSON, any value
    Other,   ///< a JSON object of every received member that fits no other column
};

inline constexpr std::size_t fieldCount = 18;

inline constexpr auto allFields = [] {
    std::array<Field, fieldCount> fields{};
    for (std::size_t at = 0; at < fieldCount; ++at)
        fields[at] = static_cast<Field>(at);
    return fields;
}();

} // namespace cloudnx::audit

template <>
inline constexpr auto cloudnx::enumWords<cloudnx::audit::Field> =
    std::to_array<cloudnx::EnumWord<cloudnx::audit::Field>>({
        {cloudnx::audit::Field::Time, "time"},
        {cloudnx::audit::Field::Id, "id"},
        {cloudnx::audit::Field::RequestId, "request_id"},
        {cloudnx::audit::Field::ActorKind, "actor_kind"},
        {cloudnx::audit::Field::Actor, "actor"},
        {cloudnx::audit::Field::Account, "account"},
        {cloudnx::audit::Field::Service, "service"},
        {cloudnx::audit::Field::Ip, "ip"},
        {cloudnx::audit::Field::UserAgent, "user_agent"},
        {cloudnx::audit::Field::Method, "method"},
        {cloudnx::audit::Field::Path, "path"},
        {cloudnx::audit::Field::Action, "action"},
        {cloudnx::audit::Field::Resource, "resource"},
        {cloudnx::audit::Field::Status, "status"},
        {cloudnx::audit::Field::Duration, "duration_ms"},
        {cloudnx::audit::Field::Origin, "origin"},
        {cloudnx::audit::Field::Details, "details"},
        {cloudnx::audit::Field::Other, "other"},
    });
