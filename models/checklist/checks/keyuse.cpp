#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

constexpr std::chrono::days longestRest{90};
const QString readKeys = QStringLiteral("cloudnx iam key list");

enum class Use { Used, Resting, CannotBeSeen };

/// Three-valued: no time may mean that nobody used it, or that nobody looked.
Use useOf(const AccessKey &key, Instant now) {
    if (!key.lastUsedAt)
        return Use::CannotBeSeen;
    return now - *key.lastUsedAt > longestRest ? Use::Resting : Use::Used;
}

std::vector<AccessKey> resting(const std::vector<AccessKey> &keys, Instant now) {
    std::vector<AccessKey> found;
    for (const AccessKey &key : keys)
        if (key.active && useOf(key, now) == Use::Resting)
            found.push_back(key);
    return found;
}

QString useText(const AccessKey &key, Instant now) {
    return key.lastUsedAt ? Words::tr("used %1").arg(toAgeText(*key.lastUsedAt, now))
                          : Words::tr("use cannot be seen");
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &keys = basis.inventory.accessKeys;
    Judgement judgement(self);
    if (!judgement.judges(keys, Words::tr("Access keys"), readKeys))
        return judgement.missing();
    QStringList unseen;
    for (const AccessKey &key : *keys) {
        if (!key.active)
            continue;
        if (!judgement.isFull())
            judgement.show(
                Words::tr("%1 of %2: %3").arg(key.accessKeyId, key.userName, useText(key, basis.now)),
                keys.readAt, readKeys);
        if (useOf(key, basis.now) == Use::CannotBeSeen)
            unseen.append(key.accessKeyId);
    }
    judgement.show(
        counted(static_cast<qsizetype>(keys->size()), Words::tr("access key"), Words::tr("access keys")),
        keys.readAt, readKeys);
    QStringList names;
    for (const AccessKey &key : resting(*keys, basis.now))
        names.append(Words::tr("%1 of %2").arg(key.accessKeyId, key.userName));
    if (!names.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Active and not used for 90 days: %1.").arg(listed(names)));
    if (!unseen.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("Whether %1 is used cannot be seen.").arg(listed(unseen)));
    return judgement.says(CheckResult::Pass,
                          keys->empty() ? Words::tr("There is no access key.")
                                        : Words::tr("Every active key was used in the last 90 days."));
}

Fix fix(const Basis &) {
    return {.verb = Words::tr("Deactivate the keys that rest"),
            .inputs = {},
            .steps = {Words::tr("An inactive key can be activated again. Delete it once nothing misses it.")},
            .automatic = true};
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    Changes all;
    if (basis.inventory.accessKeys.known())
        for (const AccessKey &key : resting(*basis.inventory.accessKeys, basis.now))
            all.push_back(IamChange(SetAccessKeyActive{key.userName, key.accessKeyId, false}));
    if (all.empty())
        return failure(ErrorKind::Invalid, Words::tr("No active key is known to rest for 90 days."));
    return all;
}

} // namespace

const Check &checks::keyUse() {
    static const Check check({.id = QStringLiteral("key-use"),
                              .title = Words::tr("Is every active access key in use?"),
                              .why = Words::tr("A key that nobody uses is missed by nobody when it is "
                                               "stolen.\nDeactivate it; whoever needs it will say so."),
                              .stage = Stage::EveryWeek,
                              .severity = Severity::Medium,
                              .needs = {Part::AccessKeys},
                              .judge = judge,
                              .fix = fix,
                              .changes = changes});
    return check;
}

} // namespace cloudnx
