#include "models/audit/archive/sectionwriter.h"

#include "models/audit/archive/checksum.h"
#include "models/audit/archive/durable.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::size_t alignment = 64;

std::uint64_t roundedUp(std::uint64_t size, std::uint64_t to) {
    return (size + to - 1) / to * to;
}

std::vector<std::uint64_t> checksumsOf(std::span<const std::byte> body) {
    std::vector<std::uint64_t> checksums;
    for (std::size_t from = 0; from < body.size(); from += blockBytes)
        checksums.push_back(
            checksumOf(body.subspan(from, std::min<std::size_t>(blockBytes, body.size() - from))));
    return checksums;
}

template <typename T>
void put(std::vector<std::byte> &into, std::size_t at, std::span<const T> values) {
    if (!values.empty())
        std::memcpy(into.data() + at, values.data(), values.size_bytes());
}

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace

void SectionWriter::clear() {
    m_sections.clear();
    m_body.clear();
}

void SectionWriter::beginBlock() {
    m_body.resize(roundedUp(m_body.size(), blockBytes));
}

void SectionWriter::add(Field field, Part part, std::uint32_t width, std::span<const std::byte> bytes,
                        std::uint64_t constant) {
    m_body.resize(roundedUp(m_body.size(), alignment));
    m_sections.push_back({static_cast<std::uint16_t>(field), static_cast<std::uint16_t>(part), width,
                          m_body.size(), width == 0 ? 0 : bytes.size() / width, constant});
    m_body.insert(m_body.end(), bytes.begin(), bytes.end());
}

template <typename T>
void SectionWriter::addNarrowed(Field field, Part part, std::span<const std::uint32_t> numbers) {
    add(field, part, sizeof(T), {});
    m_sections.back().count = numbers.size();
    const std::size_t begin = m_body.size();
    m_body.resize(begin + numbers.size() * sizeof(T));
    std::byte *to = m_body.data() + begin;
    for (const std::uint32_t number : numbers) {
        const auto narrow = static_cast<T>(number);
        std::memcpy(to, &narrow, sizeof narrow);
        to += sizeof narrow;
    }
}

void SectionWriter::addNumbers(Field field, Part part, std::span<const std::uint32_t> numbers) {
    if (numbers.empty())
        return;
    std::uint32_t any = 0;
    std::uint32_t different = 0;
    for (const std::uint32_t number : numbers) {
        any |= number;
        different |= number ^ numbers.front();
    }
    if (different == 0) {
        add(field, part, 0, {}, any);
        m_sections.back().count = numbers.size();
    } else if (any <= 0xff) {
        addNarrowed<std::uint8_t>(field, part, numbers);
    } else if (any <= 0xffff) {
        addNarrowed<std::uint16_t>(field, part, numbers);
    } else {
        addAll<std::uint32_t>(field, part, numbers);
    }
}

Result<std::uint64_t> SectionWriter::write(const QString &path, std::uint64_t rows, std::int64_t first,
                                           std::int64_t last, const SealKey *key) {
    beginBlock(); // the spare header begins at one
    const std::vector<std::uint64_t> checksums = checksumsOf(m_body);
    const std::size_t tableAt = sizeof(SegmentHeader) + m_sections.size() * sizeof(SectionEntry);
    const std::uint64_t bodyAt = roundedUp(tableAt + checksums.size() * sizeof(std::uint64_t), blockBytes);
    std::vector<SectionEntry> sections = m_sections;
    for (SectionEntry &section : sections)
        section.offset += bodyAt;
    SegmentHeader header{segmentMagic,
                         segmentVersion,
                         static_cast<std::uint32_t>(sections.size()),
                         rows,
                         first,
                         last,
                         bodyAt + m_body.size() + bodyAt + sizeof bodyAt,
                         bodyAt,
                         0};
    std::vector<std::byte> front(bodyAt);
    put<SegmentHeader>(front, 0, {&header, 1});
    put<SectionEntry>(front, sizeof header, sections);
    put<std::uint64_t>(front, tableAt, checksums);
    header.checksum = checksumOf(front);
    put<SegmentHeader>(front, 0, {&header, 1});
    const std::array<std::string_view, 4> pieces{textOf(front), textOf(m_body), textOf(front),
                                                 textOf(std::as_bytes(std::span(&bodyAt, 1)))};
    return writeDurably(path, pieces, key).map([&] { return header.checksum; });
}

} // namespace cloudnx::audit
