#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("KEY", options.name, "Name of the key");
}

Done run(Context &context, const OneName &options) {
    const auto inventory = context.read({Part::KmsKeys});
    if (!inventory)
        return failure(inventory.error());
    const auto keys = known(inventory->kmsKeys);
    const auto workspace = context.workspace();
    if (!keys || !workspace)
        return failure(!keys ? keys.error() : workspace.error());
    for (const KmsKey &key : *keys)
        if (key.name == options.name) {
            const auto access = (*workspace)->cloud->kms().access(key.id, context.stop());
            return access ? context.out().record(recordOf(*access)) : Done(failure(access.error()));
        }
    return failure(ErrorKind::NotFound,
                   QStringLiteral("There is no key %1 in this account.").arg(options.name));
}

} // namespace

Verb kmsAccess() {
    return verbOf<OneName>({"kms access", "Say who may read a key", "cloudnx kms access backups"}, declare,
                           run);
}

} // namespace cloudnx::terminal
