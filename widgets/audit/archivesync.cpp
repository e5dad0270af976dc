#include "widgets/audit/archivesync.h"

#include "models/audit/sync/sync.h"

namespace cloudnx {

namespace {

struct Synced {
    quint64 added = 0;
    QString trouble;
};

[[nodiscard]] Synced synced(AuditService &service, const ArchiveSeat &seat, Instant now,
                            const Progress &progress, const std::stop_token &stop) {
    auto writer = audit::ArchiveWriter::open(seat.archive(), stop);
    if (!writer)
        return {0, writer.error().sentence};
    audit::SyncOptions options;
    options.now = now;
    options.serviceTime = [&seat] { return seat.serviceTime(); };
    options.progress = progress;
    options.stop = stop;
    const auto report = audit::sync(service, **writer, options);
    if (!report)
        return {1, report.error().sentence}; // some of it may have come
    return {report->added, report->fault ? report->fault->sentence : QString()};
}

} // namespace

UpdatedArchive updatedArchive(AuditService &service, const ArchiveSeat &seat,
                              const std::shared_ptr<const audit::Archive> &known, Instant now,
                              const Progress &progress, std::stop_token stop) {
    const Synced done = synced(service, seat, now, progress, stop);
    if (known && done.added == 0)
        return {known, done.trouble};
    auto archive = audit::Archive::open(seat.archive());
    if (!archive && !done.trouble.isEmpty())
        archive.error().sentence = done.trouble;
    return {std::move(archive), done.trouble};
}

} // namespace cloudnx
