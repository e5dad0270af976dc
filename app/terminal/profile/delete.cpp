#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/session/tokenvault.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    bool yes = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("NAME", options.name, "Name of the profile");
    arguments.flag("-y,--yes", options.yes, "Do not ask");
}

Done agree(Context &context, const Options &options) {
    if (options.yes)
        return {};
    const auto answer =
        context.tty().ask(QStringLiteral("Delete profile %1 with its tokens? [y/N]").arg(options.name),
                          QStringLiteral("Give --yes."));
    if (!answer)
        return failure(answer.error());
    if (!answer->startsWith(QLatin1Char('y'), Qt::CaseInsensitive))
        return failure(ErrorKind::Cancelled, QStringLiteral("Nothing was deleted."));
    return {};
}

/// A keychain that is not there keeps nothing, so it does not stand in the way.
void removeSecrets(const Profile &profile, const std::stop_token &stop) {
    const TokenVault vault(openVault(profile.vault));
    const auto tokens = vault.removeTokens(profile.name, stop);
    const auto key = vault.removeAccessKey(profile.name, stop);
    for (const auto *removed : {&tokens, &key})
        if (!*removed && removed->error().kind == ErrorKind::KeychainDenied)
            complain(removed->error().sentence);
}

Done run(Context &context, const Options &options) {
    ProfileStore store;
    const auto profile = ProfileName::parse(options.name).and_then([&store](const ProfileName &name) {
        return store.find(name);
    });
    if (!profile)
        return failure(profile.error());
    if (auto agreed = agree(context, options); !agreed)
        return agreed;
    removeSecrets(*profile, context.stop());
    if (auto removed = store.remove(profile->name); !removed)
        return removed;
    return context.out().line(QStringLiteral("Deleted profile %1. Its journal stays.").arg(options.name));
}

} // namespace

Verb profileDelete() {
    return verbOf<Options>(
        {"profile delete", "Delete a profile and its tokens", "cloudnx profile delete lab"}, declare, run);
}

} // namespace cloudnx::terminal
