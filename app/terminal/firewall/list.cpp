#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("INSTANCE", options.instance, "Only the rules of this instance or security group");
}

Done run(Context &context, const Options &options) {
    return showRules(context, options.instance);
}

} // namespace

Verb firewallList() {
    return verbOf<Options>(
        {"firewall list", "List the rules", "cloudnx firewall list\ncloudnx firewall list web-01"}, declare,
        run);
}

} // namespace cloudnx::terminal
