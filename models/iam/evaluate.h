#pragma once

#include "models/iam/policydocument.h"

namespace cloudnx {

/// What a set of policies says of one action on one resource.
enum class Decision { Allowed, ExplicitDeny, ImplicitDeny, Unknown };

template <>
inline constexpr auto enumWords<Decision> =
    std::to_array<EnumWord<Decision>>({{Decision::Allowed, "allowed"},
                                       {Decision::ExplicitDeny, "explicit_deny"},
                                       {Decision::ImplicitDeny, "implicit_deny"},
                                       {Decision::Unknown, "unknown"}});

/// A policy that applies to somebody.
struct AppliedPolicy {
    QString name;
    QString via;                            ///< "" attached itself, "group operators" through a group
    std::optional<PolicyDocument> document; ///< empty: may not be read
};

/// The answer, and what decided it.
struct Ruling {
    Decision decision = Decision::Unknown;
    QString policy;    ///< that decides; empty when none does (implicit deny)
    QString via;       ///< how that policy came to apply
    int statement = 0; ///< number in that policy, from 1; 0 when none decides
    QString sid;       ///< of that statement
    QString reason;    ///< one sentence that names all of this

    friend bool operator==(const Ruling &, const Ruling &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("decision", self.decision);
        visit("policy", self.policy);
        visit("via", self.via);
        visit("statement", self.statement);
        visit("sid", self.sid);
        visit("reason", self.reason);
    }
};

/// AWS's rules (IAM User Guide, "Policy evaluation logic"): nothing is allowed unless a statement allows it,
/// and a statement that denies wins. Conditions and `${…}` variables are not interpreted: where one of them
/// would decide, the answer is Unknown and names its statement.
[[nodiscard]] Ruling evaluate(const std::vector<AppliedPolicy> &policies, const QString &action,
                              const QString &resource);

/// `*` is any run of characters, `?` any one.
[[nodiscard]] bool matchesWildcard(const QString &pattern, const QString &text,
                                   Qt::CaseSensitivity sensitivity);

/// Whether @p document allows every action, or every action of IAM (which is as good): by whatever wildcard.
[[nodiscard]] bool isBroad(const PolicyDocument &document);

} // namespace cloudnx
