#include "app/terminal/verbs.h"

#include "app/compose/takeback.h"
#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("PROJECT", options.name, "Name or id of the project");
}

Result<Project> chosen(Cloud &cloud, const QString &name, std::stop_token stop) {
    const auto projects = cloud.iam().projects(std::move(stop));
    if (!projects)
        return failure(projects.error());
    QStringList names;
    for (const Project &project : *projects)
        if (project.id == name || project.name == name)
            return project;
        else
            names += project.name;
    return failure(ErrorKind::NotFound, QStringLiteral("There is no project %1. You may use: %2.")
                                            .arg(name, names.join(QStringLiteral(", "))));
}

// It would be taken back in time only from the project it was applied in.
Done nothingWaits(const Workspace &workspace) {
    const auto waiting = firstToConfirm(workspace);
    if (!waiting)
        return {};
    return failure(ErrorKind::Conflict,
                   QStringLiteral("\"%1\" waits to be confirmed, and could not be taken back from another "
                                  "project. First: cloudnx plan confirm %2, or cloudnx undo.")
                       .arg(waiting->plan.title, waiting->plan.id));
}

// The token at hand is exchanged; what it was given for, a second factor too, counts for the new one.
Done run(Context &context, const OneName &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto project = chosen(*(*workspace)->cloud, options.name, context.stop());
    if (!project)
        return failure(project.error());
    if (auto free = nothingWaits(**workspace); !free)
        return free;
    auto token = (*workspace)->keeper->token(context.stop());
    if (!token)
        return failure(token.error());
    const auto login = openLogin(**workspace, VaultWish::Best, context.stop());
    if (!login)
        return failure(login.error());
    const auto state = login->flow->begin(HeldTokenCredentials{*token, project->id}, context.stop());
    if (!state)
        return failure(state.error());
    // Keystone ends the new token not with the old one, so each has to be ended by itself.
    if (auto ended = (*workspace)->signIn->end({.access = std::move(*token), .refresh = {}}, context.stop());
        !ended)
        complain(QStringLiteral("The token for the former project goes on until it ends: %1")
                     .arg(ended.error().sentence));
    return context.out().line(
        QStringLiteral("Working in project %1 (%2) until you sign out.").arg(project->name, project->id));
}

} // namespace

Verb projectUse() {
    return verbOf<OneName>(
        {"project use", "Work in another project with the same sign-in", "cloudnx project use research"},
        declare, run);
}

} // namespace cloudnx::terminal
