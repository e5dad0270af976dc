#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto identity = (*workspace)->cloud->account().identity(context.stop());
    if (!identity)
        return failure(identity.error());
    Record record = recordOf(*identity);
    record.emplace_back(QStringLiteral("profile"), (*workspace)->profile.name.toText());
    record.emplace_back(QStringLiteral("url"), (*workspace)->profile.baseUrl.toString());
    return context.out().record(record);
}

} // namespace

Verb whoami() {
    return verbOf({"whoami", "Say who is signed in to which account", "cloudnx whoami"}, run);
}

} // namespace cloudnx::terminal
