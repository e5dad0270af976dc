#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("KEY", options.name, "Name of the key");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {KmsChange(RotateKmsKey{options.name})});
}

} // namespace

Verb kmsKeyRotate() {
    return verbOf<Options>(
        {"kms key rotate", "Give a key a new version", "cloudnx kms key rotate my-app-secrets"}, declare,
        run);
}

} // namespace cloudnx::terminal
