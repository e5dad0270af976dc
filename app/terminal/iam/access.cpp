#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/iam/evaluate.h"

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

struct Rights {
    std::vector<User> users;
    std::vector<Group> groups;
    std::vector<Policy> policies;

    void apply(std::vector<AppliedPolicy> &applied, const std::vector<QString> &names, const QString &via) const {
        for (const QString &name : names) {
            const auto found = std::find_if(policies.begin(), policies.end(),
                                            [&name](const Policy &policy) { return policy.name == name; });
            applied.push_back({name, via, found == policies.end() ? std::nullopt : found->document});
        }
    }

    [[nodiscard]] std::vector<AppliedPolicy> of(const User &user) const {
        std::vector<AppliedPolicy> applied;
        apply(applied, user.policies, {});
        for (const Group &group : groups)
            if (std::find(user.groups.begin(), user.groups.end(), group.name) != user.groups.end())
                apply(applied, group.policies, QStringLiteral("group %1").arg(group.name));
        return applied;
    }
};

Result<Rights> readRights(Context &context) {
    const auto inventory = context.read({Part::Users, Part::Groups, Part::Policies});
    if (!inventory)
        return failure(inventory.error());
    auto users = known(inventory->users);
    auto groups = known(inventory->groups);
    auto policies = known(inventory->policies);
    if (!users || !groups || !policies)
        return failure(!users ? users.error() : !groups ? groups.error() : policies.error());
    return Rights{std::move(*users), std::move(*groups), std::move(*policies)};
}

Done run(Context &context, const Options &options) {
    const auto rights = readRights(context);
    if (!rights)
        return failure(rights.error());
    for (const User &user : rights->users)
        if (user.name == options.user)
            return context.out().record(
                recordOf(evaluate(rights->of(user), options.action, options.resource)));
    return failure(ErrorKind::NotFound,
                   QStringLiteral("There is no IAM user %1 in this account.").arg(options.user));
}

} // namespace

Verb iamAccess() {
    return verbOf<Options>({"iam access", "Say whether a user may do something, and which statement says so",
                            "cloudnx iam access alice compute:StopInstance '*'"},
                           declare, run);
}

} // namespace cloudnx::terminal
