#pragma once

#include "models/audit/query/facets.h"
#include "models/audit/query/select.h"
#include "models/record/recordbook.h"

namespace cloudnx {

/// Everything the audit page shows of one question.
struct AuditAnswer {
    audit::RowSetPtr rows;
    std::vector<audit::Facet> facets; ///< of FacetPanel::fields()
    std::vector<audit::Bucket> histogram;
    std::chrono::milliseconds bucketWidth{};
    std::vector<QStringList> keys{}; ///< in the details of the newest events of all: ways from the root
};

/// Notes up to when somebody who sees @p answer has read the log; for the check audit-read. That it could not
/// be noted hides no event.
void noteReading(const AuditAnswer &answer, const RecordBook &book);

/// Runs on a worker. Errors: those of the archive.
[[nodiscard]] Result<AuditAnswer> answerOf(const std::shared_ptr<const audit::Archive> &archive,
                                           const filter::Expression &filter, const std::stop_token &stop);

} // namespace cloudnx
