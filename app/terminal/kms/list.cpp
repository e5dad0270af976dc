#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/kmskeytable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<KmsKeyTable>(context, Part::KmsKeys, &Inventory::kmsKeys,
                                 QStringLiteral("No KMS keys. Create one with: cloudnx kms create-key NAME"));
}

} // namespace

Verb kmsList() {
    return verbOf({"kms list", "List the keys", "cloudnx kms list"}, run);
}

} // namespace cloudnx::terminal
