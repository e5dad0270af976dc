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
    return change(context, options.change, {StorageChange(SetBucketPublicRead{options.name, true})});
}

} // namespace

Verb storageBucketPublic() {
    return verbOf<Options>(
        {"storage bucket public", "Let everyone read a bucket", "cloudnx storage bucket public website"},
        declare, run);
}

} // namespace cloudnx::terminal
