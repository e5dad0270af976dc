#include "app/terminal/verbs.h"

#include "app/compose/projects.h"
#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("PROJECT", options.name, "Name or id of the project");
}

Done run(Context &context, const OneName &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto entered = enterProject(**workspace, options.name, context.stop());
    if (!entered)
        return failure(entered.error());
    if (!entered->warning.isEmpty())
        complain(entered->warning);
    return context.out().line(QStringLiteral("Working in project %1 (%2) until you sign out.")
                                  .arg(entered->project.name, entered->project.id));
}

} // namespace

Verb projectUse() {
    return verbOf<OneName>(
        {"project use", "Work in another project with the same sign-in", "cloudnx project use research"},
        declare, run);
}

} // namespace cloudnx::terminal
