#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/accesskeytable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("USER", options.user, "Only keys of this user");
}

Done run(Context &context, const Options &options) {
    const auto inventory = context.read({Part::Users, Part::AccessKeys});
    if (!inventory)
        return failure(inventory.error());
    auto keys = known(inventory->accessKeys);
    if (!keys)
        return failure(keys.error());
    if (!options.user.isEmpty())
        std::erase_if(*keys, [&options](const AccessKey &key) { return key.userName != options.user; });
    if (inventory->accessKeys.isPartial())
        complain(inventory->accessKeys.why);
    AccessKeyTable table;
    table.setRows(accessKeyRows(*keys, context.now()));
    return context.out().table(
        table, QStringLiteral("No access keys. Create one with: cloudnx iam key create USER"));
}

} // namespace

Verb iamKeyList() {
    return verbOf<Options>({"iam key list", "List access keys and how old they are", "cloudnx iam key list"},
                           declare, run);
}

} // namespace cloudnx::terminal
