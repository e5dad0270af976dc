#pragma once

#include "models/audit/archive/format.h"
#include "models/audit/archive/mappedfile.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace cloudnx::audit {

/// One segment, mapped. A block is held against its checksum before its first byte is used, once in this
/// process; a damaged one throws a Fault (Integrity). May be read by several threads.
class SegmentFile {
public:
    /// Checks the header and all the sizes in it. @p checksum is the header's, as the manifest has it; @p key
    /// for encrypted ones. Errors: NotFound, Local, Integrity.
    [[nodiscard]] static Result<SegmentFile> open(const QString &path, std::optional<std::uint64_t> checksum,
                                                  const SealKey *key = nullptr);

    /// By the copies of the headers at the file's end, for repairs. Errors: those of open().
    [[nodiscard]] static Result<SegmentFile> openBySpare(const QString &path, const SealKey *key = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] const SegmentHeader &header() const { return *m_header; }

    [[nodiscard]] bool isEncrypted() const { return m_file.isEncrypted(); }

    /// All of the file, decrypted. Errors: Integrity.
    [[nodiscard]] Result<std::span<const std::byte>> plain() const;

    [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(m_header->rows); }

    /// Null when the segment has no such section.
    [[nodiscard]] const SectionEntry *find(Field field, Part part) const {
        return m_places[static_cast<std::size_t>(field)][static_cast<std::size_t>(part)];
    }

    /// All elements of a section, checked; empty when there is none or it is constant. Its width is
    /// sizeof(T).
    template <typename T>
    [[nodiscard]] std::span<const T> all(const SectionEntry *section) const {
        if (!section || section->width != sizeof(T))
            return {};
        check(*section, 0, section->count);
        return {reinterpret_cast<const T *>(m_file.bytes().data() + section->offset), section->count};
    }

    /// The rows of a field whose texts stand in RawBytes, ascending, each a row of the segment.
    [[nodiscard]] std::span<const std::uint32_t> rawRows(Field field) const;

    /// One element of a section whose elements are numbers.
    [[nodiscard]] std::uint32_t number(const SectionEntry *section, std::uint64_t at) const;
    /// @p count elements from @p from on, checked.
    [[nodiscard]] const std::byte *bytes(const SectionEntry &section, std::uint64_t from,
                                         std::uint64_t count) const;
    /// These will be read soon: the rows from @p from until @p to in every column; the dictionaries' texts.
    void expectRows(std::uint32_t from, std::uint32_t to) const;
    void expectTexts() const;
    /// Reads every block again, from the disk where the kernel let go of it.
    [[nodiscard]] Done verify() const;

private:
    using Places = std::array<std::array<const SectionEntry *, partCount>, fieldCount>;

    explicit SegmentFile(QString path, MappedFile file) : m_path(std::move(path)), m_file(std::move(file)) {}

    [[nodiscard]] Done readHeader(std::span<const std::byte> front, std::optional<std::uint64_t> checksum);
    /// The copy of the header, and the header's size behind it; empty when they are not there.
    [[nodiscard]] std::span<const std::byte> spareHeader() const;
    [[nodiscard]] bool place(const SectionEntry &section);
    void check(const SectionEntry &section, std::uint64_t from, std::uint64_t count) const;
    void checkBlocks(std::uint64_t first, std::uint64_t last) const;
    [[nodiscard]] bool isSound(std::uint64_t block) const;
    [[nodiscard]] Error damaged(const QString &what) const;

    QString m_path;
    MappedFile m_file;
    const SegmentHeader *m_header = nullptr;
    const std::uint64_t *m_checksums = nullptr;
    std::uint64_t m_bodyBytes = 0;
    std::uint64_t m_blocks = 0;
    Places m_places{};
    std::unique_ptr<std::atomic<bool>[]> m_checked;    ///< by block
    std::unique_ptr<std::atomic<bool>[]> m_hasRawRows; ///< by field: they were looked at and are sound
};

} // namespace cloudnx::audit
