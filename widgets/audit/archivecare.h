#pragma once

#include "models/audit/archive/repair.h"
#include "models/audit/import/importer.h"
#include "widgets/audit/archivesync.h"

namespace cloudnx {

/// What came of some files; those behind a fault were not read.
struct Imported {
    std::vector<audit::ImportedFile> files;
    std::optional<Error> fault;
    UpdatedArchive updated;
};

/// Adds files of events to the archive and opens it anew. Runs on a worker; calls one file after another, and
/// stops behind one that was stopped at a broken line.
[[nodiscard]] Imported importedInto(const ArchiveSeat &seat, const QStringList &paths,
                                    const audit::ImportOptions &options);

struct Repaired {
    Result<audit::RepairReport> report;
    UpdatedArchive updated;
};

/// Holds the archive against its checksums, fetches what was lost, and opens it anew. Runs on a worker.
[[nodiscard]] Repaired repaired(AuditService &service, const ArchiveSeat &seat, Instant now,
                                const Progress &files, const Progress &events, std::stop_token stop);

/// What a person reads: the first line, and the rest a line each.
struct CareReport {
    bool isWhole = true; ///< nothing is left to do
    QString sentence;
    QStringList lines;
};

[[nodiscard]] CareReport reportOf(const Imported &imported);
[[nodiscard]] CareReport reportOf(const audit::RepairReport &report, const UpdatedArchive &updated);

} // namespace cloudnx
