#include "app/compose/clouds.h"

#include <QCryptographicHash>

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

OfferedProfile unusable(const QString &name, const QString &fault) {
    return {Profile{.name = ProfileName::parse(name).value_or(
                        ProfileName::parse(QStringLiteral("clouds.yaml")).value()),
                    .cloud = CloudKind::OpenStack},
            fault};
}

OfferedProfile offerOf(const CloudEntry &entry) {
    const auto profile = profileOf(entry);
    if (!profile)
        return unusable(entry.name, profile.error().sentence);
    return {.profile = *profile, .written = credentialsIn(entry).has_value()};
}

bool isWritten(const Profile &profile) {
    if (profile.cloud != CloudKind::OpenStack)
        return false;
    const auto entry = cloudEntry(profile.name.toText());
    return entry && *entry && credentialsIn(**entry);
}

/// Of all that decides where a sign-in leads, and as whom.
QString digestOf(const CloudEntry &entry) {
    const Place &place = entry.place;
    const QStringList parts{place.identity.toString(),
                            place.region,
                            place.interface,
                            place.project.id,
                            place.project.name,
                            place.userDomain.id,
                            place.userDomain.name,
                            place.projectDomain.id,
                            place.projectDomain.name,
                            place.userId,
                            QString::number(place.system),
                            entry.userName,
                            entry.credentialId,
                            QString::number(static_cast<int>(entry.auth))};
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// Each region of an entry that has several is a cloud by itself.
std::vector<OfferedProfile> writtenProfiles() {
    const auto environment = openstack::systemEnvironment();
    const auto entries = openstack::readClouds(openstack::CloudPlaces::usual(environment), environment);
    if (!entries)
        return {unusable(QStringLiteral("clouds.yaml"), entries.error().sentence)};
    std::vector<OfferedProfile> offers;
    for (const CloudEntry &entry : *entries) {
        if (!entry.fault.isEmpty()) {
            offers.push_back(
                unusable(entry.name, openstack::findCloud(*entries, entry.name).error().sentence));
            continue;
        }
        offers.push_back(offerOf(entry));
        for (const QString &region : entry.regions.mid(1))
            if (const auto other = entryOfRegion(*entries, entry.name + u'.' + region))
                offers.push_back(offerOf(*other));
    }
    return offers;
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

Result<std::vector<OfferedProfile>> offeredProfiles() {
    const ProfileStore store;
    const auto saved = store.all();
    if (!saved)
        return failure(saved.error());
    const auto active = store.active();
    std::vector<OfferedProfile> offers;
    for (const Profile &profile : *saved) {
        const bool first = active && active->name == profile.name;
        offers.insert(first ? offers.begin() : offers.end(),
                      {.profile = profile, .saved = true, .written = isWritten(profile)});
    }
    for (OfferedProfile &offer : writtenProfiles())
        if (std::none_of(offers.begin(), offers.end(),
                         [&](const OfferedProfile &one) { return one.profile.name == offer.profile.name; }))
            offers.push_back(std::move(offer));
    return offers;
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
    // Who signs in by a browser at home comes here with an application credential.
    const bool byKey = entry.auth == AuthKind::ApplicationCredential || entry.auth == AuthKind::Federated;
    profile.signInKind = byKey ? SignInKind::AccessKey : SignInKind::IamUser;
    profile.identity = byKey ? entry.credentialId : entry.userName;
    profile.writtenAs = digestOf(entry);
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
