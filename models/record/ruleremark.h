#pragma once

#include "models/firewall/rulenote.h"

namespace cloudnx {

/// What somebody noted of a rule after it was made. Named by what the rule says, like a change.
struct RuleRemark {
    QString group;
    QString traffic; ///< trafficKey() of the rule
    RuleNote note;

    friend bool operator==(const RuleRemark &, const RuleRemark &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("traffic", self.traffic);
        visit("note", self.note);
    }
};

/// What is known of @p rule of @p group: the remark when there is one, else its description.
[[nodiscard]] RuleNote noteOf(const std::vector<RuleRemark> &remarks, const QString &group,
                              const RuleSpec &rule);
/// Puts @p note in the place of what was remarked of the rule.
void remark(std::vector<RuleRemark> &remarks, const QString &group, const RuleSpec &rule,
            const RuleNote &note);

} // namespace cloudnx
