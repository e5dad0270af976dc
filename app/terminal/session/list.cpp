#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/sessiontable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<SessionTable>(context, Part::Sessions, &Inventory::sessions,
                                  QStringLiteral("No sessions."));
}

} // namespace

Verb sessionList() {
    return verbOf({"session list", "List where you are signed in", "cloudnx session list"}, run);
}

} // namespace cloudnx::terminal
