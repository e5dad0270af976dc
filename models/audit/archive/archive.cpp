#include "models/audit/archive/archive.h"

#include "models/audit/archive/fault.h"
#include "models/audit/archive/ipv4.h"
#include "models/audit/archive/rowjson.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr int mostTries = 10;
constexpr std::uint64_t usualHeaderBytes = 160 << 10; ///< of a full segment

Error damaged(const QString &folder) {
    return {.kind = ErrorKind::Integrity,
            .sentence =
                QStringLiteral("The audit archive in %1 does not fit together. Run cloudnx audit repair.")
                    .arg(folder)};
}

Result<SegmentFile> openNamed(const QString &folder, const SegmentName &name, const SealKey *key) {
    bool isNumber = false;
    const quint64 checksum = name.checksum.toULongLong(&isNumber, 16);
    if (!isNumber || name.file.contains(u'/'))
        return failure(damaged(folder));
    auto segment = SegmentFile::open(folder + u'/' + name.file, checksum, key);
    if (segment && segment->rows() != name.rows)
        return failure(damaged(folder));
    return segment;
}

} // namespace

/// A writer may put segments together and remove the old ones between the reading of their names and their
/// opening; the manifest then names others.
Result<std::shared_ptr<const Archive>> Archive::open(const ArchivePlace &place) {
    Error last;
    for (int tries = 0; tries < mostTries; ++tries) {
        auto manifest = readManifest(place.folder);
        if (!manifest)
            return failure(manifest.error());
        auto key = keyFor(place, *manifest);
        if (!key)
            return failure(key.error());
        const std::shared_ptr<Archive> archive(new Archive);
        archive->m_folder = place.folder;
        archive->m_key = std::move(*key);
        archive->m_manifest = std::move(*manifest);
        const auto opened = archive->openSegments();
        if (opened)
            return archive;
        last = opened.error();
        if (last.kind != ErrorKind::NotFound)
            break;
    }
    if (last.kind == ErrorKind::NotFound)
        last.kind = ErrorKind::Integrity; // the archive is there; a part of it is not
    return failure(last);
}

Done Archive::openSegments() {
    m_segments.reserve(m_manifest.segments.size()); // dictionaries point into it
    for (const SegmentName &name : m_manifest.segments)
        if (!name.file.contains(u'/'))
            MappedFile::expect(m_folder + u'/' + name.file, usualHeaderBytes);
    for (const SegmentName &name : m_manifest.segments) {
        auto segment = openNamed(m_folder, name, m_key.get());
        if (!segment)
            return failure(segment.error());
        segment->expectTexts();
        m_rows += segment->rows();
        m_segments.push_back(std::move(*segment));
        for (const auto &word : enumWords<Field>)
            if (!m_dictionaries[static_cast<std::size_t>(word.value)].add(m_segments.back(), word.value))
                return failure(damaged(m_folder));
    }
    return {};
}

std::optional<Instant> Archive::first() const {
    std::optional<Instant> first;
    for (const SegmentFile &segment : m_segments)
        if (const Instant at{std::chrono::milliseconds(segment.header().first)};
            segment.rows() > 0 && (!first || at < *first))
            first = at;
    return first;
}

std::optional<Instant> Archive::last() const {
    std::optional<Instant> last;
    for (const SegmentFile &segment : m_segments)
        if (const Instant at{std::chrono::milliseconds(segment.header().last)};
            segment.rows() > 0 && (!last || at > *last))
            last = at;
    return last;
}

std::span<const std::optional<std::uint32_t>> Archive::ipv4ByCode() const {
    const Dictionary &dictionary = m_dictionaries[static_cast<std::size_t>(Field::Ip)];
    const std::lock_guard lock(m_ipv4Mutex);
    if (m_ipv4.empty()) {
        std::vector<std::optional<std::uint32_t>> addresses(dictionary.size());
        dictionary.each(
            [&](std::uint32_t code, std::string_view text) { addresses[code] = plainIpv4(text); });
        m_ipv4 = std::move(addresses);
    }
    return m_ipv4;
}

void Archive::expect(std::span<const RowId> rows) const {
    constexpr std::uint32_t near = 4096; // what lies further apart is fetched on its own
    for (auto begin = rows.begin(); begin != rows.end();) {
        std::uint32_t first = begin->row;
        std::uint32_t last = begin->row;
        auto end = begin;
        for (; end != rows.end() && end->segment == begin->segment && end->row + near > last &&
               end->row < first + near;
             ++end) {
            first = std::min(first, end->row);
            last = std::max(last, end->row);
        }
        m_segments[begin->segment].expectRows(first, last + 1);
        begin = end;
    }
}

Result<QString> Archive::text(RowId at, Field field) const {
    return guarded([&] { return QString::fromStdString(reader(at.segment).text(field, at.row)); });
}

Result<Event> Archive::event(RowId at) const {
    return guarded([&] { return eventOf(reader(at.segment), at.row); });
}

Done Archive::appendJson(RowId at, std::string &into) const {
    return guarded([&] {
        std::string line;
        appendRowJson(reader(at.segment), at.row, line);
        into += line;
        into.push_back('\n');
    });
}

Done Archive::verify(const std::stop_token &stop) const {
    for (const SegmentFile &segment : m_segments) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        if (auto sound = segment.verify(); !sound)
            return sound;
    }
    return {};
}

} // namespace cloudnx::audit
