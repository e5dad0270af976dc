#include "models/audit/import/importer.h"

#include "models/audit/import/csv.h"
#include "models/audit/import/foreign.h"
#include "models/audit/import/jsondraft.h"
#include "models/audit/import/jsonevent.h"
#include "models/audit/import/jsonl.h"
#include "models/audit/import/unpack.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr std::size_t frontBytes = 64 * 1024;
constexpr quint64 lookEvery = 1024;

[[nodiscard]] bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The front of a file.
class FrontSource final : public ByteSource {
public:
    explicit FrontSource(std::string_view front) : m_left(front) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("front"); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
        const std::size_t count = std::min(into.size(), m_left.size());
        std::copy_n(m_left.data(), count, into.data());
        m_left.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_left;
};

/// By the members that events of a format must have. Ours may have any of them, but then also a time of ours.
[[nodiscard]] std::optional<ImportFormat> foreignFormat(JsonElement event) {
    if (at(event, {"class_uid"}) && numberAt(event, {"time"}))
        return ImportFormat::Ocsf;
    if (!textAt(event, {"eventTime"}).empty() && !textAt(event, {"eventName"}).empty() &&
        at(event, {"eventSource"}))
        return ImportFormat::CloudTrail;
    const auto isCadf = [](JsonElement one) {
        return has(textAt(one, {"typeURI"}), "schemas.dmtf.org/cloud/audit") &&
               !textAt(one, {"eventTime"}).empty();
    };
    const auto payload = at(event, {"payload"});
    return isCadf(event) || (payload && isCadf(*payload)) ? std::optional(ImportFormat::Cadf) : std::nullopt;
}

/// Of JSON that is cut off before the first event ends.
[[nodiscard]] std::optional<ImportFormat> guessedFormat(std::string_view front) {
    if (has(front, "\"class_uid\""))
        return ImportFormat::Ocsf;
    if (has(front, "\"eventSource\"") && has(front, "\"eventName\""))
        return ImportFormat::CloudTrail;
    return has(front, "schemas.dmtf.org/cloud/audit") ? std::optional(ImportFormat::Cadf) : std::nullopt;
}

[[nodiscard]] ImportFormat jsonFormat(std::string_view front) {
    FrontSource source(front);
    JsonObjects objects(source);
    ParsedJson parsed;
    std::optional<ImportFormat> foreign = guessedFormat(front);
    for (auto record = objects.next(); record && *record; record = objects.next()) {
        if (!(*record)->broken.isEmpty() || !parsed.parse((*record)->json))
            continue;
        foreign = foreignFormat(parsed.root());
        break;
    }
    const std::string_view line = front.substr(0, front.find('\n'));
    const bool isLine = front[0] == '{' && line[line.find_last_not_of(" \r")] == '}' && !objects.sawWrapper();
    return foreign.value_or(isLine ? ImportFormat::Jsonl : ImportFormat::Json);
}

/// Takes records one by one into the archive.
class RecordImport {
public:
    RecordImport(RecordSource &records, QString name, ArchiveWriter &writer, const ImportOptions &options)
        : m_records(records), m_name(std::move(name)), m_writer(writer), m_options(options) {}

