#pragma once

#include "models/audit/archive/rowreader.h"
#include "models/audit/audit.h"

namespace cloudnx::audit {

/// One row as a line of JSON, without the line feed.
void appendRowJson(const RowReader &reader, std::uint32_t row, std::string &into);
[[nodiscard]] Event eventOf(const RowReader &reader, std::uint32_t row);

/// Appends @p text as a JSON string, quotes included.
void appendJsonString(std::string_view text, std::string &into);

} // namespace cloudnx::audit
