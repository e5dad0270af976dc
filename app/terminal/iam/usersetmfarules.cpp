#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    std::vector<QString> rules = {};
    bool off = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    arguments.option("--rule", options.rules,
                     "What signs in together: password+totp; once for each way, application_credential among "
                     "them");
    arguments.flag("--off", options.off, "No rules: the password alone signs in");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    if (options.off == !options.rules.empty())
        return failure(
            ErrorKind::Usage,
            QStringLiteral("Give either --off or the rules, for example: --rule password+totp --rule "
                           "application_credential"));
    std::vector<QString> rules;
    for (const QString &text : options.rules) {
        auto rule = parseMfaRule(text);
        if (!rule)
            return failure(rule.error());
        rules.push_back(std::move(*rule));
    }
    return change(context, options.change, {IamChange(SetMfaRules{options.user, std::move(rules)})});
}

} // namespace

Verb iamUserSetMfaRules() {
    return verbOf<Options>(
        {"iam user set-mfa-rules", "Say what a user has to prove to sign in (administrators)",
         "cloudnx iam user set-mfa-rules alice --rule password+totp --rule application_credential"},
        declare, run);
}

} // namespace cloudnx::terminal
