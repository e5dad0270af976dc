#include "models/audit/export/exporter.h"

#include "models/audit/archive/fault.h"

namespace cloudnx::audit {

namespace {

constexpr std::size_t heldBytes = 1 << 20;

} // namespace

EventExporter::EventExporter(EventFormat format, ByteSink sink) : m_format(format), m_sink(std::move(sink)) {
    if (format == EventFormat::Csv)
        appendCsvHeader(m_held);
}

Done EventExporter::write(const Archive &archive, RowId at) {
    if (m_format == EventFormat::Csv) {
        if (auto added = guarded([&] { appendCsv(archive, at, m_held); }); !added)
            return added;
    } else {
        m_json.clear();
        if (auto read = archive.appendJson(at, m_json); !read)
            return read;
        if (m_format == EventFormat::Jsonl)
            m_held += m_json;
        else if (m_format == EventFormat::Cadf)
            appendCadf(m_json, m_held);
        else
            appendOcsf(m_json, m_held);
    }
    ++m_written;
    return m_held.size() < heldBytes ? Done() : flush();
}

Done EventExporter::finish() {
    return flush();
}

Done EventExporter::flush() {
    auto done = m_sink(m_held);
    m_held.clear();
    return done;
}

} // namespace cloudnx::audit
