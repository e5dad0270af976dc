#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    const auto inventory = context.read({Part::SecondFactor});
    if (!inventory)
        return failure(inventory.error());
    const auto factor = known(inventory->secondFactor);
    return factor ? context.out().record(recordOf(*factor)) : Done(failure(factor.error()));
}

} // namespace

Verb mfaStatus() {
    return verbOf({"mfa status", "Say whether two-factor sign-in is on", "cloudnx mfa status"}, run);
}

} // namespace cloudnx::terminal