    [[nodiscard]] Result<ImportReport> run() {
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
    [[nodiscard]] Done readAll() {
        while (!m_report.stopped) {
            if (m_report.lines % lookEvery == 0 && m_options.progress)
                m_options.progress(m_name, static_cast<qint64>(m_report.lines), 0);
            if (m_options.stop.stop_requested())
                return failure(ErrorKind::Cancelled,
                               QStringLiteral("Stopped; what came before is in the archive."));
            const auto record = m_records.next();
            if (!record)
                return failure(record.error());
            if (!*record)
                return {};
            ++m_report.lines;
            if (auto added = add(**record); !added)
                return added;
        }
        return {};
    }

    [[nodiscard]] Done add(const Record &record) {
        if (!record.broken.isEmpty())
            return broken(record.line, record.broken);
        if (const char *why = m_reader.read(record.json, m_event))
            return broken(record.line, QLatin1String(why));
        auto added = m_writer.append(m_event);
        if (!added && added.error().kind == ErrorKind::Invalid)
            return broken(record.line, added.error().sentence);
        return added;
    }

    [[nodiscard]] Done broken(quint64 line, const QString &why) {
        ++m_report.broken;
        if (m_report.firstBroken.size() < mostBrokenLines)
            m_report.firstBroken.push_back({line, why});
        m_report.stopped = m_options.onBroken == OnBroken::Stop;
        return {};
    }

    RecordSource &m_records;
    QString m_name;
    ArchiveWriter &m_writer;
    const ImportOptions &m_options;
    JsonEventReader m_reader;
    IncomingEvent m_event;
    ImportReport m_report;
};

[[nodiscard]] std::unique_ptr<RecordSource> recordsOf(ImportFormat format, ByteSource &source) {
    switch (format) {
    case ImportFormat::Csv:
        return std::make_unique<CsvRecords>(source);
    case ImportFormat::CloudTrail:
        return std::make_unique<RewrittenRecords>(source, fromCloudTrail);
    case ImportFormat::Cadf:
        return std::make_unique<RewrittenRecords>(source, fromCadf);
    case ImportFormat::Ocsf:
        return std::make_unique<RewrittenRecords>(source, fromOcsf);
    default:
        return std::make_unique<JsonObjects>(source);
    }
}

[[nodiscard]] Result<ImportReport> imported(ByteSource &source, ImportFormat format, ArchiveWriter &writer,
                                            const ImportOptions &options) {
    if (format == ImportFormat::Jsonl)
        return importJsonl(source, writer, options);
    const auto records = recordsOf(format, source);
    return RecordImport(*records, source.name(), writer, options).run();
}

} // namespace

std::optional<ImportFormat> detect(std::string_view front) {
    const std::size_t begin = front.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (begin == std::string_view::npos)
        return std::nullopt;
    front.remove_prefix(begin);
    const std::string_view line = front.substr(0, front.find('\n'));
    if (front[0] != '{' && front[0] != '[')
        return has(line, ",") || has(line, ";") || has(line, "\t") ? std::optional(ImportFormat::Csv)
                                                                   : std::nullopt;
    return jsonFormat(front);
}

Result<std::vector<QString>> filesOf(const QStringList &paths) {
    std::vector<QString> files;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (path != QLatin1String("-") && !info.exists())
            return failure(ErrorKind::NotFound, QStringLiteral("There is no file %1.").arg(path));
        if (path == QLatin1String("-") || !info.isDir()) {
            files.push_back(path);
            continue;
        }
        std::vector<QString> inside;
        for (QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories); walk.hasNext();)
            inside.push_back(walk.next());
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

Result<ImportedFile> importBytes(std::unique_ptr<ByteSource> bytes, ImportFormat format,
                                 ArchiveWriter &writer, const ImportOptions &options) {
    auto plain = unpacked(std::move(bytes));
    if (!plain)
        return failure(plain.error());
    PeekedSource source(std::move(*plain));
    const auto front = source.peek(frontBytes);
    if (!front)
        return failure(front.error());
    if (front->empty())
        return ImportedFile{source.name(), format, {}};
    const auto found = format == ImportFormat::Detected ? detect(*front) : std::optional(format);
    if (!found)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 begins like no format that is known. Name it with --format.")
                           .arg(source.name()));
    writer.beginImport(QFileInfo::exists(source.name()) ? QFileInfo(source.name()).absoluteFilePath()
                                                        : source.name());
    auto report = imported(source, *found, writer, options);
    const Done ended = writer.endImport(report && !report->stopped);
    if (!report || !ended)
        return failure(!report ? report.error() : ended.error());
    return ImportedFile{source.name(), *found, std::move(*report)};
}

Result<ImportedFile> importFile(const QString &path, ImportFormat format, ArchiveWriter &writer,
                                const ImportOptions &options) {
    auto file = openFile(path);
    if (!file)
        return failure(file.error());
    return importBytes(std::move(*file), format, writer, options);
}

} // namespace cloudnx::audit
