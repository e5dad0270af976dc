#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("NAME", options.name, "Name of the profile");
}

Done run(Context &context, const Options &options) {
    const auto name = ProfileName::parse(options.name);
    if (!name)
        return failure(name.error());
    if (auto active = ProfileStore().activate(*name); !active)
        return active;
    return context.out().line(QStringLiteral("Profile %1 is used from now on.").arg(options.name));
}

} // namespace

Verb profileUse() {
    return verbOf<Options>({"profile use", "Use a profile from now on", "cloudnx profile use sandbox"},
                           declare, run);
}

} // namespace cloudnx::terminal
