#include "models/audit/archive/segmentfile.h"

#include "models/audit/archive/checksum.h"
#include "models/audit/archive/fault.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <functional>

namespace cloudnx::audit {

namespace {

constexpr std::uint64_t mostSections = fieldCount * partCount;

bool isWidth(const SectionEntry &section) {
    if (static_cast<Part>(section.part) == Part::Tail)
        return section.width <= 12;
    return section.width == 0 || section.width == 1 || section.width == 2 || section.width == 4;
}

/// The width and number of elements that readers take for granted.
bool isShaped(const SectionEntry &section, std::uint64_t rows) {
    switch (static_cast<Part>(section.part)) {
    case Part::Codes:
    case Part::Number0:
    case Part::Number1:
    case Part::Number2:
    case Part::Number3:
    case Part::Tail:
        return section.count == rows;
    case Part::Head:
    case Part::Milliseconds:
        return section.count == rows && section.width == 4;
    case Part::DictionaryBytes:
    case Part::SpareBytes:
    case Part::RawBytes:
        return section.width == 1;
    case Part::DictionaryOffsets:
    case Part::SpareOffsets:
    case Part::RawOffsets:
        return section.width == 4 && section.count > 0;
    default:
        return section.width == 4;
    }
}

std::uint64_t checksumOfHeader(std::span<const std::byte> bytes) {
    std::vector<std::byte> copy(bytes.begin(), bytes.end());
    std::memset(copy.data() + offsetof(SegmentHeader, checksum), 0, sizeof(SegmentHeader::checksum));
    return checksumOf(copy);
}

} // namespace

Result<SegmentFile> SegmentFile::open(const QString &path, std::optional<std::uint64_t> checksum,
                                      const SealKey *key) {
    auto file = MappedFile::open(path, key);
    if (!file)
        return failure(file.error());
    SegmentFile segment(path, std::move(*file));
    if (auto read = segment.readHeader(segment.m_file.bytes(), checksum); !read)
        return failure(read.error());
    return segment;
}

Result<SegmentFile> SegmentFile::openBySpare(const QString &path, const SealKey *key) {
    auto file = MappedFile::open(path, key, FrontCopy::Spare);
    if (!file)
        return failure(file.error());
    SegmentFile segment(path, std::move(*file));
    if (auto read = segment.readHeader(segment.spareHeader(), std::nullopt); !read)
        return failure(read.error());
    return segment;
}

std::span<const std::byte> SegmentFile::spareHeader() const {
    const auto bytes = m_file.bytes();
    std::uint64_t size = 0;
    if (bytes.size() < sizeof size || !m_file.need(bytes.size() - sizeof size, sizeof size))
        return {};
    std::memcpy(&size, bytes.data() + bytes.size() - sizeof size, sizeof size);
    if (size > bytes.size() - sizeof size)
        return {};
    if (!m_file.need(bytes.size() - sizeof size - size, size))
        return {};
    const auto spare = bytes.subspan(bytes.size() - sizeof size - size, size);
    // Mapped files begin at a page; the copy does when the rest is what it was written as.
    return reinterpret_cast<std::uintptr_t>(spare.data()) % alignof(SegmentHeader) == 0
               ? spare
               : std::span<const std::byte>();
}

Done SegmentFile::readHeader(std::span<const std::byte> front, std::optional<std::uint64_t> checksum) {
    const std::uint64_t fileBytes = m_file.bytes().size();
    if (front.size() < sizeof(SegmentHeader))
        return failure(damaged(QStringLiteral("is cut off")));
    const auto frontAt = static_cast<std::uint64_t>(front.data() - m_file.bytes().data());
    if (!m_file.need(frontAt, sizeof(SegmentHeader)))
        return failure(damaged(QStringLiteral("has a damaged header")));
    m_header = reinterpret_cast<const SegmentHeader *>(front.data());
    if (m_header->magic != segmentMagic)
        return failure(damaged(QStringLiteral("is no segment of an archive")));
    if (m_header->version != segmentVersion)
        return failure(
            ErrorKind::Unsupported,
            QStringLiteral("%1 was written by a newer CloudNx Console. Update this one.").arg(m_path));
    const std::uint64_t body = m_header->bodyOffset;
    if (m_header->fileBytes != fileBytes || body % blockBytes != 0 || body > front.size() ||
        2 * body + sizeof body > fileBytes || m_header->rows >= ~0U)
        return failure(damaged(QStringLiteral("is cut off")));
    m_bodyBytes = fileBytes - 2 * body - sizeof body;
    m_blocks = (m_bodyBytes + blockBytes - 1) / blockBytes;
    const std::uint64_t sections = m_header->sections;
    if (sections > mostSections ||
        sizeof(SegmentHeader) + sections * sizeof(SectionEntry) + m_blocks * sizeof(std::uint64_t) > body)
        return failure(damaged(QStringLiteral("has a damaged header")));
    if (!m_file.need(frontAt, body) || checksumOfHeader(front.first(body)) != m_header->checksum ||
        checksum.value_or(m_header->checksum) != m_header->checksum)
        return failure(damaged(QStringLiteral("has a damaged header")));
    const auto *entries = reinterpret_cast<const SectionEntry *>(front.data() + sizeof(SegmentHeader));
    m_checksums = reinterpret_cast<const std::uint64_t *>(entries + sections);
    m_checked = std::make_unique<std::atomic<bool>[]>(m_blocks);
    m_hasRawRows = std::make_unique<std::atomic<bool>[]>(fieldCount);
    for (std::uint64_t at = 0; at < sections; ++at)
        if (!place(entries[at]))
            return failure(damaged(QStringLiteral("has a damaged header")));
    if (m_header->rows > 0 && !find(Field::Time, Part::Milliseconds)) // which are as many as it says
        return failure(damaged(QStringLiteral("has a damaged header")));
    return {};
}

/// Parts and fields it does not know it leaves alone: a later version may add some.
bool SegmentFile::place(const SectionEntry &section) {
    const std::uint64_t size = m_header->bodyOffset + m_bodyBytes;
    if (section.field >= fieldCount || section.part >= partCount)
        return true;
    if (!isWidth(section) || !isShaped(section, m_header->rows) || section.offset % 64 != 0)
        return false;
    if (section.width != 0 && (section.offset < m_header->bodyOffset || section.offset > size ||
                               section.count > (size - section.offset) / section.width))
        return false;
    m_places[section.field][section.part] = &section;
    return true;
}

std::span<const std::uint32_t> SegmentFile::rawRows(Field field) const {
    const auto all = this->all<std::uint32_t>(find(field, Part::RawRows));
    std::atomic<bool> &isSound = m_hasRawRows[static_cast<std::size_t>(field)];
    if (all.empty() || isSound.load(std::memory_order_relaxed))
        return all;
    if (std::adjacent_find(all.begin(), all.end(), std::greater_equal<>()) != all.end() ||
        all.back() >= rows())
        throw Fault{damaged(QStringLiteral("points outside of itself"))};
    isSound.store(true, std::memory_order_relaxed);
    return all;
}

std::uint32_t SegmentFile::number(const SectionEntry *section, std::uint64_t at) const {
    if (!section)
        return 0;
    switch (section->width) {
    case 0:
        return static_cast<std::uint32_t>(section->constant);
    case 1:
        return static_cast<std::uint32_t>(*bytes(*section, at, 1));
    case 2: {
        std::uint16_t value = 0;
        std::memcpy(&value, bytes(*section, at, 1), sizeof value);
        return value;
    }
    default: {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes(*section, at, 1), sizeof value);
        return value;
    }
    }
}

