#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/judge/access.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    QString action;
    QString resource;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    arguments.word("ACTION", options.action, "Action, for example compute:StopInstance");
    arguments.word("RESOURCE", options.resource, "CRN of the resource; * is any");
}

QString signOf(Decision decision) {
    if (decision == Decision::Unknown)
        return QStringLiteral("?");
    return decision == Decision::Allowed ? QStringLiteral("✓") : QStringLiteral("✗");
}

Done run(Context &context, const Options &options) {
    const auto inventory = context.read({Part::Users, Part::Groups, Part::Policies});
    if (!inventory)
        return failure(inventory.error());
    const auto known = policiesOf(*inventory, options.user);
    if (!known && inventory->users.known()) // else it is not known, and why: an answer, too
        return failure(known.error());
    const Ruling ruling = explainAccess(*inventory, options.user, options.action, options.resource);
    if (!context.out().isForPeople())
        return context.out().record(recordOf(ruling));
    return context.out().line(QStringLiteral("%1 %2").arg(signOf(ruling.decision), ruling.reason));
}

} // namespace

Verb iamAccess() {
    return verbOf<Options>({"iam access", "Say whether a user may do something, and which statement says so",
                            "cloudnx iam access alice compute:StopInstance '*'"},
                           declare, run);
}

} // namespace cloudnx::terminal
