#include "models/checklist/difference.h"

#include <algorithm>

namespace cloudnx {

namespace {

const Finding *findingOf(const Report &report, const QString &check) {
    const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const Finding &finding) { return finding.check == check; });
    return found == report.findings.end() ? nullptr : &*found;
}

std::optional<Turn> turnOf(const Finding &before, const Finding &after) {
    const bool failed = before.result == CheckResult::Fail;
    const bool fails = after.result == CheckResult::Fail;
    if (fails && !failed)
        return Turn::New;
    if (failed && isRight(after.result))
        return Turn::Fixed;
    if (failed && fails && before.severity != after.severity)
        return after.severity > before.severity ? Turn::Worse : Turn::Better;
    if (isRight(before.result) && after.result == CheckResult::Unknown)
        return Turn::Worse;
    return std::nullopt;
}

} // namespace

Result<std::vector<CheckTurn>> difference(const Report &before, const Report &after) {
    if (before.accountId != after.accountId)
        return failure(ErrorKind::Invalid, QStringLiteral("These are reports of two accounts, %1 and %2.")
                                               .arg(before.accountId, after.accountId));
    std::vector<CheckTurn> turns;
    for (const Finding &now : after.findings) {
        const Finding *then = findingOf(before, now.check);
        Finding absent;
        absent.result = CheckResult::NotOffered;
        if (const auto turn = turnOf(then ? *then : absent, now))
            turns.push_back({*turn, now.check, then ? then->summary : QString(), now.summary});
    }
    return turns;
}

} // namespace cloudnx
