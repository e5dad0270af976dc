#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance, or of the security group");
}

Done run(Context &context, const Options &options) {
    return showRules(context, options.instance);
}

} // namespace

Verb firewallShow() {
    return verbOf<Options>(
        {"firewall show", "Show the rules of one instance", "cloudnx firewall show web-01"}, declare, run);
}

} // namespace cloudnx::terminal
