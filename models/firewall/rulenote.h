#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

/// Who wanted a rule, why, and until when. Where the cloud keeps a description, it stands there as
/// `for the audit [owner: alice] [until: 2026-12-31]`.
struct RuleNote {
    QString reason;
    QString owner;
    QString until; ///< last day, `2026-12-31` (UTC); empty: no end

    [[nodiscard]] static RuleNote of(const QString &description);
    [[nodiscard]] QString toDescription() const;
    /// Whether its last day is over. Never for a note without an end.
    [[nodiscard]] bool isOver(Instant now) const;

    friend bool operator==(const RuleNote &, const RuleNote &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("reason", self.reason);
        visit("owner", self.owner);
        visit("until", self.until);
    }
};

/// A day as people write it: `2026-12-31`, or `30d` from today. Errors: Invalid.
[[nodiscard]] Result<QString> parseDay(const QString &text, Instant now);

/// The same for two rules exactly when sameTraffic() says so; stable, for files.
[[nodiscard]] QString trafficKey(const RuleSpec &rule);

} // namespace cloudnx
