#include "models/record/ruleremark.h"

#include <algorithm>

namespace cloudnx {

namespace {

bool isOf(const RuleRemark &remark, const QString &group, const QString &traffic) {
    return remark.group == group && remark.traffic == traffic;
}

} // namespace

RuleNote noteOf(const std::vector<RuleRemark> &remarks, const QString &group, const RuleSpec &rule) {
    QString traffic; // a digest: only where a remark could be the rule's
    for (const RuleRemark &remark : remarks) {
        if (remark.group != group)
            continue;
        if (traffic.isEmpty())
            traffic = trafficKey(rule);
        if (remark.traffic == traffic)
            return remark.note;
    }
    return RuleNote::of(rule.description);
}

void remark(std::vector<RuleRemark> &remarks, const QString &group, const RuleSpec &rule,
            const RuleNote &note) {
    const QString traffic = trafficKey(rule);
    std::erase_if(remarks, [&](const RuleRemark &one) { return isOf(one, group, traffic); });
    remarks.push_back({group, traffic, note});
}

} // namespace cloudnx
