#include "models/checklist/retention.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr int usualDays = 90;

QString daysText(int days) {
    return counted(days, Words::tr("day"), Words::tr("days"));
}

int longestDays(const Basis &basis) {
    return basis.record.snapshotRetentionDays.value_or(usualDays);
}

QString ageText(const Copy &copy, Instant now) {
    return copy.madeAt ? Words::tr("made %1").arg(toAgeText(*copy.madeAt, now))
                       : Words::tr("when it was made is not told");
}

} // namespace

QString nameOf(const Copy &copy) {
    return copy.name.isEmpty() ? copy.id : copy.name;
}

std::vector<Copy> tooOld(const Basis &basis, const std::vector<Copy> &copies) {
    const std::chrono::days longest(longestDays(basis));
    std::vector<Copy> old;
    std::copy_if(copies.begin(), copies.end(), std::back_inserter(old),
                 [&](const Copy &copy) { return copy.madeAt && basis.now - *copy.madeAt > longest; });
    return old;
}

Finding judgeRetention(Judgement &judgement, const Basis &basis, const std::vector<Copy> &copies,
                       Instant readAt, const QString &readAgain) {
    QStringList untold;
    for (const Copy &copy : copies) {
        if (!judgement.isFull())
            judgement.show(QStringLiteral("%1: %2").arg(nameOf(copy), ageText(copy, basis.now)), readAt,
                           readAgain);
        if (!copy.madeAt)
            untold.append(nameOf(copy));
    }
    const QString days = daysText(longestDays(basis));
    judgement.show(basis.record.snapshotRetentionDays
                       ? Words::tr("Your retention: %1").arg(days)
                       : Words::tr("No retention was told, so it is %1").arg(days),
                   basis.now, QStringLiteral("cloudnx checklist told"));
    QStringList names;
    for (const Copy &copy : tooOld(basis, copies))
        names.append(nameOf(copy));
    if (!names.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Kept longer than %1: %2.").arg(days).arg(listed(names)));
    if (!untold.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The cloud does not tell how old %1 is.").arg(listed(untold)));
    return judgement.says(CheckResult::Pass, copies.empty() ? Words::tr("There is none.")
                                                            : Words::tr("None is older than %1.").arg(days));
}

} // namespace cloudnx
