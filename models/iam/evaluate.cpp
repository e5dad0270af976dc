#include "models/iam/evaluate.h"

#include <algorithm>

namespace cloudnx {

namespace {

enum class Match { No, Maybe, Yes };

bool hasVariable(const QString &pattern) {
    return pattern.contains(QLatin1String("${"));
}

// A variable may stand for anything; so it matches at most perhaps.
Match matchOne(const QString &pattern, const QString &text, Qt::CaseSensitivity sensitivity) {
    if (!hasVariable(pattern))
        return matchesWildcard(pattern, text, sensitivity) ? Match::Yes : Match::No;
    QString loose;
    for (qsizetype at = 0; at < pattern.size();) {
        const bool opens = pattern.mid(at, 2) == QLatin1String("${");
        const qsizetype close = opens ? pattern.indexOf(u'}', at) : -1;
        loose += close < 0 ? QString(pattern.at(at)) : QStringLiteral("*");
        at = close < 0 ? at + 1 : close + 1;
    }
    return matchesWildcard(loose, text, sensitivity) ? Match::Maybe : Match::No;
}

Match matchAny(const std::vector<QString> &patterns, const QString &text, Qt::CaseSensitivity sensitivity) {
    Match best = Match::No;
    for (const QString &pattern : patterns)
        best = std::max(best, matchOne(pattern, text, sensitivity));
    return best;
}

Match opposite(Match match) {
    return match == Match::Yes ? Match::No : match == Match::No ? Match::Yes : Match::Maybe;
}

Match matchPair(const std::vector<QString> &plain, const std::vector<QString> &negated, const QString &text,
                Qt::CaseSensitivity sensitivity) {
    return plain.empty() ? opposite(matchAny(negated, text, sensitivity))
                         : matchAny(plain, text, sensitivity);
}

Match matchStatement(const Statement &statement, const QString &action, const QString &resource) {
    const Match both =
        std::min(matchPair(statement.actions, statement.notActions, action, Qt::CaseInsensitive),
                 matchPair(statement.resources, statement.notResources, resource, Qt::CaseSensitive));
    return both == Match::Yes && !statement.conditions.isEmpty() ? Match::Maybe : both;
}

struct Found {
    const AppliedPolicy *policy = nullptr;
    const Statement *statement = nullptr;
    int number = 0;

    explicit operator bool() const { return policy != nullptr; }
};

/// The first statement of each strength.
struct Findings {
    Found denies;
    Found mayDeny;
    Found allows;
    Found mayAllow;
    Found unreadable;
};

void keepFirst(Found &into, const Found &found) {
    if (!into)
        into = found;
}

void sortIn(Findings &findings, const Found &found, Match match) {
    const bool deny = found.statement->effect == Effect::Deny;
    if (match == Match::Yes)
        keepFirst(deny ? findings.denies : findings.allows, found);
    else if (match == Match::Maybe)
        keepFirst(deny ? findings.mayDeny : findings.mayAllow, found);
}

Findings look(const std::vector<AppliedPolicy> &policies, const QString &action, const QString &resource) {
    Findings findings;
    for (const AppliedPolicy &policy : policies) {
        if (!policy.document) {
            keepFirst(findings.unreadable, {&policy, nullptr, 0});
            continue;
        }
        int number = 0;
        for (const Statement &statement : policy.document->statements())
            sortIn(findings, {&policy, &statement, ++number}, matchStatement(statement, action, resource));
    }
    return findings;
}

QString nameOf(const Found &found) {
    QString text = QStringLiteral("statement %1").arg(found.number);
    if (!found.statement->sid.isEmpty())
        text += QStringLiteral(" (%1)").arg(found.statement->sid);
    text += QStringLiteral(" of policy %1").arg(found.policy->name);
    if (!found.policy->via.isEmpty())
        text += QStringLiteral(" through %1").arg(found.policy->via);
    return text;
}

Ruling ruled(Decision decision, const Found &found, const QString &reason) {
    Ruling ruling{decision, found.policy->name, found.policy->via, found.number, {}, reason};
    if (found.statement)
        ruling.sid = found.statement->sid;
    return ruling;
}

QString what(const QString &action, const QString &resource) {
    return QStringLiteral("%1 on %2").arg(action, resource);
}

} // namespace

Ruling evaluate(const std::vector<AppliedPolicy> &policies, const QString &action, const QString &resource) {
    const Findings found = look(policies, action, resource);
    const QString asked = what(action, resource);
    if (found.denies)
        return ruled(Decision::ExplicitDeny, found.denies,
                     QStringLiteral("%1 is denied by %2.").arg(asked, nameOf(found.denies)));
    if (found.unreadable)
        return ruled(Decision::Unknown, found.unreadable,
                     QStringLiteral("It is not known whether %1 is allowed: policy %2 cannot be read.")
                         .arg(asked, found.unreadable.policy->name));
    if (found.mayDeny && (found.allows || found.mayAllow))
        return ruled(Decision::Unknown, found.mayDeny,
                     QStringLiteral("It depends whether %1 is allowed: %2 denies it under a condition.")
                         .arg(asked, nameOf(found.mayDeny)));
    if (found.allows)
        return ruled(Decision::Allowed, found.allows,
                     QStringLiteral("%1 is allowed by %2.").arg(asked, nameOf(found.allows)));
    if (found.mayAllow)
        return ruled(Decision::Unknown, found.mayAllow,
                     QStringLiteral("It depends whether %1 is allowed: %2 allows it under a condition.")
                         .arg(asked, nameOf(found.mayAllow)));
    return {Decision::ImplicitDeny,
            {},
            {},
            0,
            {},
            QStringLiteral("%1 is refused: no statement allows it.").arg(asked)};
}

// The usual two-pointer walk with one point to come back to: linear in practice, never exponential.
bool matchesWildcard(const QString &pattern, const QString &text, Qt::CaseSensitivity sensitivity) {
    const QString p = sensitivity == Qt::CaseInsensitive ? pattern.toLower() : pattern;
    const QString t = sensitivity == Qt::CaseInsensitive ? text.toLower() : text;
    qsizetype inPattern = 0;
    qsizetype inText = 0;
    qsizetype star = -1;
    qsizetype mark = 0;
    while (inText < t.size()) {
        if (inPattern < p.size() && p.at(inPattern) == u'*') {
            star = inPattern++;
            mark = inText;
        } else if (inPattern < p.size() && (p.at(inPattern) == u'?' || p.at(inPattern) == t.at(inText))) {
            ++inPattern;
            ++inText;
        } else if (star >= 0) {
            inPattern = star + 1;
            inText = ++mark;
        } else {
            return false;
        }
    }
    while (inPattern < p.size() && p.at(inPattern) == u'*')
        ++inPattern;
    return inPattern == p.size();
}

bool isBroad(const PolicyDocument &document) {
    // Actions that no pattern short of a wildcard over the whole service would match.
    static const QString probes[] = {QStringLiteral("iam:AnyActionThereMayEverBe"),
                                     QStringLiteral("anyservice:AnyActionThereMayEverBe")};
    return std::any_of(
        document.statements().begin(), document.statements().end(), [](const Statement &statement) {
            return statement.effect == Effect::Allow &&
                   std::any_of(std::begin(probes), std::end(probes), [&](const QString &probe) {
                       return matchPair(statement.actions, statement.notActions, probe,
                                        Qt::CaseInsensitive) != Match::No;
                   });
        });
}

} // namespace cloudnx
