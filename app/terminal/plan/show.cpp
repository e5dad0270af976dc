#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "app/terminal/plan/planfile.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file, "A plan written with --save");
}

Done run(Context &context, const Options &options) {
    const auto plan = readPlan(options.file);
    if (!plan)
        return failure(plan.error());
    if (context.out().isForPeople())
        return context.out().bytes(planText(*plan, context.out().hasColour()).toUtf8());
    return context.out().bytes(exportValue(toJson(*plan), context.options().output));
}

} // namespace

Verb planShow() {
    return verbOf<Options>({"plan show", "Show what a plan would do", "cloudnx plan show close-5432.json"},
                           declare, run);
}

} // namespace cloudnx::terminal
