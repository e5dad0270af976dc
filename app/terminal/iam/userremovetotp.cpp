#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(RemoveTotp{options.user})});
}

} // namespace

Verb iamUserRemoveTotp() {
    return verbOf<Options>({"iam user remove-totp", "Take every authenticator from a user (administrators)",
                            "cloudnx iam user remove-totp alice"},
                           declare, run);
}

} // namespace cloudnx::terminal
