#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("NAME", options.name, "Name of the profile; without it, the current one");
}

Done run(Context &context, const Options &options) {
    const ProfileStore store;
    const QString name = options.name.isEmpty() ? context.options().profile : options.name;
    const auto profile = name.isEmpty()
                             ? store.active()
                             : ProfileName::parse(name).and_then(
                                   [&store](const ProfileName &parsed) { return store.find(parsed); });
    if (!profile)
        return failure(profile.error());
    return context.out().record({{QStringLiteral("name"), profile->name.toText()},
                                 {QStringLiteral("cloud"), wordOf(profile->cloud)},
                                 {QStringLiteral("url"), profile->baseUrl.toString()},
                                 {QStringLiteral("ca"), profile->caFile},
                                 {QStringLiteral("region"), profile->region},
                                 {QStringLiteral("service"), profile->service},
                                 {QStringLiteral("account_id"), profile->accountId},
                                 {QStringLiteral("identity"), profile->identity},
                                 {QStringLiteral("signs_in_as"), wordOf(profile->signInKind)},
                                 {QStringLiteral("session_rests"), wordOf(profile->vault)}});
}

} // namespace

Verb profileShow() {
    return verbOf<Options>({"profile show", "Show one profile", "cloudnx profile show sandbox"}, declare,
                           run);
}

} // namespace cloudnx::terminal
