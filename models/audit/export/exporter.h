#pragma once

#include "models/audit/archive/archive.h"

#include <functional>

namespace cloudnx::audit {

enum class EventFormat { Jsonl, Csv, Cadf, Ocsf };

/// Where the bytes go, a piece at a time. Errors end the export.
using ByteSink = std::function<Done(std::string_view)>;

/// Writes events one after another. JSONL holds every field that was received. CADF (JSON, one event a line,
/// DMTF DSP0262) and OCSF 1.1 (API Activity, one event a line) say what their schemas have a place for and
/// carry the event whole beside it, so that an import gives it back as it was. CSV follows RFC 4180, with a
/// leading ' where a spreadsheet would run a cell.
class EventExporter {
public:
    EventExporter(EventFormat format, ByteSink sink);

    /// Errors: Integrity (of the archive), those of the sink.
    [[nodiscard]] Done write(const Archive &archive, RowId at);
    /// What is still held back; call it last.
    [[nodiscard]] Done finish();

    [[nodiscard]] quint64 written() const { return m_written; }

private:
    [[nodiscard]] Done flush();

    EventFormat m_format;
    ByteSink m_sink;
    std::string m_held;
    std::string m_json;
    quint64 m_written = 0;
};

/// One event, from its line of JSON as the archive writes it.
void appendCsvHeader(std::string &into);
void appendCsv(const Archive &archive, RowId at, std::string &into);
void appendCadf(std::string_view json, std::string &into);
void appendOcsf(std::string_view json, std::string &into);

} // namespace cloudnx::audit

template <>
inline constexpr auto cloudnx::enumWords<cloudnx::audit::EventFormat> =
    std::to_array<cloudnx::EnumWord<cloudnx::audit::EventFormat>>({
        {cloudnx::audit::EventFormat::Jsonl, "jsonl"},
        {cloudnx::audit::EventFormat::Csv, "csv"},
        {cloudnx::audit::EventFormat::Cadf, "cadf"},
        {cloudnx::audit::EventFormat::Ocsf, "ocsf"},
    });
