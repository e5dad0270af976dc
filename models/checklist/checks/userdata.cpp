#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/plan/command.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString readInstance(const QString &name) {
    return shellLine({QStringLiteral("cloudnx"), QStringLiteral("instance"), QStringLiteral("show"), name});
}

bool isAccessKey(const SecretSighting &sighting) {
    return sighting.what == QLatin1String("access key id");
}

// The text of user-data is not kept, so a key is known by the two ends that UserData leaves of it.
bool fitsMask(const QString &accessKeyId, const QString &masked) {
    const QStringList ends = masked.split(u'…');
    return ends.size() == 2 && accessKeyId.startsWith(ends.first()) && accessKeyId.endsWith(ends.last());
}

/// The account's own key that was seen; nullptr when it is none of ours, or could be several.
const AccessKey *ownKey(const SecretSighting &sighting, const Inventory &inventory) {
    if (!isAccessKey(sighting) || !inventory.accessKeys.known())
        return nullptr;
    const AccessKey *found = nullptr;
    for (const AccessKey &key : *inventory.accessKeys) {
        if (!fitsMask(key.accessKeyId, sighting.masked))
            continue;
        if (found)
            return nullptr;
        found = &key;
    }
    return found;
}

QString sightingText(const SecretSighting &sighting) {
    return Words::tr("line %1: %2 %3").arg(sighting.line).arg(sighting.what, sighting.masked);
}

QString keyText(const AccessKey *key) {
    if (!key)
        return {};
    return key->active ? Words::tr(", an active key of %1").arg(key->userName)
                       : Words::tr(", an inactive key of %1").arg(key->userName);
}

void showInstance(Judgement &judgement, const Instance &instance, const Inventory &inventory) {
    const Instant readAt = inventory.instances.readAt;
    const QString readAgain = readInstance(instance.name);
    if (!instance.userData)
        return judgement.show(Words::tr("%1: user-data may not be read").arg(instance.name), readAt,
                              readAgain);
    if (instance.userData->sightings.empty())
        return judgement.show(QStringLiteral("%1: %2").arg(instance.name, instance.userData->size == 0
                                                                              ? Words::tr("no user-data")
                                                                              : Words::tr("no secret seen")),
                              readAt, readAgain);
    for (const SecretSighting &sighting : instance.userData->sightings)
        judgement.show(QStringLiteral("%1, %2%3")
                           .arg(instance.name, sightingText(sighting), keyText(ownKey(sighting, inventory))),
                       readAt, readAgain);
}

// ---- steps

void addKeySteps(std::vector<QString> &steps, const Instance &instance, const SecretSighting &sighting,
                 const Inventory &inventory) {
    const AccessKey *key = ownKey(sighting, inventory);
    if (key && key->active)
        steps.push_back(Words::tr("Deactivate the key, it is known to others by now: %1")
                            .arg(shellLine(commandOf(
                                IamChange(SetAccessKeyActive{key->userName, key->accessKeyId, false})))));
    if (inventory.cloud == QLatin1String("cloudnx"))
        steps.push_back(
            Words::tr("Let %1 act without a key (workload identity): cloudnx iam principal create --crn "
                      "crn:cloudnx:compute:%2:%3:instance/%4 --policy POLICY")
                .arg(instance.name, instance.region, inventory.accountId, instance.id));
}

// The guide's own lines ("KMS for secrets at rest").
void addKmsSteps(std::vector<QString> &steps, const Instance &instance) {
    const QString key = instance.name + QStringLiteral("-secrets");
    steps.push_back(Words::tr("Keep the new one in KMS: %1")
                        .arg(shellLine({QStringLiteral("cloudnx"), QStringLiteral("kms"),
                                        QStringLiteral("create-key"), key})));
    steps.push_back(Words::tr("echo -n \"$SECRET\" | %1 > secret.enc")
                        .arg(shellLine({QStringLiteral("cloudnx"), QStringLiteral("kms"),
                                        QStringLiteral("encrypt"), QStringLiteral("--key"), key})));
    steps.push_back(Words::tr("In the machine's start-up: SECRET=$(cloudnx kms decrypt < secret.enc)"));
}

void addSteps(std::vector<QString> &steps, const Instance &instance, const Inventory &inventory) {
    bool otherSecrets = false;
    for (const SecretSighting &sighting : instance.userData->sightings) {
        steps.push_back(QStringLiteral("%1, %2").arg(instance.name, sightingText(sighting)));
        if (isAccessKey(sighting))
            addKeySteps(steps, instance, sighting, inventory);
        else
            otherSecrets = true;
    }
    if (otherSecrets)
        steps.push_back(Words::tr("Change the secret where it is used; it is known to others by now."));
    if (otherSecrets && inventory.cloud == QLatin1String("cloudnx"))
        addKmsSteps(steps, instance);
    steps.push_back(Words::tr("Launch %1 anew without these lines. The old user-data stays in the platform's "
                              "metadata and in the machine's journal.")
                        .arg(instance.name));
}

QStringList namesWhere(const std::vector<Instance> &instances, bool (*holds)(const Instance &)) {
    QStringList names;
    for (const Instance &instance : instances)
        if (holds(instance))
            names.append(instance.name);
    return names;
}

bool isLeaky(const Instance &instance) {
    return instance.userData && !instance.userData->sightings.empty();
}

bool isUnread(const Instance &instance) {
    return !instance.userData;
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(inventory.instances, Words::tr("Instances"),
                          QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    const std::vector<Instance> &instances = *inventory.instances;
    for (const Instance &instance : instances)
        showInstance(judgement, instance, inventory);
    if (const QStringList names = namesWhere(instances, isLeaky); !names.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("A secret stands in the user-data of %1.").arg(listed(names)));
    if (const QStringList names = namesWhere(instances, isUnread); !names.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The user-data of %1 may not be read.").arg(listed(names)));
    if (instances.empty())
        judgement.show(Words::tr("Instances: none"), inventory.instances.readAt,
                       QStringLiteral("cloudnx instance list"));
    return judgement.says(CheckResult::Pass,
                          instances.empty() ? Words::tr("There is no instance.")
                                            : Words::tr("No known form of a secret was seen in user-data."));
}

Fix fix(const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Fix fix{
        .verb = Words::tr("Take the secret out of user-data"), .inputs = {}, .steps = {}, .automatic = false};
    for (const Instance &instance : *inventory.instances)
        if (isLeaky(instance))
            addSteps(fix.steps, instance, inventory);
    return fix;
}

} // namespace

const Check &checks::userData() {
    static const Check check(
        {.id = QStringLiteral("user-data"),
         .title = Words::tr("Is user-data free of secrets?"),
         .why = Words::tr(
             "User-data ends up in the platform's metadata, the machine's journal and its logs.\n"
             "A key or password in it is readable by every program on the machine and whoever reads those."),
         .stage = Stage::FirstHour,
         .severity = Severity::Critical,
         .needs = {Part::Instances},
         .helps = {Part::AccessKeys},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
