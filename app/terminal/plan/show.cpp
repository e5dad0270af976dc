#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "app/terminal/plan/planfile.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    QString prove;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file, "A plan written with --save");
    arguments.option("--prove", options.prove,
                     "Proofs that must hold: lockout,no-wider; unknown is not enough");
}

Done run(Context &context, const Options &options) {
    const auto plan = readPlan(options.file);
    if (!plan)
        return failure(plan.error());
    const Done shown = context.out().isForPeople()
                           ? context.out().bytes(planText(*plan, context.out().hasColour()).toUtf8())
                           : context.out().bytes(exportValue(toJson(*plan), context.options().output));
    return shown ? checkProved(*plan, options.prove) : shown;
}

} // namespace

Verb planShow() {
    return verbOf<Options>({"plan show", "Show what a plan would do", "cloudnx plan show close-5432.json"},
                           declare, run);
}

} // namespace cloudnx::terminal
