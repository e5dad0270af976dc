#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/plan/groupdeletion.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString group;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("GROUP", options.group, "Name of the security group");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const auto inventory = context.read({Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    auto steps = deletionOf(options.group, *inventory);
    return change(context, options.change, steps, {.title = sentence(steps.back())});
}

} // namespace

Verb firewallGroupDelete() {
    return verbOf<Options>({"firewall group delete", "Delete a security group that guards nothing",
                            "cloudnx firewall group delete web"},
                           declare, run);
}

} // namespace cloudnx::terminal
