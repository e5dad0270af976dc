#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "app/terminal/parts/progressline.h"
#include "models/audit/import/importer.h"

#include <QFileInfo>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString path;
    QString format;
    bool skips = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("PATH", options.path,
                   "A file, a folder, or - for standard input; packed with gzip or zstd or not");
    std::vector<QString> words;
    for (const auto &word : enumWords<audit::ImportFormat>)
        words.push_back(QLatin1String(word.text));
    arguments.choice("--format", options.format, words,
                     "auto (usual), jsonl, json, csv, cloudtrail, cadf or ocsf");
    arguments.flag("--skip-broken", options.skips,
                   "Leave out lines that are no events instead of stopping there");
}

struct Sum {
    quint64 files = 0;
    quint64 added = 0;
    quint64 known = 0;
    quint64 broken = 0;
};

void tellBroken(const audit::ImportedFile &file) {
    for (const audit::BrokenLine &line : file.report.firstBroken)
        complain(QStringLiteral("%1, line %2: %3.").arg(file.name).arg(line.line).arg(line.why));
    if (file.report.broken > file.report.firstBroken.size())
        complain(QStringLiteral("%1: %2 more broken lines.")
                     .arg(file.name)
                     .arg(file.report.broken - file.report.firstBroken.size()));
}

Done importAll(Context &context, audit::ArchiveWriter &writer, const std::vector<QString> &files,
               const Options &options, Sum &sum) {
    const auto format = enumOf<audit::ImportFormat>(options.format).value_or(audit::ImportFormat::Detected);
    ProgressLine line;
    const audit::ImportOptions how{.onBroken = options.skips ? audit::OnBroken::Skip : audit::OnBroken::Stop,
                                   .progress = line.progress(),
                                   .stop = context.stop()};
    for (const QString &path : files) {
        const auto file = audit::importFile(path, format, writer, how);
        line.clear();
        if (!file)
            return failure(file.error());
        ++sum.files;
        sum.added += file->report.added;
        sum.known += file->report.known;
        sum.broken += file->report.broken;
        tellBroken(*file);
        if (file->report.stopped)
            return failure(
                ErrorKind::PartlyDone,
                QStringLiteral("Stopped at line %1 of %2; %3 events before it are in the archive. Mend the "
                               "line, or go on without it by --skip-broken.")
                    .arg(file->report.firstBroken.back().line)
                    .arg(file->name)
                    .arg(sum.added + sum.known));
    }
    if (!QFileInfo(options.path).isDir())
        return {};
    writer.beginImport(QFileInfo(options.path).absoluteFilePath() +
                       u'/'); // what was missing of it is there now
    return writer.endImport(true);
}

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto files = audit::filesOf({options.path});
    if (!files)
        return failure(files.error());
    auto writer = audit::ArchiveWriter::open(archivePlace(**workspace), context.stop());
    if (!writer)
        return failure(writer.error());
    Sum sum;
    if (auto done = importAll(context, **writer, *files, options, sum); !done)
        return done;
    if (!context.out().isForPeople())
        return context.out().record({{"files", static_cast<qint64>(sum.files)},
                                     {"added", static_cast<qint64>(sum.added)},
                                     {"known", static_cast<qint64>(sum.known)},
                                     {"broken", static_cast<qint64>(sum.broken)}});
    return context.out().line(
        QStringLiteral("Imported %1 events from %2 files; %3 were there already, %4 lines were broken.")
            .arg(sum.added)
            .arg(sum.files)
            .arg(sum.known)
            .arg(sum.broken));
}

} // namespace

Verb auditImport() {
    return verbOf<Options>(
        {"audit import", "Add events from files of other systems to the archive",
         "cloudnx audit import trail.json.gz\nzstdcat day.jsonl.zst | cloudnx audit import - --skip-broken"},
        declare, run);
}

} // namespace cloudnx::terminal
