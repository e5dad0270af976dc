#pragma once

#include "models/audit/archive/place.h"
#include "models/core/progress.h"

#include <stop_token>

namespace cloudnx::audit {

struct RepairReport {
    qint64 segments = 0;       ///< that were looked at, every byte of them
    QStringList damaged;       ///< file names; each was set aside as NAME.damaged
    quint64 lostRows = 0;      ///< events in those files, where they still say how many
    std::vector<Gap> gaps;     ///< that were noted: what a sync should fetch again
    bool manifestMade = false; ///< the manifest was damaged too, and made again from the segments
};

/// Holds every byte of an archive against its checksum and sets aside the segments that are damaged, so that
/// what is left opens and answers. @p progress counts the files. Errors: NotFound (no archive), Cancelled,
/// Timeout (somebody writes), Local.
[[nodiscard]] Result<RepairReport> repair(const ArchivePlace &place, std::stop_token stop,
                                          const Progress &progress = {});

} // namespace cloudnx::audit
