#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString group;
    QString description = {};
    bool stateless = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("GROUP", options.group, "Name of the security group");
    arguments.option("--description", options.description, "What it is for");
    arguments.flag("--stateless", options.stateless, "Answers do not pass by themselves");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(
        context, options.change,
        {FirewallChange(CreateFirewallGroup{options.group, options.description, !options.stateless})});
}

} // namespace

Verb firewallGroupCreate() {
    return verbOf<Options>({"firewall group create", "Create a security group",
                            "cloudnx firewall group create web --description \"Web servers\""},
                           declare, run);
}

} // namespace cloudnx::terminal
