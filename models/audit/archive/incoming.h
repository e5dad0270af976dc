#pragma once

#include "models/audit/field.h"

#include <string_view>

namespace cloudnx::audit {

/// One event on its way into an archive. The texts are UTF-8 and need to live until append() returns.
struct IncomingEvent {
    std::int64_t time = 0; ///< milliseconds since 1970
    std::optional<std::uint32_t> status;
    std::optional<std::uint32_t> duration;
    /// By Field; those of Time, Status and Duration are not looked at. Details is one value of JSON, Other an
    /// object.
    std::array<std::string_view, fieldCount> texts;

    [[nodiscard]] std::string_view &operator[](Field field) { return texts[static_cast<std::size_t>(field)]; }

    [[nodiscard]] std::string_view operator[](Field field) const {
        return texts[static_cast<std::size_t>(field)];
    }
};

} // namespace cloudnx::audit
