#pragma once

#include "models/audit/query/facets.h"
#include "models/audit/query/select.h"

namespace cloudnx {

/// Everything the audit page shows of one question.
struct AuditAnswer {
    audit::RowSetPtr rows;
    std::vector<audit::Facet> facets; ///< of FacetPanel::fields()
    std::vector<audit::Bucket> histogram;
    std::chrono::milliseconds bucketWidth{};
};

/// Runs on a worker. Errors: those of the archive.
[[nodiscard]] Result<AuditAnswer> answerOf(const std::shared_ptr<const audit::Archive> &archive,
                                           const filter::Expression &filter, const std::stop_token &stop);

} // namespace cloudnx
