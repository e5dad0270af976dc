#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "app/terminal/parts/changes.h"
#include "models/tables/firewallruletable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    QString format;
    QString instance;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file, "Rules as `firewall export` writes them; - is standard input");
    arguments.option("--to", options.instance, "Add those that it does not have to this instance or group");
    arguments.choice("--format", options.format, formatWords(),
                     "What the file is, where its text does not tell");
    options.change.declare(arguments);
}

bool has(const FirewallGroup &group, const RuleSpec &rule) {
    return std::any_of(group.rules.begin(), group.rules.end(),
                       [&](const Rule &one) { return !one.implicit && sameTraffic(one.spec, rule); });
}

Done addMissing(Context &context, const Options &options, const std::vector<RuleSpec> &rules) {
    const auto groups = readFirewall(context, options.instance);
    if (!groups)
        return failure(groups.error());
    FirewallGroup there = groups->front(); // a file may say the same twice
    std::vector<Change> changes;
    for (const RuleSpec &rule : rules) {
        if (has(there, rule))
            continue;
        changes.push_back(FirewallChange(AddRule{there.name, rule}));
        there.rules.push_back({QString(), rule, false, {}});
    }
    if (changes.empty())
        return context.out().line(
            rules.empty()
                ? QStringLiteral("Nothing to do: there are no rules in it.")
                : QStringLiteral("%1 has all %2 rules already.").arg(options.instance).arg(rules.size()));
    return change(context, options.change, std::move(changes));
}

Done run(Context &context, const Options &options) {
    const QString path = isFileWord(options.file) ? options.file : QStringLiteral("./") + options.file;
    const auto source = readSource(context, path, options.format);
    if (!source)
        return failure(source.error());
    if (!options.instance.isEmpty())
        return addMissing(context, options, source->specs());
    FirewallRuleTable table;
    table.setRows(firewallRuleRows(source->groups));
    return context.out().table(table, QStringLiteral("No rules in it."));
}

} // namespace

Verb firewallImport() {
    return verbOf<Options>({"firewall import", "Read rules from a file; with --to, add them",
                            "cloudnx firewall import web-01.json\n"
                            "cloudnx firewall import rules.csv --to web-02"},
                           declare, run);
}

} // namespace cloudnx::terminal
