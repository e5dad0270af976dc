#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    RuleWords rule = {}; ///< its protocol may be the id of a rule instead
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance, or of the security group");
    arguments.word("RULE", options.rule.protocol,
                   "Id of the rule; or its protocol, with PORT and --cidr or --group");
    arguments.optionalWord("PORT", options.rule.port, "Port of the rule, when it is named by what it says");
    options.rule.declare(arguments);
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const auto rule = namedRule(context, options.instance, options.rule);
    if (!rule)
        return failure(rule.error());
    return change(context, options.change, {FirewallChange(RemoveRule{options.instance, *rule})});
}

} // namespace

Verb firewallRemove() {
    return verbOf<Options>({"firewall remove", "Remove a rule",
                            "cloudnx firewall remove web-01 fw-12\n"
                            "cloudnx firewall remove db-01 tcp 5432 --cidr 0.0.0.0/0"},
                           declare, run);
}

} // namespace cloudnx::terminal
