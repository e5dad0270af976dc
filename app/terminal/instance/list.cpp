#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/instancetable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<InstanceTable>(context, Part::Instances, &Inventory::instances,
                                   QStringLiteral("No instances."));
}

} // namespace

Verb instanceList() {
    return verbOf({"instance list", "List the instances", "cloudnx instance list"}, run);
}

} // namespace cloudnx::terminal
