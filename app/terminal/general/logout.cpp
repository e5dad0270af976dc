#include "app/terminal/verbs.h"

#include "app/compose/takeback.h"
#include "app/terminal/parts/context.h"
#include "models/cloud/abilities.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    const auto workspace = context.workspaceToSignOut();
    if (!workspace)
        return failure(workspace.error());
    if (const auto waiting = firstToConfirm(**workspace))
        complain(
            QStringLiteral("\"%1\" waits to be confirmed. Once you are signed out nothing takes it back; "
                           "the next sign-in does.")
                .arg(waiting->plan.title));
    if (auto ended = (*workspace)->keeper->end(context.stop()); !ended)
        return ended;
    if (const auto rest = abilitiesOf(*(*workspace)->cloud).afterSignOut)
        complain(
            QStringLiteral("Other services may accept the ended token for up to %1 minutes more. After an "
                           "incident have the user disabled as well.")
                .arg(rest->count()));
    return context.out().line(
        QStringLiteral("Signed out of profile %1.").arg((*workspace)->profile.name.toText()));
}

} // namespace

Verb logout() {
    return verbOf({"logout", "End the session and forget its tokens", "cloudnx logout"}, run);
}

} // namespace cloudnx::terminal
