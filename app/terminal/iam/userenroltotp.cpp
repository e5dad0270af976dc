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
    return change(context, options.change, {IamChange(EnrolTotp{options.user})});
}

} // namespace

Verb iamUserEnrolTotp() {
    return verbOf<Options>({"iam user enrol-totp", "Enrol an authenticator for a user (administrators)",
                            "cloudnx iam user enrol-totp alice"},
                           declare, run);
}

} // namespace cloudnx::terminal
