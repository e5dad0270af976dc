#include "widgets/audit/archivecare.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace cloudnx {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ArchiveCare)
};

[[nodiscard]] QString number(quint64 value) {
    return QLocale().toString(value);
}

void addBroken(const audit::ImportedFile &file, QStringList &lines) {
    const QString name = QFileInfo(file.name).fileName();
    for (const audit::BrokenLine &line : file.report.firstBroken)
        lines.append(Words::tr("%1, line %2: %3.").arg(name, number(line.line), line.why));
    if (file.report.broken > file.report.firstBroken.size())
        lines.append(Words::tr("%1: %2 more broken lines.")
                         .arg(name, number(file.report.broken - file.report.firstBroken.size())));
}

void importAll(audit::ArchiveWriter &writer, const QStringList &paths, const audit::ImportOptions &options,
               Imported &imported) {
    for (const QString &path : paths) {
        auto file = audit::importFile(path, audit::ImportFormat::Detected, writer, options);
        if (!file) {
            imported.fault = file.error();
            return;
        }
        imported.files.push_back(std::move(*file));
        if (imported.files.back().report.stopped)
            return;
    }
}

} // namespace

Imported importedInto(const ArchiveSeat &seat, const QStringList &paths,
                      const audit::ImportOptions &options) {
    Imported imported;
    if (auto writer = audit::ArchiveWriter::open(seat.archive(), options.stop))
        importAll(**writer, paths, options, imported);
    else
        imported.fault = writer.error();
    imported.updated.archive = audit::Archive::open(seat.archive());
    return imported;
}

Repaired repaired(AuditService &service, const ArchiveSeat &seat, Instant now, const Progress &files,
                  const Progress &events, std::stop_token stop) {
    Repaired done{audit::repair(seat.archive(), stop, files), {}};
    const bool isSound = done.report && done.report->damaged.isEmpty() && !done.report->manifestMade;
    if (done.report && !isSound)
        done.updated = updatedArchive(service, seat, nullptr, now, events, std::move(stop));
    else
        done.updated.archive = audit::Archive::open(seat.archive());
    return done;
}

CareReport reportOf(const Imported &imported) {
    CareReport report;
    quint64 added = 0;
    quint64 known = 0;
    quint64 broken = 0;
    for (const audit::ImportedFile &file : imported.files) {
        added += file.report.added;
        known += file.report.known;
        broken += file.report.broken;
        addBroken(file, report.lines);
    }
    const bool isStopped = !imported.files.empty() && imported.files.back().report.stopped;
    report.isWhole = !imported.fault && !isStopped && broken == 0;
    if (imported.fault)
        report.lines.prepend(imported.fault->sentence);
    if (isStopped)
        report.lines.prepend(
            Words::tr("Stopped at line %1 of %2. Mend the line and import it again, or go on without "
                      "such lines.")
                .arg(imported.files.back().report.firstBroken.back().line)
                .arg(QFileInfo(imported.files.back().name).fileName()));
    report.sentence =
        Words::tr("Imported %1 events from %2 files; %3 were there already, %4 lines were broken.")
            .arg(number(added), number(imported.files.size()), number(known), number(broken));
    return report;
}

CareReport reportOf(const audit::RepairReport &report, const UpdatedArchive &updated) {
    CareReport told;
    if (report.damaged.isEmpty() && !report.manifestMade) {
        told.sentence = Words::tr("Nothing is damaged: every byte of %1 files fits its checksum.")
                            .arg(QLocale().toString(report.segments));
        return told;
    }
    told.isWhole = false;
    told.sentence =
        Words::tr("%1 files were damaged, with %2 events. They were set aside, and what the service still "
                  "has was fetched again.")
            .arg(QLocale().toString(report.damaged.size()), number(report.lostRows));
    if (!updated.trouble.isEmpty())
        told.lines.append(updated.trouble);
    if (report.manifestMade)
        told.lines.append(Words::tr("The list of the archive's files was damaged, and made again."));
    for (const QString &file : report.damaged)
        told.lines.append(Words::tr("Set %1 aside as %1.damaged: its bytes changed.").arg(file));
    if (!updated.archive)
        return told;
    const auto &gaps = (*updated.archive)->manifest().gaps;
    told.isWhole = gaps.empty() && updated.trouble.isEmpty();
    for (const audit::Gap &gap : gaps)
        told.lines.append(
            Words::tr("Still missing: %1 – %2. %3").arg(toRfc3339(gap.from), toRfc3339(gap.to), gap.why));
    return told;
}

} // namespace cloudnx
