#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/keepingdesk.h"
#include "models/iam/keylimits.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    KeyWords key = {};
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    arguments.option("--name", options.key.label, "What the key is called");
    arguments.option("--role", options.key.roles, "Only this role of its owner; may be repeated");
    arguments.option("--expires", options.key.ends, "When it ends: 90d, 2027-01-31, 2027-01-31T12:00:00Z");
    arguments.option("--allow", options.key.allow,
                     "Only this request: \"network GET /v2.0/security-groups\"; may be repeated");
    arguments.flag("--ec2", options.key.ec2, "An EC2 credential, for S3 and EC2 tools");
    arguments.option("--keep-as", options.change.keepKeyAs,
                     "Keep it in the keychain for a new profile of this name, and show it to nobody");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    if (options.key.ec2 && !options.change.keepKeyAs.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("An EC2 credential signs nobody in here; leave --keep-as out."));
    if (!options.change.keepKeyAs.isEmpty())
        if (Done free = checkNewProfile(options.change.keepKeyAs); !free)
            return free;
    auto limits = keyLimitsOf(options.key, context.now());
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
