#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/firewall/ruleedits.h"
#include "models/firewall/rulelist.h"

#include <QFile>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    QString instance;
    bool replace = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file,
                   "CSV with a header, or lines such as: web-01 tcp 443 0.0.0.0/0; - reads them here");
    arguments.option("--instance", options.instance, "For rules that do not say of which instance they are");
    arguments.flag("--replace", options.replace,
                   "Remove what is not in the list, of each instance that is in it");
    options.change.declare(arguments);
}

Result<QString> textOf(const QString &path) {
    constexpr qint64 limit = 4 * 1024 * 1024;
    QFile file(path);
    const bool open =
        path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not read %1: %2.").arg(path, file.errorString()));
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 is larger than 4 MB; that is no list of rules.").arg(path));
    return QString::fromUtf8(bytes);
}

Done run(Context &context, const Options &options) {
    const auto list = textOf(options.file).and_then([](const QString &text) { return parseRuleList(text); });
    if (!list)
        return failure(list.error());
    if (list->empty())
        return failure(ErrorKind::Invalid, QStringLiteral("%1 names no rule.").arg(options.file));
    const auto groups = readFirewall(context, {});
    if (!groups)
        return failure(groups.error());
    auto changes =
        applying(*list, options.instance, *groups, options.replace ? ListUse::Replace : ListUse::Add);
    if (!changes && changes.error().kind == ErrorKind::Usage)
        return failure(ErrorKind::Usage, changes.error().sentence + QStringLiteral(" Give --instance."));
    if (!changes)
        return failure(changes.error());
    if (changes->empty())
        return context.out().line(QStringLiteral("Nothing to do: the rules are there already."));
    return change(context, options.change, changesOf(*changes),
                  {.title = QStringLiteral("Apply the rules of %1").arg(options.file)});
}

} // namespace

Verb firewallApply() {
    return verbOf<Options>({"firewall apply", "Add many rules at once, from CSV or a pasted list",
                            "cloudnx firewall apply rules.csv --dry-run\n"
                            "echo 'web-01 tcp 443 0.0.0.0/0' | cloudnx firewall apply -"},
                           declare, run);
}

} // namespace cloudnx::terminal
