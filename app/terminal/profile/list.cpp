#include "app/terminal/verbs.h"

#include "app/compose/clouds.h"
#include "app/terminal/parts/context.h"
#include "models/tables/profiletable.h"

namespace cloudnx::terminal {

namespace {

QString fromText(const OfferedProfile &offer) {
    if (offer.saved)
        return QStringLiteral("here");
    return offer.profile.name.toText() == QStringLiteral("envvars") ? QStringLiteral("OS_AUTH_URL")
                                                                    : QStringLiteral("clouds.yaml");
}

/// The one that is taken where none is named.
QString currentName() {
    const QString named = profileOfEnvironment();
    const auto active = ProfileStore().active();
    return !named.isEmpty() ? named : active ? active->name.toText() : QString();
}

/// Without opening the keychain of any profile, so whether somebody is signed in stays unknown.
ProfileRow rowOf(const OfferedProfile &offer, const QString &current) {
    const Profile &profile = offer.profile;
    return {.name = profile.name.toText(),
            .cloud = wordOf(profile.cloud),
            .url = profile.baseUrl.toString(),
            .accountId = profile.accountId,
            .identity = profile.identity,
            .current = profile.name.toText() == current,
            .signedIn = {},
            .from = fromText(offer)};
}

Done run(Context &context) {
    const auto offers = offeredProfiles();
    if (!offers)
        return failure(offers.error());
    const QString current = currentName();
    std::vector<ProfileRow> rows;
    for (const OfferedProfile &offer : *offers)
        if (offer.fault.isEmpty())
            rows.push_back(rowOf(offer, current));
        else
            complain(offer.fault);
    ProfileTable table;
    table.setRows(std::move(rows));
    return context.out().table(table,
                               QStringLiteral("No profiles yet. Add one with: cloudnx profile add NAME"));
}

} // namespace

Verb profileList() {
    return verbOf(
        {"profile list", "List the profiles, and the clouds of clouds.yaml", "cloudnx profile list"}, run);
}

} // namespace cloudnx::terminal
