#include "models/checklist/staleness.h"

#include "models/checklist/words.h"

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
};

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

QString textOf(const Event &event) {
    return Words::tr("%1 by %2 at %3").arg(event.action, event.actor, toRfc3339(event.time));
}

} // namespace

Parts partsTouchedBy(const Event &event) {
    const QString service = event.action.section(u':', 0, 0);
    const QString name = event.action.section(u':', 1);
    if (event.status >= firstRefusal || isReading(name))
        return {};
    for (const Touch &touch : touches)
        if (service == QLatin1String(touch.service) && name.contains(QLatin1String(touch.noun)))
            return {touch.parts.begin(), touch.parts.end()};
    return {};
}

std::map<Part, QString> touchedSince(const Inventory &inventory) {
    std::map<Part, QString> touched;
    if (!inventory.activity.known())
        return touched;
    const std::map<Part, Instant> times = readTimes(inventory);
    for (const Event &event : inventory.activity->events)
        for (const Part part : partsTouchedBy(event))
            if (const auto read = times.find(part);
                read != times.end() && read->second != Instant{} && event.time > read->second)
                touched.try_emplace(part, textOf(event)); // the newest stands first
    return touched;
}

} // namespace cloudnx
