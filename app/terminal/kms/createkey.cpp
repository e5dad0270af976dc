#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    QString description;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("NAME", options.name, "Name of the new key");
    arguments.option("--description", options.description, "What it is for");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {KmsChange(CreateKmsKey{options.name, options.description})});
}

} // namespace

Verb kmsCreateKey() {
    return verbOf<Options>({"kms create-key", "Create a key", "cloudnx kms create-key my-app-secrets"},
                           declare, run);
}

} // namespace cloudnx::terminal
