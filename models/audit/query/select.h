#pragma once

#include "models/audit/query/rowset.h"
#include "models/filter/expression.h"

#include <stop_token>

namespace cloudnx::audit {

/// All events for which @p filter holds (its fields are those of eventSchema()). Uses a second thread where
/// it pays. Errors: Cancelled, Integrity.
[[nodiscard]] Result<RowSetPtr> select(const std::shared_ptr<const Archive> &archive,
                                       const filter::Expression &filter, const std::stop_token &stop = {});

/// Only the newest @p many of them, newest first; looks no further back than it must. Errors: those of
/// select().
[[nodiscard]] Result<std::vector<RowId>> newest(const std::shared_ptr<const Archive> &archive,
                                                const filter::Expression &filter, std::uint64_t many,
                                                const std::stop_token &stop = {});

} // namespace cloudnx::audit
