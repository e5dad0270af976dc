#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    std::optional<int> days;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("KEY", options.name, "Name of the key");
    arguments.number("--days", options.days, "Days in which it can be kept, 7 to 30 (30)");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change,
                  {KmsChange(ScheduleKmsKeyDeletion{options.name, options.days.value_or(30)})});
}

} // namespace

Verb kmsKeyDelete() {
    return verbOf<Options>(
        {"kms key delete", "Delete a key after some days", "cloudnx kms key delete my-app-secrets --days 30"},
        declare, run);
}

} // namespace cloudnx::terminal
