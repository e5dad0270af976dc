#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("INSTANCE", options.name, "Name of the instance");
}

Done run(Context &context, const OneName &options) {
    return showOne(context, Part::Instances, &Inventory::instances, &Instance::name, options.name,
                   QStringLiteral("instance"));
}

} // namespace

Verb instanceShow() {
    return verbOf<OneName>({"instance show", "Show one instance", "cloudnx instance show web-01"}, declare,
                           run);
}

} // namespace cloudnx::terminal
