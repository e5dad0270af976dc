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
    return change(context, options.change, {KmsChange(CancelKmsKeyDeletion{options.name})});
}

} // namespace

Verb kmsKeyCancelDeletion() {
    return verbOf<Options>({"kms key cancel-deletion", "Keep a key that waits to be deleted",
                            "cloudnx kms key cancel-deletion my-app-secrets"},
                           declare, run);
}

} // namespace cloudnx::terminal
