#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/judge/keyage.h"
#include "models/plan/command.h"

#include <algorithm>

namespace cloudnx {

namespace {

const QString readKeys = QStringLiteral("cloudnx iam key list");

std::vector<AccessKey> oldKeys(const std::vector<AccessKey> &keys, Instant now) {
    std::vector<AccessKey> old;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(old),
                 [now](const AccessKey &key) { return isTooOld(key, now); });
    return old;
}

QString ageText(const AccessKey &key, Instant now) {
    if (!key.createdAt)
        return Words::tr("age not told");
    return Words::tr("%1 old").arg(counted(std::max<long long>(0, daysBetween(*key.createdAt, now)),
                                           QStringLiteral("day"), QStringLiteral("days")));
}

// Three-valued: an empty time is "nobody saw it used", which is not "never used".
QString useText(const AccessKey &key, Instant now) {
    if (!key.lastUsedAt)
        return Words::tr("use not seen, or not told");
    return Words::tr("last used %1").arg(toAgeText(*key.lastUsedAt, now));
}

void showKeys(Judgement &judgement, const Reading<std::vector<AccessKey>> &keys, Instant now) {
    for (const AccessKey &key : *keys)
        if (!judgement.isFull())
            judgement.show(Words::tr("%1 of %2: %3, %4, %5")
                               .arg(key.accessKeyId, key.userName,
                                    key.active ? Words::tr("active") : Words::tr("inactive"),
                                    ageText(key, now), useText(key, now)),
                           keys.readAt, readKeys);
}

QString oldSummary(const std::vector<AccessKey> &old, Instant now) {
    const AccessKey &oldest =
        *std::min_element(old.begin(), old.end(), [](const auto &left, const auto &right) {
            return left.createdAt < right.createdAt;
        });
    if (old.size() == 1)
        return Words::tr("The key %1 of %2 is %3.")
            .arg(oldest.accessKeyId, oldest.userName, ageText(oldest, now));
    return Words::tr("%1 active keys are older than 90 days; the oldest, %2 of %3, is %4.")
        .arg(old.size())
        .arg(oldest.accessKeyId, oldest.userName, ageText(oldest, now));
}

Change deactivation(const AccessKey &key) {
    return IamChange(SetAccessKeyActive{key.userName, key.accessKeyId, false});
}

QStringList ageless(const std::vector<AccessKey> &keys) {
    QStringList ids;
    for (const AccessKey &key : keys)
        if (key.active && !key.createdAt)
            ids.append(key.accessKeyId);
    return ids;
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    const Instant now = basis.now;
    Judgement judgement(self);
    if (!judgement.judges(inventory.accessKeys, Words::tr("Access keys"), readKeys))
        return judgement.missing();
    const std::vector<AccessKey> &keys = *inventory.accessKeys;
    showKeys(judgement, inventory.accessKeys, now);
    if (const auto old = oldKeys(keys, now); !old.empty())
        return judgement.says(CheckResult::Fail, oldSummary(old, now));
    if (const QStringList ids = ageless(keys); !ids.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The cloud does not tell how old %1 is.").arg(listed(ids)));
    if (keys.empty())
        judgement.show(Words::tr("Access keys: none"), inventory.accessKeys.readAt, readKeys);
    return judgement.says(CheckResult::Pass, keys.empty()
                                                 ? Words::tr("There is no access key.")
                                                 : Words::tr("No active key is older than 90 days."));
}

Fix fix(const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    const Instant now = basis.now;
    const auto old = oldKeys(*inventory.accessKeys, now);
    Fix fix{.verb = old.size() == 1 ? Words::tr("Deactivate %1").arg(old.front().accessKeyId)
                                    : Words::tr("Deactivate %1 old keys").arg(old.size()),
            .inputs = {},
            .steps = {},
            .automatic = true};
    for (const AccessKey &key : old)
        fix.steps.push_back(Words::tr("Whatever uses %1 stops (%2). Give it a new key first: %3")
                                .arg(key.accessKeyId, useText(key, now),
                                     shellLine(commandOf(IamChange(CreateAccessKey{key.userName})))));
    fix.steps.push_back(
        Words::tr("An inactive key can be activated again. Delete it once nothing misses it."));
    return fix;
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    const Inventory &inventory = basis.inventory;
    const Instant now = basis.now;
    if (!inventory.accessKeys.known())
        return failure(ErrorKind::Invalid, Words::tr("The access keys were not read. Read again."));
    std::vector<Change> changes;
    for (const AccessKey &key : oldKeys(*inventory.accessKeys, now))
        changes.push_back(deactivation(key));
    if (changes.empty())
        return failure(ErrorKind::Invalid, Words::tr("No active key is older than 90 days."));
    return changes;
}

} // namespace

const Check &checks::keyAge() {
    static const Check check(
        {.id = QStringLiteral("key-age"),
         .title = Words::tr("Is every active access key at most 90 days old?"),
         .why =
             Words::tr("A key leaks in ways nobody sees: laptops, logs, old backups, people who left.\n"
                       "A key that is changed every 90 days is worth little to whoever finds the last one."),
         .stage = Stage::EveryWeek,
         .severity = Severity::High,
         .needs = {Part::AccessKeys},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
