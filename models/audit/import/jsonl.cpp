#include "models/audit/import/jsonl.h"

#include "models/audit/import/jsonevent.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::size_t chunkBytes = 1 << 18; // stays in the cache until it is parsed
constexpr std::size_t longestLine = 16 << 20;

/// Cuts what comes from a source into lines.
class Lines {
public:
    explicit Lines(ByteSource &source)
        : m_source(source), m_buffer(2 * chunkBytes + JsonEventReader::padding) {}

    /// The next line without its end; nothing at the end of the source. A line that is too long is empty, and
    /// isTooLong() then.
    Result<std::optional<std::string_view>> next() {
        m_isTooLong = false;
        for (std::size_t looked = m_begin;;) {
            const auto *const end =
                static_cast<const char *>(std::memchr(m_buffer.data() + looked, '\n', m_end - looked));
            if (end)
                return take(static_cast<std::size_t>(end - m_buffer.data()), 1);
            if (m_isAtEnd && m_begin == m_end && !m_isTooLong)
                return std::nullopt;
            if (m_isAtEnd)
                return take(m_end, 0);
            looked = m_end - m_begin;
            if (auto got = fill(); !got)
                return failure(got.error());
            looked += m_begin;
            if (m_isTooLong)
                looked = m_begin;
        }
    }

    [[nodiscard]] bool isTooLong() const { return m_isTooLong; }

private:
    std::string_view take(std::size_t end, std::size_t skip) {
        const std::string_view line(m_buffer.data() + m_begin, end - m_begin);
        m_begin = end + skip;
        if (m_isTooLong)
            return {};
        return line;
    }

    Done fill() {
        if (m_end - m_begin > longestLine) {
            m_isTooLong = true;
            m_begin = m_end; // what was read of it
        }
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
        if (m_buffer.size() - JsonEventReader::padding - m_end < chunkBytes)
            m_buffer.resize(m_buffer.size() * 2);
        const auto got = m_source.read({m_buffer.data() + m_end, chunkBytes});
        if (!got)
            return failure(got.error());
        m_end += *got;
        m_isAtEnd = *got == 0;
        return {};
    }

    ByteSource &m_source;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    bool m_isAtEnd = false;
    bool m_isTooLong = false;
};

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

void note(ImportReport &report, const QString &why) {
    ++report.broken;
    if (report.firstBroken.size() < mostBrokenLines)
        report.firstBroken.push_back({report.lines, why});
}

class Import {
public:
    Import(ByteSource &source, ArchiveWriter &writer, const ImportOptions &options)
        : m_source(source), m_lines(source), m_writer(writer), m_options(options) {}

    Result<ImportReport> run() {
        const Committed before = m_writer.committed();
        const Done read = readAll();
        const Done committed = m_writer.commit();
        m_report.added = m_writer.committed().added - before.added;
        m_report.known = m_writer.committed().known - before.known;
        if (!read || !committed)
            return failure(!read ? read.error() : committed.error());
        return m_report;
    }

private:
    Done readAll() {
        while (!m_report.stopped) {
            if (m_report.lines % 65536 == 0)
                if (auto goOn = look(); !goOn)
                    return goOn;
            const auto line = m_lines.next();
            if (!line)
                return failure(line.error());
            if (!*line)
                return {};
            ++m_report.lines;
            if (auto added = add(**line); !added)
                return added;
        }
        return {};
    }

    Done look() {
        if (m_options.stop.stop_requested())
            return failure(ErrorKind::Cancelled,
                           QStringLiteral("Stopped in line %1; what came before is in the archive.")
                               .arg(m_report.lines + 1));
        if (m_options.progress)
            m_options.progress(m_source.name(), static_cast<qint64>(m_report.lines), 0);
        return {};
    }

    Done add(std::string_view line) {
        if (m_lines.isTooLong())
            return broken(QStringLiteral("it is longer than 16 MiB"));
        if (isBlank(line))
            return {};
        if (const char *why = m_reader.read(line, m_event))
            return broken(QLatin1String(why));
        auto added = m_writer.append(m_event);
        if (!added && added.error().kind == ErrorKind::Invalid)
            return broken(added.error().sentence);
        return added;
    }

    Done broken(const QString &why) {
        note(m_report, why);
        m_report.stopped = m_options.onBroken == OnBroken::Stop;
        return {};
    }

    ByteSource &m_source;
    Lines m_lines;
    ArchiveWriter &m_writer;
    const ImportOptions &m_options;
    JsonEventReader m_reader;
    IncomingEvent m_event;
    ImportReport m_report;
};

} // namespace

Result<ImportReport> importJsonl(ByteSource &source, ArchiveWriter &writer, const ImportOptions &options) {
    return Import(source, writer, options).run();
}

} // namespace cloudnx::audit
