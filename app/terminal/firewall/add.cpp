#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/firewall/exposure.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    RuleWords rule = {};
    QString description;
    NoteWords note = {};
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance, or of the security group");
    arguments.word("PROTOCOL", options.rule.protocol, "tcp, udp, icmp, icmpv6 or any");
    arguments.optionalWord("PORT", options.rule.port, "443, 8000-8100 or all; tcp and udp only");
    options.rule.declare(arguments);
    arguments.option("--description", options.description, "What it is for");
    options.note.declare(arguments);
    options.change.declare(arguments);
}

/// 80 and 443 are meant for everyone: whoever writes 0.0.0.0/0 beside them has said yes already.
bool isWebOnPurpose(const RuleSpec &rule) {
    if (rule.protocol != Protocol::Tcp || !rule.ports || rule.ports->first() != rule.ports->last())
        return false;
    const KnownService *service = knownService(Carried::Tcp, rule.ports->first());
    return service != nullptr && service->web;
}

Done run(Context &context, const Options &options) {
    auto rule = parseRule(options.rule);
    if (!rule)
        return failure(rule.error());
    RuleNote before;
    before.reason = options.description;
    const auto note = options.note.over(before, context.now());
    if (!note)
        return failure(note.error());
    rule->description = note->toDescription();
    ChangeOptions agreed = options.change;
    agreed.yes = agreed.yes || isWebOnPurpose(*rule);
    return change(context, agreed, {FirewallChange(AddRule{options.instance, *rule})});
}

} // namespace

Verb firewallAdd() {
    return verbOf<Options>({"firewall add", "Allow traffic to an instance",
                            "cloudnx firewall add web-01 tcp 80 --cidr 0.0.0.0/0"},
                           declare, run);
}

} // namespace cloudnx::terminal
