#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "models/plan/executor.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString plan;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("PLAN", options.plan, "Id of a plan in the journal; without it, the last one");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    // A step in doubt, left by a crash, is looked at first.
    Executor executor(*(*workspace)->cloud, *(*workspace)->journal, (*workspace)->clock);
    if (const auto settled = executor.settle(context.stop()); !settled)
        return failure(settled.error());
    const auto undo = (*workspace)->journal->undoOf(options.plan);
    if (!undo)
        return failure(undo.error());
    return change(context, options.change, undo->changes,
                  {.title = QStringLiteral("Undo: %1").arg(undo->title), .undoes = undo->planId});
}

} // namespace

Verb undo() {
    return verbOf<Options>(
        {"undo", "Take back what a plan did", "cloudnx undo\ncloudnx undo 6f1c2a9d --dry-run"}, declare, run);
}

} // namespace cloudnx::terminal
