#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString group;
    QString instance;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("GROUP", options.group, "Name of the security group");
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change,
                  {FirewallChange(DetachFirewallGroup{options.group, options.instance})});
}

} // namespace

Verb firewallDetach() {
    return verbOf<Options>({"firewall detach", "Let a security group guard an instance no longer",
                            "cloudnx firewall detach web web-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
