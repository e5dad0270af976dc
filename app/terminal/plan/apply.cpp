#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/plan/planfile.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file, "A plan written with --save");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const auto plan = readPlan(options.file);
    if (!plan)
        return failure(plan.error());
    return applyPlan(context, options.change, *plan);
}

} // namespace

Verb planApply() {
    return verbOf<Options>({"plan apply", "Apply a plan, unless the account has changed since it was made",
                            "cloudnx plan apply close-5432.json"},
                           declare, run);
}

} // namespace cloudnx::terminal
