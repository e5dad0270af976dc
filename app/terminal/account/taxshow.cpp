#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    const auto inventory = context.read({Part::TaxProfile});
    if (!inventory)
        return failure(inventory.error());
    const auto profile = known(inventory->taxProfile);
    return profile ? context.out().record(recordOf(*profile)) : Done(failure(profile.error()));
}

} // namespace

Verb taxShow() {
    return verbOf({"tax show", "Show GSTIN and legal name", "cloudnx tax show"}, run);
}

} // namespace cloudnx::terminal
