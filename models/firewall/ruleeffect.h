#pragma once

#include "models/firewall/reach.h"

namespace cloudnx {

/// What a change opens and closes, in one sentence.
struct RuleEffect {
    enum class Kind {
        Nothing,      ///< the rules admit the same before and after
        Named,        ///< to or from addresses one can name
        Internet,     ///< opens to everyone what is not meant for everyone
        Undocumented, ///< CloudNx does not say what a rule beside its own SSH rule does
    };

    Kind kind = Kind::Nothing;
    QString sentence; ///< "Opens 5432/tcp to 16,777,216 IPv4 addresses (10.0.0.0/8); closes nothing."
};

/// Tells effects on one group while somebody types: what its rules admit is worked out once.
class EffectTeller {
public:
    explicit EffectTeller(FirewallGroup group = {});

    [[nodiscard]] const FirewallGroup &group() const { return m_group; }

    /// Of adding @p rule.
    [[nodiscard]] RuleEffect adding(const RuleSpec &rule) const;
    /// Of @p now in the place of @p old, a rule of the group; what @p old alone admits is worked out again
    /// only when it is another.
    [[nodiscard]] RuleEffect replacing(const RuleSpec &old, const RuleSpec &now);

    /// What a rule opens or closes beside all others; of a rule for a group the reach is empty.
    struct Part {
        std::optional<RuleSpec> rule;
        Reach reach;
    };

private:
    [[nodiscard]] bool has(const RuleSpec &rule) const;
    [[nodiscard]] RuleEffect between(const Part &opened, const Part &closed, const RuleSpec &now) const;

    FirewallGroup m_group;
    Reach m_all;
    std::optional<RuleSpec> m_old;
    Reach m_onlyOld; ///< what no other rule admits
};

} // namespace cloudnx
