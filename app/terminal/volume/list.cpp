#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/volumetable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<VolumeTable>(context, Part::Volumes, &Inventory::volumes, QStringLiteral("No volumes."));
}

} // namespace

Verb volumeList() {
    return verbOf({"volume list", "List the volumes", "cloudnx volume list"}, run);
}

} // namespace cloudnx::terminal
