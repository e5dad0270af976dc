#include "app/compose/projects.h"

#include "app/compose/takeback.h"

namespace cloudnx {

namespace {

Result<Project> chosen(Cloud &cloud, const QString &nameOrId, const std::stop_token &stop) {
    const auto projects = cloud.iam().projects(stop);
    if (!projects)
        return failure(projects.error());
    QStringList names;
    for (const Project &project : *projects)
        if (project.id == nameOrId || project.name == nameOrId)
            return project;
        else
            names += project.name;
    return failure(ErrorKind::NotFound, QStringLiteral("There is no project %1. You may use: %2.")
                                            .arg(nameOrId, names.join(QStringLiteral(", "))));
}

} // namespace

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
Result<ProjectEntered> enterProject(Workspace &workspace, const QString &nameOrId,
                                    const std::stop_token &stop) {
    const auto project = chosen(*workspace.cloud, nameOrId, stop);
    if (!project)
        return failure(project.error());
    if (auto free = nothingWaits(workspace); !free)
        return failure(free.error());
    auto token = workspace.keeper->token(stop);
    if (!token)
        return failure(token.error());
    const auto login = openLogin(workspace, VaultWish::Best, stop);
    if (!login)
        return failure(login.error());
    const auto state = login->flow->begin(HeldTokenCredentials{*token, project->id}, stop);
    if (!state)
        return failure(state.error());
    ProjectEntered entered{*project, {}};
    // Keystone ends the new token not with the old one, so each has to be ended by itself.
    if (auto ended = workspace.signIn->end({.access = std::move(*token), .refresh = {}}, stop); !ended)
        entered.warning = QStringLiteral("The token for the former project goes on until it ends: %1")
                              .arg(ended.error().sentence);
    return entered;
}

} // namespace cloudnx
