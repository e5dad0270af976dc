#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("KEY", options.name, "Name of the key");
}

Done run(Context &context, const OneName &options) {
    return showOne(context, Part::KmsKeys, &Inventory::kmsKeys, &KmsKey::name, options.name,
                   QStringLiteral("KMS key"));
}

} // namespace

Verb kmsShow() {
    return verbOf<OneName>({"kms show", "Show one key", "cloudnx kms show my-app-secrets"}, declare, run);
}

} // namespace cloudnx::terminal
