#include "models/checklist/score.h"

#include "models/firewall/exposure.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr std::size_t mostFixes = 3;

int weightOf(Severity severity) {
    return 1 << static_cast<int>(severity);
}

bool counts(const Finding &finding) {
    return finding.result != CheckResult::NotOffered && finding.result != CheckResult::Stated;
}

bool isRight(const Finding &finding) {
    return finding.result == CheckResult::Pass || finding.result == CheckResult::Attested;
}

int percentOf(qint64 part, qint64 whole) {
    return whole == 0 ? 0 : static_cast<int>(part * 100 / whole);
}

/// Doors open to more than one can name.
qint64 openDoors(const std::vector<FirewallGroup> &groups) {
    qint64 doors = 0;
    for (const Exposure &row : exposuresOf(groups))
        if (!row.implicit && row.audience >= Audience::Wide)
            doors += row.lastPort - row.firstPort + 1;
    return doors;
}

bool isWeb(const RuleSpec &rule) {
    return rule.protocol == Protocol::Tcp && rule.ports &&
           (*rule.ports == PortRange::of(80) || *rule.ports == PortRange::of(443));
}

bool isCandidate(const Rule &rule) {
    return !rule.implicit && rule.spec.direction == Direction::Ingress && !rule.spec.peerGroup &&
           !isWeb(rule.spec) && !rule.spec.peer.isPrivate() &&
           audienceOf(AddressSet::of(rule.spec.peer)) >= Audience::Wide;
}

using Removals = std::vector<RemoveRule>;

bool closesTheSame(const Removals &removals, const QString &group, const RuleSpec &rule) {
    const RemoveRule &first = removals.front();
    return first.group == group && first.rule.protocol == rule.protocol && first.rule.ports == rule.ports;
}

std::vector<Removals> candidates(const std::vector<FirewallGroup> &groups) {
    std::vector<Removals> found;
    for (const FirewallGroup &group : groups)
        for (const Rule &rule : group.rules) {
            if (group.instances.empty() || !isCandidate(rule))
                continue;
            const auto twin = std::find_if(found.begin(), found.end(), [&](const Removals &removals) {
                return closesTheSame(removals, group.name, rule.spec);
            });
            if (twin == found.end())
                found.push_back({{group.name, rule.spec}});
            else
                twin->push_back({group.name, rule.spec});
        }
    return found;
}

std::vector<FirewallGroup> without(std::vector<FirewallGroup> groups, const Removals &removals) {
    for (FirewallGroup &group : groups)
        std::erase_if(group.rules, [&](const Rule &rule) {
            return !rule.implicit &&
                   std::any_of(removals.begin(), removals.end(), [&](const RemoveRule &removal) {
                       return removal.group == group.name && sameTraffic(rule.spec, removal.rule);
                   });
        });
    return groups;
}

} // namespace

Score scoreOf(const Report &report) {
    qint64 right = 0;
    qint64 all = 0;
    qint64 waived = 0;
    for (const Finding &finding : report.findings) {
        if (!counts(finding))
            continue;
        const int weight = weightOf(finding.severity);
        all += weight;
        right += isRight(finding) ? weight : 0;
        waived += finding.waiver ? weight : 0;
    }
    return {percentOf(right, all), percentOf(right, all - waived)};
}

Payoff payoffOf(const std::vector<FirewallGroup> &groups) {
    const qint64 before = openDoors(groups);
    Payoff payoff;
    std::vector<FirewallGroup> left = groups;
    qint64 open = before;
    while (payoff.fixes.size() < mostFixes) {
        std::optional<Removals> best;
        qint64 least = open;
        for (const Removals &removals : candidates(left))
            if (const qint64 then = openDoors(without(left, removals)); then < least) {
                least = then;
                best = removals;
            }
        if (!best)
            break;
        payoff.fixes.push_back(*best);
        left = without(left, *best);
        open = least;
    }
    payoff.percent = percentOf(before - open, before);
    return payoff;
}

QString sentence(const Payoff &payoff) {
    if (payoff.fixes.empty())
        return {};
    if (payoff.fixes.size() == 1)
        return QStringLiteral("This one fix removes %1 % of what the internet reaches.").arg(payoff.percent);
    return QStringLiteral("These %1 fixes remove %2 % of what the internet reaches.")
        .arg(payoff.fixes.size() == 2 ? QStringLiteral("two") : QStringLiteral("three"))
        .arg(payoff.percent);
}

} // namespace cloudnx
