#include "widgets/audit/archivesync.h"

#include "models/audit/sync/sync.h"

namespace cloudnx {

namespace {

/// What may be missing; empty: nothing is.
[[nodiscard]] QString synced(AuditService &service, const ArchiveSeat &seat, Instant now,
                             const Progress &progress, const std::stop_token &stop) {
    auto writer = audit::ArchiveWriter::open(seat.archive(), stop, {}, audit::askersPatience);
    if (!writer)
        return writer.error().kind == ErrorKind::Timeout ? audit::otherWriterText() : writer.error().sentence;
    audit::SyncOptions options;
    options.now = now;
    options.serviceTime = [&seat] { return seat.serviceTime(); };
    options.progress = progress;
    options.stop = stop;
    const auto report = audit::sync(service, **writer, options);
    if (!report)
        return report.error().sentence;
    return report->fault ? report->fault->sentence : QString();
}

/// Whoever wrote.
[[nodiscard]] bool isNews(const ArchiveSeat &seat, const audit::Archive &known) {
    const auto manifest = audit::readManifest(seat.archive().folder);
    return !manifest || !audit::saysTheSame(*manifest, known.manifest());
}

} // namespace

UpdatedArchive updatedArchive(AuditService &service, const ArchiveSeat &seat,
                              const std::shared_ptr<const audit::Archive> &known, Instant now,
                              const Progress &progress, std::stop_token stop) {
    const QString trouble = synced(service, seat, now, progress, stop);
    if (known && !isNews(seat, *known))
        return {known, trouble};
    auto archive = audit::Archive::open(seat.archive());
    if (!archive && !trouble.isEmpty())
        archive.error().sentence = trouble;
    return {std::move(archive), trouble};
}

} // namespace cloudnx
