#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("USER", options.name, "Name of the user");
}

Done run(Context &context, const OneName &options) {
    return showOne(context, Part::Users, &Inventory::users, &User::name, options.name,
                   QStringLiteral("IAM user"));
}

} // namespace

Verb iamUserShow() {
    return verbOf<OneName>({"iam user show", "Show one user", "cloudnx iam user show alice"}, declare, run);
}

} // namespace cloudnx::terminal
