#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("BUCKET", options.name, "Name of the bucket");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {StorageChange(SetBucketPublicRead{options.name, false})});
}

} // namespace

Verb storageBucketPrivate() {
    return verbOf<Options>({"storage bucket private", "Stop everyone from reading a bucket",
                            "cloudnx storage bucket private backups"},
                           declare, run);
}

} // namespace cloudnx::terminal
