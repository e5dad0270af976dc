#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/firewall/protocolnumber.h"
#include "models/firewall/ruleedits.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    RuleWords rule = {}; ///< its protocol may be the id of a rule instead
    RuleWords now = {};  ///< empty words: as before
    std::optional<QString> description = {};
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    arguments.word("RULE", options.rule.protocol, "Id of the rule; or its protocol, with PORT and --cidr");
    arguments.optionalWord("PORT", options.rule.port, "Port of the rule, when it is named by what it says");
    arguments.option("--cidr", options.rule.cidr, "Whom the rule lets in, when it is named by what it says");
    arguments.choice("--direction", options.rule.direction,
                     {QStringLiteral("ingress"), QStringLiteral("egress")}, "ingress (usual) or egress");
    arguments.option("--to-protocol", options.now.protocol, "The protocol from then on");
    arguments.option("--to-port", options.now.port,
                     "The port or range from then on; of icmp its type, 8 or 3/4");
    arguments.option("--to-cidr", options.now.cidr, "Whom it lets in from then on");
    arguments.option("--description", options.description, "What it is for");
    options.change.declare(arguments);
}

Done readPlaces(const QString &text, RuleSpec &rule) {
    if (rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6)
        return parseIcmpWord(text).map([&](const IcmpWord &icmp) {
            rule.icmpType = icmp.type;
            rule.icmpCode = icmp.code;
        });
    return PortRange::typed(text).map([&](const PortRange &ports) { rule.ports = ports; });
}

Result<RuleSpec> edited(const RuleSpec &old, const Options &options) {
    RuleSpec now = old;
    if (!options.now.protocol.isEmpty()) {
        const auto protocol = parseProtocolWord(options.now.protocol);
        if (!protocol)
            return failure(protocol.error());
        now.protocol = protocol->protocol;
        now.protocolName = protocol->name;
        now.icmpType.reset();
        now.icmpCode.reset();
        if (now.protocol != Protocol::Tcp && now.protocol != Protocol::Udp)
            now.ports.reset();
    }
    if (!options.now.port.isEmpty()) {
        if (const Done read = readPlaces(options.now.port, now); !read)
            return failure(read.error());
    }
    if (!options.now.cidr.isEmpty()) {
        const auto peer = CidrBlock::parse(options.now.cidr);
        if (!peer)
            return failure(peer.error());
        now.peer = *peer;
        now.peerGroup.reset();
    }
    now.description = options.description.value_or(old.description);
    return now;
}

Done run(Context &context, const Options &options) {
    const auto old = namedRule(context, options.instance, options.rule);
    if (!old)
        return failure(old.error());
    const auto now = edited(*old, options);
    if (!now)
        return failure(now.error());
    const auto edits = replacing(options.instance, *old, *now);
    if (edits.empty())
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("The rule says this already. What it is for is changed by: cloudnx firewall "
                           "note."));
    return change(context, options.change, changesOf(edits),
                  {.title = QStringLiteral("Change %1 on %2").arg(serviceText(*old), options.instance)});
}

} // namespace

Verb firewallEdit() {
    return verbOf<Options>({"firewall edit",
                            "Change a rule: the new one is added before the old one is removed",
                            "cloudnx firewall edit db-01 tcp 5432 --cidr 0.0.0.0/0 --to-cidr 10.10.0.0/24"},
                           declare, run);
}

} // namespace cloudnx::terminal
