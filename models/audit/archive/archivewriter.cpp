#include "models/audit/archive/archivewriter.h"

#include "models/audit/archive/durable.h"
#include "models/audit/archive/fault.h"
#include "models/audit/archive/known.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <set>
#include <sys/stat.h>

namespace cloudnx::audit {

namespace {

constexpr std::size_t mostImports = 256; ///< that are named one by one
constexpr std::int64_t dayMs = 86400000;
constexpr std::int64_t earliest = -719162LL * dayMs;   ///< the year 1
constexpr std::int64_t latest = 2932897LL * dayMs - 1; ///< the end of 9999

Done makeFolder(const QString &folder) {
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) == 0 || errno == EEXIST)
        return {};
    return failure(
        ErrorKind::Local,
        QStringLiteral("Cannot make %1: %2.").arg(folder, QString::fromLocal8Bit(std::strerror(errno))));
}

SegmentName segmentName(qint64 number, std::uint64_t checksum, std::size_t rows) {
    return {segmentFile(number), QStringLiteral("%1").arg(checksum, 16, 16, QChar(u'0')),
            static_cast<qint64>(rows)};
}

std::uint64_t heldBytesOf(const SegmentFile &segment) {
    std::uint64_t bytes = 0;
    for (const Field field : allFields)
        if (const SectionEntry *raw = segment.find(field, Part::RawBytes))
            bytes += raw->count;
    return bytes;
}

} // namespace

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::open(const ArchivePlace &place, std::stop_token stop,
                                                           const SegmentLimits &limits,
                                                           std::chrono::milliseconds patience) {
    if (auto made = makeFolder(place.folder); !made)
        return failure(made.error());
    auto lock = FileLock::acquire(place.folder + QStringLiteral("/writer.lock"), stop, patience);
    if (!lock)
        return failure(lock.error());
    std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(place, std::move(*lock), limits));
    if (auto loaded = writer->load(); !loaded)
        return failure(loaded.error());
    writer->removeStrangers();
    return writer;
}

ArchiveWriter::ArchiveWriter(ArchivePlace place, FileLock lock, const SegmentLimits &limits)
    : m_place(std::move(place)), m_folder(m_place.folder), m_lock(std::move(lock)), m_limits(limits) {}

Done ArchiveWriter::load() {
    const auto manifest = readManifest(m_folder);
    if (!manifest && manifest.error().kind != ErrorKind::NotFound)
        return failure(manifest.error());
    if (!manifest)
        if (auto begun = writeManifest(m_folder, {}); !begun)
            return begun;
    auto archive = Archive::open(m_place);
    if (!archive)
        return failure(archive.error());
    m_archive = std::move(*archive);
    m_next = m_archive->manifest();
    return guarded([&] {
        m_tables = std::make_unique<TextTables>();
        for (std::size_t field = 0; field < fieldCount; ++field)
            (*m_tables)[field].load(m_archive->dictionaries()[field]);
        m_builder = std::make_unique<SegmentBuilder>(*m_tables);
    });
}

/// What a killed writer left behind and no manifest names.
void ArchiveWriter::removeStrangers() const {
    QDir folder(m_folder);
    const auto isNamed = [&](const QString &file) {
        return std::any_of(m_next.segments.begin(), m_next.segments.end(),
                           [&](const SegmentName &name) { return name.file == file; });
    };
    for (const QString &file :
         folder.entryList({QStringLiteral("*.segment"), QStringLiteral("*.new")}, QDir::Files))
        if (!isNamed(file))
            folder.remove(file);
}

Done ArchiveWriter::append(const IncomingEvent &event) {
    if (event.time < earliest || event.time > latest)
        return failure(ErrorKind::Invalid, QStringLiteral("its time is outside of the years 1 to 9999"));
    if (!m_builder->append(event))
        return failure(ErrorKind::Invalid, QStringLiteral("its JSON is broken"));
    if (m_builder->rows() < m_limits.rows && m_builder->heldBytes() < m_limits.heldBytes)
        return {};
    return commit();
}

Done ArchiveWriter::commit() {
    if (m_isBroken)
        return failure(ErrorKind::Local, QStringLiteral("Nothing more was written after the first failure."));
    const auto done = guarded([&] { commitRows(); });
    m_isBroken = !done.has_value();
    return done;
}

namespace {

void insist(const Done &done) {
    if (!done)
        throw Fault{done.error()};
}

} // namespace

