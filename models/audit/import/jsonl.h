#pragma once

#include "models/audit/archive/archivewriter.h"
#include "models/audit/bytesource.h"
#include "models/audit/import/report.h"

namespace cloudnx::audit {

/// Imports one event a line. Commits at the end, and whenever a segment is full. Errors: those of the source
/// and of ArchiveWriter; Cancelled, with what was read until then committed.
[[nodiscard]] Result<ImportReport> importJsonl(ByteSource &source, ArchiveWriter &writer,
                                               const ImportOptions &options);

} // namespace cloudnx::audit
