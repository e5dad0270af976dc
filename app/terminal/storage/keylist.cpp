#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/storagekeytable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<StorageKeyTable>(context, Part::StorageKeys, &Inventory::storageKeys,
                                     QStringLiteral("No storage keys."));
}

} // namespace

Verb storageKeyList() {
    return verbOf({"storage key list", "List the keys of buckets", "cloudnx storage key list"}, run);
}

} // namespace cloudnx::terminal
