#pragma once

#include "models/audit/archive/incoming.h"
#include "models/core/result.h"

#include <memory>

namespace cloudnx::audit {

/// Reads events from JSON objects, by the names that CloudNx, this console's exports and common logs give
/// their members. What has no column, or another type than its column, goes into Other with the name it came
/// with.
class JsonEventReader {
public:
    JsonEventReader();
    JsonEventReader(const JsonEventReader &) = delete;
    JsonEventReader &operator=(const JsonEventReader &) = delete;
    ~JsonEventReader();

    /// Bytes that must be readable after the text of an object.
    static constexpr std::size_t padding = 64;

    /// @p json is one object and nothing else. The event's texts live until the next call, as long as @p json
    /// does. Null: read; else why not, a sentence without its full stop.
    [[nodiscard]] const char *read(std::string_view json, IncomingEvent &event);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace cloudnx::audit
