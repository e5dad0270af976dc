#include "app/compose/clouds.h"

namespace cloudnx {

using openstack::AuthKind;
using openstack::CloudEntry;
using openstack::Place;

namespace {

std::optional<CloudEntry> entryOfRegion(const std::vector<CloudEntry> &entries, const QString &name) {
    for (const CloudEntry &entry : entries)
        for (const QString &region : entry.regions)
            if (name == entry.name + u'.' + region && entry.fault.isEmpty()) {
                CloudEntry one = entry;
                one.name = name;
                one.place.region = region;
                return one;
            }
    return std::nullopt;
}

} // namespace

Done removeWrittenSecret(const QString &entry) {
    return openstack::removeSecret(openstack::CloudPlaces::usual(openstack::systemEnvironment()), entry);
}

Result<std::optional<CloudEntry>> cloudEntry(const QString &name) {
    const auto environment = openstack::systemEnvironment();
    const auto entries = openstack::readClouds(openstack::CloudPlaces::usual(environment), environment);
    if (!entries)
        return failure(entries.error());
    auto entry = openstack::findCloud(*entries, name);
    if (entry)
        return std::optional(std::move(*entry));
    if (auto ofRegion = entryOfRegion(*entries, name))
        return ofRegion;
    if (entry.error().kind == ErrorKind::NotFound)
        return std::optional<CloudEntry>();
    return failure(entry.error());
}

Result<Profile> profileOf(const CloudEntry &entry) {
    auto name = ProfileName::parse(entry.name);
    if (!name)
        return failure(name.error());
    Profile profile{.name = std::move(*name), .cloud = CloudKind::OpenStack, .baseUrl = entry.place.identity};
    profile.caFile = entry.caFile;
    profile.region = entry.place.region;
    profile.service.clear();
    profile.accountId = entry.place.project.id.isEmpty() ? entry.place.project.name : entry.place.project.id;
    const bool byKey = entry.auth == AuthKind::ApplicationCredential;
    profile.signInKind = byKey ? SignInKind::AccessKey : SignInKind::IamUser;
    profile.identity = byKey ? entry.credentialId : entry.userName;
    return profile;
}

Place placeOf(const Profile &profile, const std::optional<CloudEntry> &entry) {
    if (entry)
        return entry->place;
    Place place{.identity = profile.baseUrl};
    place.region = profile.region;
    place.project.id = profile.accountId; // known since the first sign-in
    return place;
}

std::optional<Credentials> credentialsIn(const CloudEntry &entry) {
    if (entry.secret.isEmpty())
        return std::nullopt;
    switch (entry.auth) {
    case AuthKind::ApplicationCredential:
        return AccessKeyCredentials{entry.credentialId, entry.secret};
    case AuthKind::Token:
        return HeldTokenCredentials{entry.secret};
    case AuthKind::Password:
    case AuthKind::PasswordAndCode:
        return IamCredentials{{}, entry.userName, entry.secret};
    case AuthKind::Federated:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace cloudnx
