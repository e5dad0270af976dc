#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/firewall/ruleedits.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    QString protocol;
    QString port;
    std::vector<QString> cidr = {};
    bool mine = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    arguments.optionalWord("PROTOCOL", options.protocol, "Only rules for this protocol");
    arguments.optionalWord("PORT", options.port, "Only rules for this port or range");
    arguments.option("--cidr", options.cidr, "A range that comes in instead of everyone; may be repeated");
    arguments.flag("--mine", options.mine, "Where you manage from comes in instead of everyone");
    options.change.declare(arguments);
}

Result<RuleFilter> filterOf(const Options &options) {
    RuleFilter filter;
    if (!options.protocol.isEmpty()) {
        const auto protocol = parseProtocol(options.protocol);
        if (!protocol)
            return failure(protocol.error());
        filter.protocol = *protocol;
    }
    if (!options.port.isEmpty()) {
        const auto ports = PortRange::parse(options.port);
        if (!ports)
            return failure(ports.error());
        filter.ports = *ports;
    }
    return filter;
}

Result<std::vector<CidrBlock>> rangesOf(Context &context, const Options &options) {
    auto ranges = parseBlocks(options.cidr);
    if (!ranges || !options.mine)
        return ranges;
    const auto mine = rangesOfMine(context, options.change);
    if (!mine)
        return failure(mine.error());
    ranges->insert(ranges->end(), mine->begin(), mine->end());
    return ranges;
}

Done run(Context &context, const Options &options) {
    if (options.cidr.empty() && !options.mine)
        return failure(ErrorKind::Usage,
                       QStringLiteral("Say who comes in instead: --cidr RANGE, or --mine."));
    const auto filter = filterOf(options);
    if (!filter)
        return failure(filter.error());
    const auto ranges = rangesOf(context, options);
    if (!ranges)
        return failure(ranges.error());
    const auto groups = readFirewall(context, options.instance);
    if (!groups)
        return failure(groups.error());
    const auto edits = tightening(groups->front(), *filter, *ranges);
    if (edits.empty())
        return context.out().line(
            QStringLiteral("Nothing to do: no such rule of %1 lets everyone in.").arg(options.instance));
    return change(context, options.change, changesOf(edits),
                  {.title = QStringLiteral("Tighten %1").arg(options.instance)});
}

} // namespace

Verb firewallTighten() {
    return verbOf<Options>({"firewall tighten", "Put ranges in the place of everyone (0.0.0.0/0, ::/0)",
                            "cloudnx firewall tighten db-01 tcp 5432 --cidr 10.10.0.0/24\n"
                            "cloudnx firewall tighten web-01 tcp 22 --mine"},
                           declare, run);
}

} // namespace cloudnx::terminal
