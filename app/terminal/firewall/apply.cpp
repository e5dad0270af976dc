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

/// The rules wanted, by instance, in the order of the list.
using Wanted = std::vector<std::pair<QString, std::vector<RuleSpec>>>;

Result<Wanted> wantedIn(const std::vector<ListedRule> &list, const QString &usual) {
    Wanted wanted;
    for (const ListedRule &listed : list) {
        const QString group = listed.group.isEmpty() ? usual : listed.group;
        if (group.isEmpty())
            return failure(
                ErrorKind::Usage,
                QStringLiteral("Line %1 does not say of which instance the rule is. Give --instance.")
                    .arg(listed.line));
        auto found =
            std::find_if(wanted.begin(), wanted.end(), [&](const auto &one) { return one.first == group; });
        if (found == wanted.end())
            found = wanted.insert(wanted.end(), {group, {}});
        found->second.push_back(listed.rule);
    }
    return wanted;
}

Result<std::vector<Change>> changesFor(Context &context, const Wanted &wanted, bool replace) {
    const auto groups = readFirewall(context, {});
    if (!groups)
        return failure(groups.error());
    std::vector<Change> changes;
    for (const auto &[name, rules] : wanted) {
        const auto group = groupNamed(*groups, name);
        if (!group)
            return failure(group.error());
        for (const FirewallChange &one : replace ? rewriting(*group, rules) : adding(*group, rules))
            changes.emplace_back(one);
    }
    return changes;
}

Done run(Context &context, const Options &options) {
    const auto wanted = textOf(options.file)
                            .and_then([](const QString &text) { return parseRuleList(text); })
                            .and_then([&](const auto &list) { return wantedIn(list, options.instance); });
    if (!wanted)
        return failure(wanted.error());
    if (wanted->empty())
        return failure(ErrorKind::Invalid, QStringLiteral("%1 names no rule.").arg(options.file));
    auto changes = changesFor(context, *wanted, options.replace);
    if (!changes)
        return failure(changes.error());
    if (changes->empty())
        return context.out().line(QStringLiteral("Nothing to do: the rules are there already."));
    return change(context, options.change, std::move(*changes),
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
