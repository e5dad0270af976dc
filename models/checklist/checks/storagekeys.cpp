#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

constexpr std::chrono::days longestAge{90};
constexpr std::chrono::days longestRest{90};
const QString readKeys = QStringLiteral("cloudnx storage key list");

QString nameOf(const StorageKey &key) {
    return Words::tr("%1 of bucket %2").arg(key.accessKeyId, key.bucket);
}

bool isOld(const StorageKey &key, Instant now) {
    return key.createdAt && now - *key.createdAt > longestAge;
}

bool rests(const StorageKey &key, Instant now) {
    return key.lastUsedAt && now - *key.lastUsedAt > longestRest;
}

// Three-valued: no time may mean that nobody used it, or that nobody looked.
QString keyText(const StorageKey &key, Instant now) {
    return QStringLiteral("%1: %2, %3")
        .arg(nameOf(key),
             key.createdAt ? Words::tr("made %1").arg(toAgeText(*key.createdAt, now))
                           : Words::tr("age not told"),
             key.lastUsedAt ? Words::tr("used %1").arg(toAgeText(*key.lastUsedAt, now))
                            : Words::tr("use not seen, or not told"));
}

struct Sorted {
    QStringList old;
    QStringList resting;
    QStringList unseen;
};

Sorted sorted(const std::vector<StorageKey> &keys, Instant now) {
    Sorted all;
    for (const StorageKey &key : keys) {
        if (isOld(key, now))
            all.old.append(nameOf(key));
        else if (rests(key, now))
            all.resting.append(nameOf(key));
        else if (!key.createdAt || !key.lastUsedAt)
            all.unseen.append(nameOf(key));
    }
    return all;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &keys = basis.inventory.storageKeys;
    Judgement judgement(self);
    if (!judgement.judges(keys, Words::tr("Storage keys"), readKeys))
        return judgement.missing();
    for (const StorageKey &key : *keys)
        if (!judgement.isFull())
            judgement.show(keyText(key, basis.now), keys.readAt, readKeys);
    judgement.show(
        counted(static_cast<qsizetype>(keys->size()), Words::tr("storage key"), Words::tr("storage keys")),
        keys.readAt, readKeys);
    const Sorted found = sorted(*keys, basis.now);
    if (!found.old.isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("Older than 90 days: %1.").arg(listed(found.old)));
    if (!found.resting.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Not used for 90 days: %1.").arg(listed(found.resting)));
    if (!found.unseen.isEmpty())
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("How old %1 is, or whether it is used, cannot be seen.").arg(listed(found.unseen)));
    return judgement.says(CheckResult::Pass, keys->empty()
                                                 ? Words::tr("There is no storage key.")
                                                 : Words::tr("Every storage key is young and in use."));
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Change the storage keys"), .inputs = {}, .steps = {}, .automatic = false};
    for (const StorageKey &key : *basis.inventory.storageKeys)
        if (isOld(key, basis.now) || rests(key, basis.now))
            fix.steps.push_back(
                Words::tr("In the portal, under Storage: make a new key for bucket %1, give it to what "
                          "uses %2, then revoke %2. Revoking works at once and cannot be undone.")
                    .arg(key.bucket, key.accessKeyId));
    return fix;
}

} // namespace

const Check &checks::storageKeys() {
    static const Check check(
        {.id = QStringLiteral("storage-keys"),
         .title = Words::tr("Are storage keys young and in use?"),
         .why = Words::tr("A storage key reads and writes a whole bucket, and lies in every program that "
                          "uses it.\nOne that is old or unused is missed by nobody when it is stolen."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Medium,
         .needs = {Part::StorageKeys},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
