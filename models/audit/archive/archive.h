#pragma once

#include "models/audit/archive/place.h"
#include "models/audit/archive/rowreader.h"
#include "models/audit/audit.h"

#include <memory>
#include <mutex>
#include <span>
#include <stop_token>

namespace cloudnx::audit {

/// Where an event stands in one view of an archive.
struct RowId {
    std::uint32_t segment = 0; ///< in the order of arrival
    std::uint32_t row = 0;     ///< by time within the segment

    friend auto operator<=>(const RowId &, const RowId &) = default;
};

/// An archive as it was when it was opened; what a writer does meanwhile shows when it is opened again. Reads
/// from the disk what is asked for, and nothing before. May be used by several threads.
class Archive {
public:
    /// Errors: NotFound (there is none), Integrity, Unsupported, Local; those of keyFor().
    [[nodiscard]] static Result<std::shared_ptr<const Archive>> open(const ArchivePlace &place);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }

    /// Null when it is not encrypted.
    [[nodiscard]] const SealKeyPtr &key() const { return m_key; }

    [[nodiscard]] std::uint64_t rows() const { return m_rows; }

    [[nodiscard]] std::optional<Instant> first() const; ///< time of the oldest event
    [[nodiscard]] std::optional<Instant> last() const;

    /// These rows will be read soon: the kernel fetches them all at once.
    void expect(std::span<const RowId> rows) const;
    /// One field as text; empty when the event has none. Errors of all reads: Integrity.
    [[nodiscard]] Result<QString> text(RowId at, Field field) const;
    [[nodiscard]] Result<Event> event(RowId at) const;
    /// Appends the event as one line of JSON, with every field that was received, and a line feed.
    [[nodiscard]] Done appendJson(RowId at, std::string &into) const;
    /// Holds every byte against its checksum. Errors: Integrity (the first file that is damaged), Cancelled.
    [[nodiscard]] Done verify(const std::stop_token &stop) const;

    // For the queries; these throw Faults.
    [[nodiscard]] const std::vector<SegmentFile> &segments() const { return m_segments; }

    [[nodiscard]] const Dictionaries &dictionaries() const { return m_dictionaries; }

    /// By code of Ip: the address, where it is a plain one of IPv4. Read from the texts once.
    [[nodiscard]] std::span<const std::optional<std::uint32_t>> ipv4ByCode() const;

    [[nodiscard]] RowReader reader(std::uint32_t segment) const {
        return {m_segments[segment], m_dictionaries};
    }

private:
    Archive() = default;

    [[nodiscard]] Done openSegments();

    QString m_folder;
    Manifest m_manifest;
    SealKeyPtr m_key;
    std::vector<SegmentFile> m_segments;
    Dictionaries m_dictionaries;
    std::uint64_t m_rows = 0;
    mutable std::mutex m_ipv4Mutex;
    mutable std::vector<std::optional<std::uint32_t>> m_ipv4;
};

} // namespace cloudnx::audit
