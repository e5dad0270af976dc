#include "models/checklist/staleness.h"

#include "models/checklist/words.h"
#include "models/core/clock.h"

#include <array>

namespace cloudnx {

namespace {

constexpr int firstRefusal = 400;

/// What an action's noun says of the parts it changes.
struct Touch {
    const char *service; ///< "iam"; empty: any
    const char *noun;    ///< within the action's name
    std::array<Part, 3> parts;
};

// The first that fits decides, so the longer noun stands first.
constexpr Touch touches[] = {
    {"iam", "PasswordPolicy", {Part::PasswordPolicy, Part::PasswordPolicy, Part::PasswordPolicy}},
    {"iam", "LoginProfile", {Part::Users, Part::Users, Part::Users}},
    {"iam", "AccessKey", {Part::AccessKeys, Part::AccessKeys, Part::AccessKeys}},
    {"iam", "Session", {Part::Sessions, Part::Sessions, Part::Sessions}},
    {"iam", "Principal", {Part::Principals, Part::Principals, Part::Principals}},
    {"iam", "Group", {Part::Groups, Part::Users, Part::Groups}},
    {"iam", "Policy", {Part::Policies, Part::Users, Part::Groups}},
    {"iam", "User", {Part::Users, Part::AccessKeys, Part::Groups}},
    {"auth", "TwoFactor", {Part::SecondFactor, Part::Identity, Part::Identity}},
    {"auth", "Mfa", {Part::Users, Part::SecondFactor, Part::Identity}},
    {"billing", "TaxProfile", {Part::TaxProfile, Part::TaxProfile, Part::TaxProfile}},
    {"compute", "Firewall", {Part::Firewall, Part::Firewall, Part::Firewall}},
    {"compute", "Snapshot", {Part::Snapshots, Part::Snapshots, Part::Snapshots}},
    {"compute", "Volume", {Part::Volumes, Part::Volumes, Part::Volumes}},
    {"compute", "Instance", {Part::Instances, Part::Instances, Part::Instances}},
    {"kms", "Key", {Part::KmsKeys, Part::KmsKeys, Part::KmsKeys}},
    {"storage", "AccessKey", {Part::StorageKeys, Part::StorageKeys, Part::StorageKeys}},
    {"storage", "Bucket", {Part::Buckets, Part::Buckets, Part::Buckets}},
    // OpenStack: the times of things (models/providers/openstack/audit.cpp) and Nova's instance actions.
    {"network", "", {Part::Firewall, Part::Firewall, Part::Firewall}},
    {"volume", "", {Part::Volumes, Part::Volumes, Part::Volumes}},
    {"compute", "interface", {Part::Instances, Part::Firewall, Part::Firewall}},
    {"compute", "volume", {Part::Instances, Part::Volumes, Part::Volumes}},
    {"compute", "createImage", {Part::Images, Part::Images, Part::Images}},
    {"compute", "create", {Part::Instances, Part::Firewall, Part::Volumes}},
    {"compute", "delete", {Part::Instances, Part::Firewall, Part::Volumes}},
    // What we did (models/plan/journalevents.cpp).
    {"firewall", "", {Part::Firewall, Part::Firewall, Part::Firewall}},
    {"iam", "_access_key", {Part::AccessKeys, Part::AccessKeys, Part::AccessKeys}},
    {"iam", "_principal", {Part::Principals, Part::Principals, Part::Principals}},
    {"iam", "_policy", {Part::Policies, Part::Users, Part::Groups}},
    {"iam", "_group", {Part::Groups, Part::Users, Part::Groups}},
    {"iam", "_member", {Part::Groups, Part::Users, Part::Groups}},
    {"iam", "_user", {Part::Users, Part::AccessKeys, Part::Groups}},
    {"iam", "_password", {Part::Users, Part::Users, Part::Users}},
    {"iam", "_mfa", {Part::Users, Part::SecondFactor, Part::Identity}},
    {"iam", "_totp", {Part::Users, Part::SecondFactor, Part::Identity}},
    {"account", "_second_factor", {Part::SecondFactor, Part::Identity, Part::Identity}},
    {"account", "_tax_profile", {Part::TaxProfile, Part::TaxProfile, Part::TaxProfile}},
    {"account", "_password_policy", {Part::PasswordPolicy, Part::PasswordPolicy, Part::PasswordPolicy}},
    {"account", "_session", {Part::Sessions, Part::Sessions, Part::Sessions}},
    {"kms", "_", {Part::KmsKeys, Part::KmsKeys, Part::KmsKeys}},
    {"storage", "_public_read", {Part::Buckets, Part::Buckets, Part::Buckets}},
};

/// Nova's other words for what is done to an instance: start, stop, reboot, resize … in small letters, while
/// CloudNx writes its calls large.
bool isDoneToAnInstance(const QString &service, const QString &name) {
    return service == QLatin1String("compute") && !name.isEmpty() && name.front().isLower();
}

/// Of the sections of a saved inventory (models/checklist/inferred.h).
Parts partsOfSection(const QString &heading) {
    if (heading == QLatin1String("Instances"))
        return {Part::Instances};
    if (heading == QLatin1String("Rules"))
        return {Part::Firewall};
    if (heading == QLatin1String("Users and keys"))
        return {Part::Users, Part::AccessKeys};
    return {Part::KmsKeys};
}

bool isFromInventories(const Event &event) {
    return event.action.startsWith(QLatin1String("inventory:"));
}

/// What two inventories tell was known to the later one, so only a reading as old as the earlier one does not
/// know of it.
Instant knownFrom(const Event &event) {
    const auto from = parseRfc3339(event.details.value(QStringLiteral("not_before")).toString());
    return from.value_or(event.time);
}

/// Our journal says that nothing came of it.
bool isFailed(const Event &event) {
    return event.origin == EventOrigin::WeDid &&
           event.details.value(QStringLiteral("state")).toString() == QLatin1String("failed");
}

bool isReading(const QString &name) {
    return name.startsWith(QLatin1String("List")) || name.startsWith(QLatin1String("Get")) ||
           name.startsWith(QLatin1String("Simulate")) || name.startsWith(QLatin1String("GenerateDataKey"));
}

std::map<Part, Instant> readTimes(const Inventory &all) {
    return {{Part::Identity, all.identity.readAt},
            {Part::SecondFactor, all.secondFactor.readAt},
            {Part::Sessions, all.sessions.readAt},
            {Part::TaxProfile, all.taxProfile.readAt},
            {Part::PasswordPolicy, all.passwordPolicy.readAt},
            {Part::Users, all.users.readAt},
            {Part::Groups, all.groups.readAt},
            {Part::Policies, all.policies.readAt},
            {Part::AccessKeys, all.accessKeys.readAt},
            {Part::Principals, all.principals.readAt},
            {Part::Instances, all.instances.readAt},
            {Part::Volumes, all.volumes.readAt},
            {Part::Snapshots, all.snapshots.readAt},
            {Part::Images, all.images.readAt},
            {Part::Firewall, all.firewall.readAt},
            {Part::KmsKeys, all.kmsKeys.readAt},
            {Part::Buckets, all.buckets.readAt},
            {Part::StorageKeys, all.storageKeys.readAt}};
}

bool isAfter(const Event &event, Instant reading) {
    return isFromInventories(event) ? knownFrom(event) >= reading : event.time > reading;
}

QString textOf(const Event &event) {
    if (event.actor.isEmpty()) // times and inventories do not tell who
        return Words::tr("%1 at %2").arg(event.action, toRfc3339(event.time));
    return Words::tr("%1 by %2 at %3").arg(event.action, event.actor, toRfc3339(event.time));
}

} // namespace

Parts partsTouchedBy(const Event &event) {
    const QString service = event.action.section(u':', 0, 0);
    const QString name = event.action.section(u':', 1);
    if (event.status >= firstRefusal || isReading(name) || isFailed(event))
        return {};
    if (isFromInventories(event))
        return partsOfSection(event.details.value(QStringLiteral("part")).toString());
    for (const Touch &touch : touches)
        if (service == QLatin1String(touch.service) && name.contains(QLatin1String(touch.noun)))
            return {touch.parts.begin(), touch.parts.end()};
    return isDoneToAnInstance(service, name) ? Parts{Part::Instances} : Parts{};
}

std::map<Part, QString> touchedSince(const Inventory &inventory) {
    std::map<Part, QString> touched;
    if (!inventory.activity.known())
        return touched;
    const std::map<Part, Instant> times = readTimes(inventory);
    for (const Event &event : inventory.activity->events)
        for (const Part part : partsTouchedBy(event))
            if (const auto read = times.find(part);
                read != times.end() && read->second != Instant{} && isAfter(event, read->second))
                touched.try_emplace(part, textOf(event)); // the newest stands first
    return touched;
}

} // namespace cloudnx
