#include "app/compose/past.h"
#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"
#include "models/checklist/configuration.h"
#include "models/session/folders.h"

#include <QFile>

namespace cloudnx::terminal {

namespace {

struct SaveOptions {
    QString file;
};

void declareSave(Arguments &arguments, SaveOptions &options) {
    arguments.word("FILE", options.file, "Where to write it, as JSON");
}

/// The account as it is, and what people told of it.
Result<Configuration> readNow(Context &context) {
    auto inventory = context.read(everyPart());
    if (!inventory)
        return failure(inventory.error());
    auto record = told(context);
    if (!record)
        return failure(record.error());
    return Configuration{std::move(*inventory), std::move(*record)};
}

Done save(Context &context, const SaveOptions &options) {
    const auto now = readNow(context);
    if (!now)
        return failure(now.error());
    const Configuration &configuration = *now;
    if (auto done = writePrivateFile(options.file, toFile(configuration)); !done)
        return done;
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    if (auto done = rememberSaved((*workspace)->accountFolder, configuration); !done)
        return done;
    return tell(
        context,
        [&](cloudnx::Record &told) -> Done {
            told.configurationSavedAt = context.now();
            told.configurationDigest = fingerprintOf(configuration.inventory, configuration.record);
            return {};
        },
        QStringLiteral("Saved the configuration to %1.").arg(options.file));
}

Result<Configuration> read(const QString &path) {
    constexpr qint64 longest = 256 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    return configurationIn(file.read(longest));
}

Done show(Context &context, const SaveOptions &options) {
    const auto configuration = read(options.file);
    if (!configuration)
        return failure(configuration.error());
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(toJson(*configuration), context.options().output));
    return context.out().bytes(toMarkdown(*configuration));
}

struct DiffOptions {
    QString before;
    QString after;
};

void declareDiff(Arguments &arguments, DiffOptions &options) {
    arguments.word("BEFORE", options.before, "An older file of `inventory save`");
    arguments.optionalWord("AFTER", options.after, "A newer one; without it, the account as it is now");
}

Done diff(Context &context, const DiffOptions &options) {
    const auto before = read(options.before);
    if (!before)
        return failure(before.error());
    const auto after = options.after.isEmpty() ? readNow(context) : read(options.after);
    if (!after)
        return failure(after.error());
    if (before->inventory.accountId != after->inventory.accountId)
        return failure(ErrorKind::Invalid, QStringLiteral("These are inventories of two accounts, %1 and %2.")
                                               .arg(before->inventory.accountId, after->inventory.accountId));
    const QStringList lines = difference(*before, *after);
    if (!context.out().isForPeople())
        return context.out().bytes(
            exportValue(toJson(std::vector<QString>(lines.begin(), lines.end())), context.options().output));
    return context.out().line(lines.isEmpty() ? QStringLiteral("Both say the same.") : lines.join(u'\n'));
}

} // namespace

Verb inventorySave() {
    return verbOf<SaveOptions>({"inventory save", "Write the whole account down in a file",
                                "cloudnx inventory save configuration.json"},
                               declareSave, save);
}

Verb inventoryShow() {
    return verbOf<SaveOptions>({"inventory show", "Print a saved account as Markdown, or as JSON",
                                "cloudnx inventory show configuration.json > configuration.md"},
                               declareSave, show);
}

Verb inventoryDiff() {
    return verbOf<DiffOptions>({"inventory diff", "Say what changed in an account since it was saved",
                                "cloudnx inventory diff monday.json\n"
                                "cloudnx inventory diff monday.json friday.json"},
                               declareDiff, diff);
}

} // namespace cloudnx::terminal
