#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/keepingdesk.h"
#include "app/terminal/parts/when.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    QString name = {};
    std::vector<QString> roles = {};
    QString expires = {};
    std::vector<QString> allow = {};
    bool ec2 = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    arguments.option("--name", options.name, "What the key is called");
    arguments.option("--role", options.roles, "Only this role of its owner; may be repeated");
    arguments.option("--expires", options.expires, "When it ends: 90d, 2027-01-31, 2027-01-31T12:00:00Z");
    arguments.option("--allow", options.allow,
                     "Only this request: \"network GET /v2.0/security-groups\"; may be repeated");
    arguments.flag("--ec2", options.ec2, "An EC2 credential, for S3 and EC2 tools");
    arguments.option("--keep-as", options.change.keepKeyAs,
                     "Keep it in the keychain for a new profile of this name, and show it to nobody");
    options.change.declare(arguments);
}

Result<std::optional<KeyLimits>> limitsOf(const Options &options, Instant now) {
    KeyLimits limits{.type = options.ec2 ? AccessKeyKind::Ec2 : AccessKeyKind::ApplicationCredential,
                     .label = options.name,
                     .roles = options.roles,
                     .rules = {}};
    if (!options.expires.isEmpty()) {
        const auto end = parseUntil(options.expires, now);
        if (!end)
            return failure(end.error());
        limits.expiresAt = *end;
    }
    for (const QString &text : options.allow) {
        auto rule = AccessRule::parse(text);
        if (!rule)
            return failure(rule.error());
        limits.rules.push_back(std::move(*rule));
    }
    const bool limited = limits.expiresAt || !limits.roles.empty() || !limits.rules.empty();
    if (options.ec2 && limited)
        return failure(ErrorKind::Usage,
                       QStringLiteral("An EC2 credential has no roles, end or rules of its own."));
    if (!limited && !options.ec2 && options.name.isEmpty())
        return std::optional<KeyLimits>();
    return std::optional(std::move(limits));
}

Done run(Context &context, const Options &options) {
    if (options.ec2 && !options.change.keepKeyAs.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("An EC2 credential signs nobody in here; leave --keep-as out."));
    if (!options.change.keepKeyAs.isEmpty())
        if (Done free = checkNewProfile(options.change.keepKeyAs); !free)
            return free;
    auto limits = limitsOf(options, context.now());
    if (!limits)
        return failure(limits.error());
    return change(context, options.change, {IamChange(CreateAccessKey{options.user, std::move(*limits)})});
}

} // namespace

Verb iamKeyCreate() {
    return verbOf<Options>({"iam key create", "Create an access key; its secret is shown once",
                            "cloudnx iam key create ci-bot\n"
                            "cloudnx iam key create me --role reader --expires 30d --keep-as demo-reader"},
                           declare, run);
}

} // namespace cloudnx::terminal
