#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("GROUP", options.name, "Name of the group");
}

Done run(Context &context, const OneName &options) {
    return showOne(context, Part::Groups, &Inventory::groups, &Group::name, options.name,
                   QStringLiteral("group"));
}

} // namespace

Verb iamGroupShow() {
    return verbOf<OneName>({"iam group show", "Show one group", "cloudnx iam group show developers"}, declare,
                           run);
}

} // namespace cloudnx::terminal
