#pragma once

#include "models/audit/archive/archivewriter.h"
#include "models/audit/service.h"
#include "models/core/progress.h"

#include <functional>

namespace cloudnx::audit {

struct SyncOptions {
    Instant now{}; ///< by our own clock, which may be wrong: only a first guess
    /// The service's clock by its last answer, never ahead of it; empty: it does not say. Asked from several
    /// threads.
    std::function<std::optional<Instant>()> serviceTime{};
    std::chrono::hours furthest = std::chrono::days(365); ///< what an archive that is new asks for
    std::chrono::minutes overlap{15}; ///< asked for again, because the service may learn of events late
    int lanes = 4;                    ///< spans of time that are asked for at once
    Progress progress{};              ///< done is how many events came so far
    std::stop_token stop{};
};

struct SyncReport {
    quint64 fetched = 0;
    quint64 added = 0;
    quint64 known = 0;            ///< the archive had them
    std::vector<Gap> gaps{};      ///< what is still missing, oldest first
    std::optional<Error> fault{}; ///< why some of it is; what came is in the archive
};

/// Fetches what the archive lacks: every gap it knows of, and what came since the last time. A span of time
/// that is being fetched is a gap until it is done, so that an interrupted sync goes on where it was and
/// nothing is thought to be there that is not. What is newest is asked for without an end, and counts as read
/// up to the moment when it was asked for by the service's own clock; where that is not known, up to the
/// newest event that came. Waits as long as the service asks (Retry-After). Errors: of @p writer only, and
/// Cancelled.
[[nodiscard]] Result<SyncReport> sync(AuditService &service, ArchiveWriter &writer,
                                      const SyncOptions &options);

/// Appends one event of the service. Errors: those of ArchiveWriter::append().
[[nodiscard]] Done append(ArchiveWriter &writer, const Event &received);

} // namespace cloudnx::audit
