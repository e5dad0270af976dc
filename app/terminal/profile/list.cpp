#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/tables/profiletable.h"

namespace cloudnx::terminal {

namespace {

/// Without opening the keychain of any profile, so whether somebody is signed in stays unknown.
ProfileRow rowOf(const Profile &profile, const Result<Profile> &active) {
    return {.name = profile.name.toText(),
            .cloud = wordOf(profile.cloud),
            .url = profile.baseUrl.toString(),
            .accountId = profile.accountId,
            .identity = profile.identity,
            .current = active && active->name == profile.name,
            .signedIn = {}};
}

Done run(Context &context) {
    const ProfileStore store;
    const auto profiles = store.all();
    if (!profiles)
        return failure(profiles.error());
    const auto active = store.active();
    std::vector<ProfileRow> rows;
    for (const Profile &profile : *profiles)
        rows.push_back(rowOf(profile, active));
    ProfileTable table;
    table.setRows(std::move(rows));
    return context.out().table(table,
                               QStringLiteral("No profiles yet. Add one with: cloudnx profile add NAME"));
}

} // namespace

Verb profileList() {
    return verbOf({"profile list", "List the profiles", "cloudnx profile list"}, run);
}

} // namespace cloudnx::terminal
