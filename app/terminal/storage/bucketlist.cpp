#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/buckettable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<BucketTable>(context, Part::Buckets, &Inventory::buckets, QStringLiteral("No buckets."));
}

} // namespace

Verb storageBucketList() {
    return verbOf({"storage bucket list", "List the buckets", "cloudnx storage bucket list"}, run);
}

} // namespace cloudnx::terminal
