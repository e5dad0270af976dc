#pragma once

#include "models/audit/query/rowtest.h"

namespace cloudnx::audit {

/// A filter (fields by the ids of eventSchema(): those of Field) for an archive. Throws Faults.
[[nodiscard]] RowTestPtr compile(const filter::Expression &filter, const Archive &archive);

/// A span of time outside of which the filter holds for nothing; all of time when it does not say.
[[nodiscard]] filter::TimeRange spanOf(const filter::Expression &filter);

} // namespace cloudnx::audit
