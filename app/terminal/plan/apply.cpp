#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "app/terminal/plan/planfile.h"

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

// Often nobody changed anything: the plan itself was applied from here before.
Error whyDrifted(Context &context, const Plan &plan, Error drift) {
    const auto workspace = context.workspace();
    const auto entries = workspace ? (*workspace)->journal->entries() : failure(workspace.error());
    if (!entries)
        return drift;
    const auto last = std::find_if(entries->rbegin(), entries->rend(), [&](const JournalEntry &entry) {
        return entry.planId == plan.id && entry.state == StepState::Done && entry.step + 1 == entry.steps;
    });
    if (last != entries->rend())
        drift.sentence =
            QStringLiteral("Refused: this plan was applied already, at %1. Make a new one to do it again.")
                .arg(toRfc3339(last->time));
    return drift;
}

Done run(Context &context, const Options &options) {
    if (options.resume)
        return resumePlan(context, options.change, options.file);
    if (options.file.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("Say which plan: a file written with --save, or --resume."));
    const auto read = readPlan(options.file);
    if (!read)
        return failure(read.error());
    const auto plan = provedHere(context, options, *read);
    if (!plan)
        return failure(plan.error().kind == ErrorKind::Drift ? whyDrifted(context, *read, plan.error())
                                                             : plan.error());
    return applyPlan(context, options.change, *plan);
}

} // namespace

Verb planApply() {
    return verbOf<Options>({"plan apply", "Apply a plan, unless the account has changed since it was made",
                            "cloudnx plan apply close-5432.json"},
                           declare, run);
}

} // namespace cloudnx::terminal
