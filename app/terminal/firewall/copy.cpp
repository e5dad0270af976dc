#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/firewall/ruleedits.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString from;
    QString to;
    bool replace = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FROM", options.from, "Instance whose rules are copied");
    arguments.word("TO", options.to, "Instance that gets them");
    arguments.flag("--replace", options.replace, "Remove the rules of TO that FROM does not have");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const auto groups = readFirewall(context, {});
    if (!groups)
        return failure(groups.error());
    const auto from = groupNamed(*groups, options.from);
    const auto to = groupNamed(*groups, options.to);
    if (!from || !to)
        return failure(from ? to.error() : from.error());
    const auto rules = ownRules(*from);
    const auto edits = options.replace ? rewriting(*to, rules) : adding(*to, rules);
    if (edits.empty())
        return context.out().line(
            QStringLiteral("Nothing to do: %1 has the rules of %2.").arg(options.to, options.from));
    return change(context, options.change, changesOf(edits),
                  {.title = QStringLiteral("Copy the rules of %1 to %2").arg(options.from, options.to)});
}

} // namespace

Verb firewallCopy() {
    return verbOf<Options>(
        {"firewall copy", "Copy the rules of one instance to another", "cloudnx firewall copy web-01 web-02"},
        declare, run);
}

} // namespace cloudnx::terminal
