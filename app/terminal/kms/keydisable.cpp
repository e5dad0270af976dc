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
    return change(context, options.change, {KmsChange(SetKmsKeyEnabled{options.name, false})});
}

} // namespace

Verb kmsKeyDisable() {
    return verbOf<Options>({"kms key disable",
                            "Disable a key; nothing can be decrypted with it until it is enabled",
                            "cloudnx kms key disable my-app-secrets"},
                           declare, run);
}

} // namespace cloudnx::terminal
