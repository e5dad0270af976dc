#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "app/terminal/parts/progressline.h"
#include "models/audit/export/exporter.h"

#include <QFile>
#include <QSaveFile>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    Question question;
    QString format;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file, "Where to; - is standard output");
    declareQuestion(arguments, options.question);
    std::vector<QString> words;
    for (const auto &word : enumWords<audit::EventFormat>)
        words.push_back(QLatin1String(word.text));
    arguments.choice("--format", options.format, words,
                     "jsonl (usual: everything that was received), csv, cadf or ocsf");
}

/// Newest first, a thousand at a time.
Done writeAll(Context &context, const Asked &asked, audit::EventExporter &exporter) {
    constexpr quint64 atOnce = 1000;
    ProgressLine line;
    const Progress progress = line.progress();
    for (quint64 place = 0; place < asked.rows->count(); place += atOnce) {
        if (context.stop().stop_requested())
            return failure(ErrorKind::Cancelled,
                           QStringLiteral("Stopped after %1 events.").arg(exporter.written()));
        const auto rows = asked.rows->range(place, atOnce);
        if (!rows)
            return failure(rows.error());
        for (const audit::RowId row : *rows)
            if (auto done = exporter.write(*asked.archive, row); !done)
                return done;
        if (progress)
            progress(QStringLiteral("Exporting"), static_cast<qint64>(exporter.written()), 0);
    }
    return exporter.finish();
}

Done toFile(Context &context, const Asked &asked, const Options &options, audit::EventFormat format) {
    QSaveFile file(options.file);
    const auto broken = [&file, &options] {
        return failure(ErrorKind::Local,
                       QStringLiteral("Cannot write %1: %2.").arg(options.file, file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return broken();
    audit::EventExporter exporter(format, [&](std::string_view bytes) -> Done {
        const auto size = static_cast<qint64>(bytes.size());
        return file.write(bytes.data(), size) == size ? Done() : broken();
    });
    if (auto done = writeAll(context, asked, exporter); !done)
        return done;
    if (!file.commit())
        return broken();
    complain(QStringLiteral("Exported %1 of %2 events to %3.")
                 .arg(exporter.written())
                 .arg(asked.archive->rows())
                 .arg(options.file));
    return {};
}

Done toOutput(Context &context, const Asked &asked, audit::EventFormat format) {
    audit::EventExporter exporter(format, [&](std::string_view bytes) {
        return context.out().bytes(
            QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    });
    if (auto done = writeAll(context, asked, exporter); !done)
        return done;
    complain(QStringLiteral("Exported %1 of %2 events.").arg(exporter.written()).arg(asked.archive->rows()));
    return {};
}

Done run(Context &context, const Options &options) {
    const auto format = enumOf<audit::EventFormat>(options.format).value_or(audit::EventFormat::Jsonl);
    const auto asked = ask(context, options.question);
    if (!asked)
        return failure(asked.error());
    return options.file == QLatin1String("-") ? toOutput(context, *asked, format)
                                              : toFile(context, *asked, options, format);
}

} // namespace

Verb auditExport() {
    return verbOf<Options>({"audit export", "Write events to a file",
                            "cloudnx audit export case-7.jsonl 'ip in 203.0.113.0/24'\n"
                            "cloudnx audit export - 'time > -1d' --format ocsf | zstd > today.ocsf.zst"},
                           declare, run);
}

} // namespace cloudnx::terminal
