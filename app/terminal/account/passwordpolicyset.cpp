#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    std::optional<int> minLength;
    PasswordPolicy policy = {};
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.number("--min-length", options.minLength, "Characters at least (12)");
    arguments.flag("--require-uppercase", options.policy.requireUppercase, "An upper-case letter at least");
    arguments.flag("--require-lowercase", options.policy.requireLowercase, "A lower-case letter at least");
    arguments.flag("--require-number", options.policy.requireNumber, "A digit at least");
    arguments.flag("--require-symbol", options.policy.requireSymbol, "A symbol at least");
    arguments.number("--max-age-days", options.policy.maxAgeDays,
                     "Days after which a password has to be new");
    arguments.number("--prevent-reuse", options.policy.preventReuse,
                     "How many old passwords may not come back");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    PasswordPolicy policy = options.policy;
    policy.minLength = options.minLength.value_or(12);
    return change(context, options.change, {AccountChange(SetPasswordPolicy{policy})});
}

} // namespace

Verb passwordPolicySet() {
    return verbOf<Options>({"password-policy set", "Set all rules for passwords of IAM users",
                            "cloudnx password-policy set --min-length 14 --require-number --require-symbol"},
                           declare, run);
}

} // namespace cloudnx::terminal
