#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    const auto inventory = context.read({Part::PasswordPolicy});
    if (!inventory)
        return failure(inventory.error());
    const auto policy = known(inventory->passwordPolicy);
    return policy ? context.out().record(recordOf(*policy)) : Done(failure(policy.error()));
}

} // namespace

Verb passwordPolicyShow() {
    return verbOf(
        {"password-policy show", "Show the rules for passwords of IAM users", "cloudnx password-policy show"},
        run);
}

} // namespace cloudnx::terminal
