#pragma once

#include "models/audit/archive/archive.h"
#include "models/audit/service.h"
#include "models/core/progress.h"
#include "widgets/parts/archiveseat.h"

namespace cloudnx {

struct UpdatedArchive {
    Result<std::shared_ptr<const audit::Archive>> archive;
    QString trouble; ///< why something is missing; empty: nothing is
};

/// Fetches what is new and opens the archive; @p known itself when that says all there is. Runs on a worker.
/// When nothing can be fetched, the archive as it is and the reason.
[[nodiscard]] UpdatedArchive updatedArchive(AuditService &service, const ArchiveSeat &seat,
                                            const std::shared_ptr<const audit::Archive> &known, Instant now,
                                            const Progress &progress, std::stop_token stop);

} // namespace cloudnx
