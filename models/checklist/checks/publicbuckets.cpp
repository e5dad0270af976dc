#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readBuckets = QStringLiteral("cloudnx storage bucket list");

Finding judge(const Check &self, const Basis &basis) {
    const auto &buckets = basis.inventory.buckets;
    Judgement judgement(self);
    if (!judgement.judges(buckets, Words::tr("Buckets"), readBuckets))
        return judgement.missing();
    QStringList open;
    QStringList untold;
    for (const Bucket &bucket : *buckets) {
        judgement.show(QStringLiteral("%1: %2").arg(
                           bucket.name, !bucket.publicRead   ? Words::tr("whether it is public is not told")
                                        : *bucket.publicRead ? Words::tr("everybody may read it")
                                                             : QStringLiteral("private")),
                       buckets.readAt, readBuckets);
        if (bucket.publicRead == true)
            open.append(bucket.name);
        if (!bucket.publicRead)
            untold.append(bucket.name);
    }
    if (buckets->empty())
        judgement.show(Words::tr("Buckets: none"), buckets.readAt, readBuckets);
    if (!open.isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("Everybody may read %1.").arg(listed(open)));
    if (!untold.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The cloud does not tell whether %1 is public.").arg(listed(untold)));
    return judgement.says(CheckResult::Pass, buckets->empty() ? Words::tr("There is no bucket.")
                                                              : Words::tr("No bucket is public."));
}

Fix fix(const Basis &) {
    return {.verb = Words::tr("Make the buckets private"),
            .inputs = {},
            .steps = {Words::tr(
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
        return failure(ErrorKind::Invalid, Words::tr("No bucket is known to be public."));
    return all;
}

} // namespace

const Check &checks::publicBuckets() {
    static const Check check(
        {.id = QStringLiteral("public-buckets"),
         .title = Words::tr("Is every bucket private?"),
         .why =
             Words::tr("A public bucket is read by whoever guesses its name, and names are guessed all day.\n"
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
