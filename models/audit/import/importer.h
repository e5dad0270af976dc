#pragma once

#include "models/audit/archive/archivewriter.h"
#include "models/audit/import/records.h"
#include "models/audit/import/report.h"

namespace cloudnx::audit {

/// What files of events look like.
enum class ImportFormat {
    Detected, ///< by how a file begins
    Jsonl,    ///< one event a line
    Json,     ///< an array of events, or events one after another
    Csv,
    CloudTrail,
    Cadf,
    Ocsf,
};

/// What came of one file.
struct ImportedFile {
    QString name;
    ImportFormat format = ImportFormat::Jsonl;
    ImportReport report;
};

/// Files below @p paths in the order of their names; a folder is walked through, "-" is stdin. Hidden files
/// are left out. Errors: NotFound, naming the path.
[[nodiscard]] Result<std::vector<QString>> filesOf(const QStringList &paths);

/// Imports one file, packed with gzip or zstd or not. Errors: those of the source and of @p writer; Invalid
/// when its format cannot be told; Cancelled.
[[nodiscard]] Result<ImportedFile> importFile(const QString &path, ImportFormat format, ArchiveWriter &writer,
                                              const ImportOptions &options);
/// The same from bytes.
[[nodiscard]] Result<ImportedFile> importBytes(std::unique_ptr<ByteSource> bytes, ImportFormat format,
                                               ArchiveWriter &writer, const ImportOptions &options);

/// From how a file begins; nothing when it begins like none of them.
[[nodiscard]] std::optional<ImportFormat> detect(std::string_view front);

} // namespace cloudnx::audit

template <>
inline constexpr auto cloudnx::enumWords<cloudnx::audit::ImportFormat> =
    std::to_array<cloudnx::EnumWord<cloudnx::audit::ImportFormat>>({
        {cloudnx::audit::ImportFormat::Detected, "auto"},
        {cloudnx::audit::ImportFormat::Jsonl, "jsonl"},
        {cloudnx::audit::ImportFormat::Json, "json"},
        {cloudnx::audit::ImportFormat::Csv, "csv"},
        {cloudnx::audit::ImportFormat::CloudTrail, "cloudtrail"},
        {cloudnx::audit::ImportFormat::Cadf, "cadf"},
        {cloudnx::audit::ImportFormat::Ocsf, "ocsf"},
    });
