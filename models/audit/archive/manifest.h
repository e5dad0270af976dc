#pragma once

#include "models/core/described.h"

namespace cloudnx::audit {

/// One segment that belongs to the archive.
struct SegmentName {
    QString file;     ///< "000001.segment"
    QString checksum; ///< of its header, 16 hexadecimal digits
    qint64 rows = 0;
    std::optional<std::vector<qint64>> imports{}; ///< of the manifest, that brought some of its events

    friend bool operator==(const SegmentName &, const SegmentName &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("file", self.file);
        visit("checksum", self.checksum);
        visit("rows", self.rows);
        visit("imports", self.imports);
    }
};

/// A span of time of which the archive may not have everything.
struct Gap {
    Instant from{};
    Instant to{};
    QString why;                   ///< a sentence for people
    std::optional<QString> file{}; ///< only importing this again can fill it; empty: the service can

    friend bool operator==(const Gap &, const Gap &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("from", self.from);
        visit("to", self.to);
        visit("why", self.why);
        visit("file", self.file);
    }
};

/// What belongs to an archive at one moment. Replaced as a whole by every commit: it is the commit.
struct Manifest {
    int version = 1; ///< 2 when it is encrypted: what knows 1 alone would take the segments for damaged
    qint64 commits = 0;
    qint64 nextFile = 1;               ///< number of the next segment's file; never used twice
    std::vector<SegmentName> segments; ///< in the order of their arrival
    std::vector<Gap> gaps;
    std::optional<Instant> syncedTo; ///< the service was asked for everything up to here, by its clock
    QJsonObject sync;                ///< where an interrupted sync goes on
    std::optional<std::vector<QString>> imports{}; ///< files (or folders) that events came from, once each
    std::optional<QString> sealedBy{};             ///< SealKey::id of what the segments are encrypted with

    /// The segments are encrypted with the key of this id, from now on; empty: with none.
    void seal(const std::optional<QString> &key);

    friend bool operator==(const Manifest &, const Manifest &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("version", self.version);
        visit("commits", self.commits);
        visit("next_file", self.nextFile);
        visit("segments", self.segments);
        visit("gaps", self.gaps);
        visit("synced_to", self.syncedTo);
        visit("sync", self.sync);
        visit("imports", self.imports);
        visit("sealed_by", self.sealedBy);
    }
};

/// Whether an archive holds the same events, and misses the same, by both.
[[nodiscard]] bool saysTheSame(const Manifest &one, const Manifest &other);
/// "000001.segment".
[[nodiscard]] QString segmentFile(qint64 number);
[[nodiscard]] QString manifestPath(const QString &folder);
/// NotFound when the folder holds no archive; Integrity, Unsupported (of a newer program), Local.
[[nodiscard]] Result<Manifest> readManifest(const QString &folder);
[[nodiscard]] Done writeManifest(const QString &folder, const Manifest &manifest);

} // namespace cloudnx::audit
