#pragma once

#include "models/audit/archive/archive.h"
#include "models/audit/archive/segmentbuilder.h"
#include "models/core/filelock.h"
#include "models/core/progress.h"

#include <stop_token>

namespace cloudnx::audit {

/// What a commit did with the events it was given.
struct Committed {
    quint64 added = 0;
    quint64 known = 0; ///< left out: the archive had them already, the same in every field
};

/// How large a segment may become; tests make it small.
struct SegmentLimits {
    std::uint32_t rows = 1U << 20;
    std::uint64_t heldBytes = 512ULL << 20; ///< of texts in no dictionary: their offsets have 32 bits
};

/// Adds events to an archive; there is one at a time. What was committed stays, whenever the program is
/// killed; what was not is as if it had never been appended.
class ArchiveWriter {
public:
    /// Makes the folder (0700) when there is none, and waits for another writer to finish: @p patience long.
    /// Errors: Cancelled, Timeout, Integrity, Unsupported, Local; those of keyFor().
    [[nodiscard]] static Result<std::unique_ptr<ArchiveWriter>>
    open(const ArchivePlace &place, std::stop_token stop, const SegmentLimits &limits = {},
         std::chrono::milliseconds patience = std::chrono::seconds(60));

    /// Commits by itself when a segment is full. Errors: Invalid (not appended; why, to go on "line 5 is left
    /// out: "), those of commit().
    [[nodiscard]] Done append(const IncomingEvent &event);
    /// Errors: Local (the disk is full, …), Integrity. After an error nothing more can be written by this
    /// writer.
    [[nodiscard]] Done commit();

    /// What is appended until endImport() comes from @p file. The archive remembers that, so that a repair
    /// can tell what has to be imported again.
    void beginImport(const QString &file);
    /// When @p file was read to its end, nothing of it is missing any more. Commits. Errors: those of
    /// commit().
    [[nodiscard]] Done endImport(bool wasReadToItsEnd);

    /// Writes every segment again, encrypted with @p key, or plain when that is null, and goes on so. All of
    /// it or nothing, whenever the program is killed; nothing may be appended before. Errors: Cancelled,
    /// those of commit().
    [[nodiscard]] Done reseal(const SealKeyPtr &key, const Progress &progress, const std::stop_token &stop);

    /// Since it was opened.
    [[nodiscard]] const Committed &committed() const { return m_committed; }

    /// Goes into the archive with the next commit.
    [[nodiscard]] Manifest &manifest() { return m_next; }

    /// As of the last commit.
    [[nodiscard]] const std::shared_ptr<const Archive> &archive() const { return m_archive; }

private:
    ArchiveWriter(ArchivePlace place, FileLock lock, const SegmentLimits &limits);

    [[nodiscard]] Done load();
    [[nodiscard]] Result<std::vector<SegmentName>> resealed(const SealKey *key, const Progress &progress,
                                                            const std::stop_token &stop);
    void removeStrangers() const;
    void commitRows();
    [[nodiscard]] std::size_t firstToMerge() const;
    [[nodiscard]] std::optional<std::vector<qint64>> importsOf(std::size_t kept, bool isImporting);
    [[nodiscard]] qint64 noteImport(const QString &file);
    [[nodiscard]] std::vector<std::uint32_t> order(std::uint32_t merged, std::size_t kept);
    [[nodiscard]] std::array<std::uint32_t, fieldCount> firstCodes(std::size_t kept) const;

    ArchivePlace m_place;
    QString m_folder;
    FileLock m_lock;
    SegmentLimits m_limits;
    std::shared_ptr<const Archive> m_archive;
    Manifest m_next;
    std::unique_ptr<TextTables> m_tables;
    std::unique_ptr<SegmentBuilder> m_builder;
    SectionWriter m_sections;
    Committed m_committed;
    QString m_importing; ///< a file; empty: nothing is imported
    bool m_isBroken = false;
};

} // namespace cloudnx::audit
