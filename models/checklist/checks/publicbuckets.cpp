#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readBuckets = QStringLiteral("cloudnx storage bucket list");

Finding judge(const Check &self, const Basis &basis) {
    const auto &buckets = basis.inventory.buckets;
    Judgement judgement(self);
    if (!judgement.judges(buckets, QStringLiteral("Buckets"), readBuckets))
        return judgement.missing();
    QStringList open;
    QStringList untold;
    for (const Bucket &bucket : *buckets) {
        judgement.show(QStringLiteral("%1: %2").arg(
                           bucket.name, !bucket.publicRead
                                            ? QStringLiteral("whether it is public is not told")
                                        : *bucket.publicRead ? QStringLiteral("everybody may read it")
                                                             : QStringLiteral("private")),
                       buckets.readAt, readBuckets);
        if (bucket.publicRead == true)
            open.append(bucket.name);
        if (!bucket.publicRead)
            untold.append(bucket.name);
    }
    if (buckets->empty())
        judgement.show(QStringLiteral("Buckets: none"), buckets.readAt, readBuckets);
    if (!open.isEmpty())
        return judgement.says(CheckResult::Fail, QStringLiteral("Everybody may read %1.").arg(listed(open)));
    if (!untold.isEmpty())
        return judgement.says(
            CheckResult::Unknown,
            QStringLiteral("The cloud does not tell whether %1 is public.").arg(listed(untold)));
    return judgement.says(CheckResult::Pass, buckets->empty() ? QStringLiteral("There is no bucket.")
                                                              : QStringLiteral("No bucket is public."));
}

Fix fix(const Basis &) {
    return {.verb = QStringLiteral("Make the buckets private"),
            .inputs = {},
            .steps = {QStringLiteral(
                "What is meant for everybody is better waived than forgotten: cloudnx checklist waive "
                "public-buckets --reason TEXT --until DAY --by NAME")},
            .automatic = true};
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    Changes all;
    if (basis.inventory.buckets.known())
        for (const Bucket &bucket : *basis.inventory.buckets)
            if (bucket.publicRead == true)
                all.push_back(StorageChange(SetBucketPublicRead{bucket.name, false}));
    if (all.empty())
        return failure(ErrorKind::Invalid, QStringLiteral("No bucket is known to be public."));
    return all;
}

} // namespace

const Check &checks::publicBuckets() {
    static const Check check(
        {.id = QStringLiteral("public-buckets"),
         .title = QStringLiteral("Is every bucket private?"),
         .why = QStringLiteral(
             "A public bucket is read by whoever guesses its name, and names are guessed all day.\n"
             "What is meant for everybody is for a person to say."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Buckets},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