void ArchiveWriter::commitRows() {
    const auto given = m_builder->rows();
    const std::size_t kept = given == 0 ? m_next.segments.size() : firstToMerge();
    for (std::size_t at = kept; at < m_archive->segments().size() && given > 0; ++at)
        m_builder->append(m_archive->segments()[at], m_archive->dictionaries());
    const std::vector<std::uint32_t> rows = order(given, kept);
    const std::size_t merged = m_builder->rows() - given;
    const std::size_t added = rows.size() - merged;
    if (added > 0) {
        m_sections.clear();
        m_builder->write(m_sections, rows, firstCodes(kept));
        const qint64 number = m_next.nextFile++;
        const SegmentName name = segmentName(number, 0, rows.size());
        const auto written =
            m_sections.write(m_folder + u'/' + name.file, rows.size(), m_builder->times()[rows.front()],
                             m_builder->times()[rows.back()], m_archive->key().get());
        if (!written)
            throw Fault{written.error()};
        SegmentName made = segmentName(number, *written, rows.size());
        made.imports = importsOf(kept, !m_importing.isEmpty());
        m_next.segments.resize(kept);
        m_next.segments.push_back(std::move(made));
    }
    if (added > 0 || !(m_next == m_archive->manifest())) {
        ++m_next.commits;
        insist(writeManifest(m_folder, m_next));
    }
    auto archive = Archive::open(m_place);
    if (!archive)
        throw Fault{archive.error()};
    m_archive = std::move(*archive);
    m_builder->clear();
    m_committed.added += added;
    m_committed.known += given - added;
    removeStrangers();
}

/// Segments grow by powers of two, so that a row is rewritten only some twenty times in its life and their
/// number stays small however many commits there are.
std::size_t ArchiveWriter::firstToMerge() const {
    std::size_t first = m_next.segments.size();
    std::uint64_t rows = m_builder->rows();
    std::uint64_t held = m_builder->heldBytes();
    while (first > 0) {
        const auto before = static_cast<std::uint64_t>(m_next.segments[first - 1].rows);
        held += heldBytesOf(m_archive->segments()[first - 1]);
        if (before > 2 * rows || rows + before > m_limits.rows || held > m_limits.heldBytes)
            break;
        rows += before;
        --first;
    }
    return first;
}

void ArchiveWriter::beginImport(const QString &file) {
    m_importing = file;
}

Done ArchiveWriter::endImport(bool wasReadToItsEnd) {
    if (auto done = commit(); !done)
        return done;
    const QString file = std::exchange(m_importing, QString());
    const auto filled =
        wasReadToItsEnd ? std::erase_if(m_next.gaps, [&](const Gap &gap) { return gap.file == file; }) : 0;
    return filled > 0 ? commit() : Done();
}

/// Where the manifest names @p file. A folder with very many of them is named as a whole.
qint64 ArchiveWriter::noteImport(const QString &file) {
    if (!m_next.imports)
        m_next.imports.emplace();
    std::vector<QString> &names = *m_next.imports;
    QString name = file;
    const auto at = [&] { return std::find(names.begin(), names.end(), name); };
    if (at() == names.end() && names.size() >= mostImports)
        name = file.left(file.lastIndexOf(u'/') + 1);
    if (at() == names.end())
        names.push_back(name);
    return at() - names.begin();
}

/// Of the segment that takes the place of those from @p kept on.
std::optional<std::vector<qint64>> ArchiveWriter::importsOf(std::size_t kept, bool isImporting) {
    std::set<qint64> numbers;
    for (std::size_t at = kept; at < m_next.segments.size(); ++at)
        if (const auto &some = m_next.segments[at].imports)
            numbers.insert(some->begin(), some->end());
    if (isImporting)
        numbers.insert(noteImport(m_importing));
    if (numbers.empty())
        return std::nullopt;
    return std::vector<qint64>(numbers.begin(), numbers.end());
}

/// Rows of the new segment by time; those that were in the archive come first among equals. Rows from @p
/// given on are merged ones.
std::vector<std::uint32_t> ArchiveWriter::order(std::uint32_t given, std::size_t kept) {
    const auto &times = m_builder->times();
    std::vector<std::uint32_t> rows(m_builder->rows());
    const auto middle = rows.begin() + (m_builder->rows() - given);
    std::iota(rows.begin(), middle, given);
    std::iota(middle, rows.end(), 0);
    const auto rank = [&](std::uint32_t row) {
        return row < given ? row + (m_builder->rows() - given) : row - given;
    };
    const auto earlier = [&](std::uint32_t left, std::uint32_t right) {
        return times[left] != times[right] ? times[left] < times[right] : rank(left) < rank(right);
    };
    if (!std::is_sorted(rows.begin(), rows.end(), earlier))
        std::sort(rows.begin(), rows.end(), earlier);
    KnownRows(*m_builder, *m_archive, given, kept).takeOut(rows);
    return rows;
}

/// The segment carries the texts of those it replaces, and the new ones.
std::array<std::uint32_t, fieldCount> ArchiveWriter::firstCodes(std::size_t kept) const {
    std::array<std::uint32_t, fieldCount> first{};
    for (const Field field : allFields) {
        std::uint32_t code = m_archive->dictionaries()[static_cast<std::size_t>(field)].size();
        for (std::size_t at = m_archive->segments().size(); at-- > kept;)
            if (const auto *offsets = m_archive->segments()[at].find(field, Part::DictionaryOffsets))
                code = static_cast<std::uint32_t>(offsets->constant);
        first[static_cast<std::size_t>(field)] = code;
    }
    return first;
}

} // namespace cloudnx::audit
