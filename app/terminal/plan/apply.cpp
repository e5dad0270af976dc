#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "app/terminal/plan/planfile.h"
#include "models/plan/executor.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    bool resume = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("FILE", options.file, "A plan written with --save; with --resume, the id of one");
    arguments.flag("--resume", options.resume,
                   "Go on with a plan that was cut off; without FILE, the last one");
    options.change.declare(arguments);
}

std::vector<Change> changesOf(const Plan &plan) {
    std::vector<Change> changes;
    for (const Step &step : plan.steps)
        changes.push_back(step.change);
    return changes;
}

// Whoever applies it must not be locked out, either: the file was perhaps made by somebody elsewhere.
Result<Plan> provedHere(Context &context, const Options &options, const Plan &plan) {
    const auto inventory = context.read(partsFor(changesOf(plan)));
    if (!inventory)
        return failure(inventory.error());
    if (Done same = checkDrift(plan, *inventory, context.now()); !same)
        return failure(same.error());
    const auto vantage = vantageFor(context, options.change, *inventory);
    if (!vantage)
        return failure(vantage.error());
    if (plan.vantage.port != vantage->port)
        return failure(ErrorKind::ProofFailed,
                       QStringLiteral("Refused: this plan keeps port %1 open for who made it, and you manage "
                                      "through %2. Make it anew from here.")
                           .arg(plan.vantage.port)
                           .arg(vantage->port));
    return provedFor(plan, *inventory, context.now(), *vantage);
}

Done run(Context &context, const Options &options) {
    if (options.resume)
        return resumePlan(context, options.change, options.file);
    if (options.file.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("Say which plan: a file written with --save, or --resume."));
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto plan = readPlan(options.file).and_then([&](const Plan &read) {
        // Before drift, which this plan made itself.
        return checkNew(*(*workspace)->journal, read).and_then([&] {
            return provedHere(context, options, read);
        });
    });
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
