#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/projecttable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showAnswer<ProjectTable>(
        context, [](Cloud &cloud, std::stop_token stop) { return cloud.iam().projects(std::move(stop)); },
        QStringLiteral("No projects."));
}

} // namespace

Verb projectList() {
    return verbOf({"project list", "List the projects you may work in", "cloudnx project list"}, run);
}

} // namespace cloudnx::terminal