const std::byte *SegmentFile::bytes(const SectionEntry &section, std::uint64_t from,
                                    std::uint64_t count) const {
    if (from > section.count || count > section.count - from)
        throw Fault{damaged(QStringLiteral("points outside of itself"))};
    check(section, from, count);
    return m_file.bytes().data() + section.offset + from * section.width;
}

void SegmentFile::check(const SectionEntry &section, std::uint64_t from, std::uint64_t count) const {
    if (count == 0 || section.width == 0)
        return;
    const std::uint64_t begin = section.offset - m_header->bodyOffset + from * section.width;
    checkBlocks(begin / blockBytes, (begin + count * section.width - 1) / blockBytes);
}

void SegmentFile::checkBlocks(std::uint64_t first, std::uint64_t last) const {
    for (std::uint64_t block = first; block <= last; ++block) {
        if (m_checked[block].load(std::memory_order_acquire)) // what was decrypted is there, too
            continue;
        if (!isSound(block))
            throw Fault{damaged(QStringLiteral("is damaged"))};
        m_checked[block].store(true, std::memory_order_release);
    }
}

bool SegmentFile::isSound(std::uint64_t block) const {
    const auto body = m_file.bytes().subspan(m_header->bodyOffset, m_bodyBytes);
    const std::uint64_t from = block * blockBytes;
    return m_file.need(m_header->bodyOffset + from, std::min(blockBytes, body.size() - from)) &&
           checksumOf(body.subspan(from, std::min(blockBytes, body.size() - from))) == m_checksums[block];
}

void SegmentFile::expectRows(std::uint32_t from, std::uint32_t to) const {
    for (const auto &places : m_places)
        for (const SectionEntry *section : places)
            if (section && section->width != 0 && section->count == rows())
                m_file.expect(section->offset + std::uint64_t(from) * section->width,
                              std::uint64_t(to - from) * section->width);
}

/// They stand together, in few blocks.
void SegmentFile::expectTexts() const {
    std::uint64_t begin = m_file.bytes().size();
    std::uint64_t end = 0;
    for (const auto &places : m_places)
        for (const Part part : {Part::DictionaryOffsets, Part::DictionaryBytes})
            if (const SectionEntry *section = places[static_cast<std::size_t>(part)]) {
                begin = std::min(begin, section->offset);
                end = std::max(end, section->offset + section->count * section->width);
            }
    if (begin < end)
        m_file.expect(begin, end - begin);
}

Done SegmentFile::verify() const {
    for (std::uint64_t block = 0; block < m_blocks; ++block)
        if (!isSound(block))
            return failure(damaged(QStringLiteral("is damaged")));
    const auto spare = spareHeader();
    const auto front = m_file.bytes().first(m_header->bodyOffset);
    if (!m_file.isWhole() || !std::equal(spare.begin(), spare.end(), front.begin(), front.end()))
        return failure(damaged(QStringLiteral("is damaged")));
    return {};
}

Result<std::span<const std::byte>> SegmentFile::plain() const {
    if (!m_file.need(0, m_file.bytes().size()))
        return failure(damaged(QStringLiteral("is damaged")));
    return m_file.bytes();
}

Error SegmentFile::damaged(const QString &what) const {
    return {.kind = ErrorKind::Integrity,
            .sentence = QStringLiteral("The audit archive's %1 %2. Run cloudnx audit repair.")
                            .arg(QFileInfo(m_path).fileName(), what)};
}

} // namespace cloudnx::audit
