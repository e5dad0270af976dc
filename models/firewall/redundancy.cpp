#include "models/firewall/redundancy.h"

#include "models/firewall/rulelane.h"

#include <algorithm>
#include <map>

namespace cloudnx {

namespace {

constexpr std::array carriedKinds{Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other};
constexpr std::size_t laneCount = std::size_t{2} * 2 * carriedKinds.size();

/// Lanes of one group, or of rules about addresses.
using Lanes = std::array<std::vector<RuleLane::Box>, laneCount>;

std::size_t laneOf(const RuleSpec &rule, Carried carried) {
    return (static_cast<std::size_t>(carried) * 2 + static_cast<std::size_t>(rule.direction)) * 2 +
           static_cast<std::size_t>(rule.peer.family());
}

Carried carriedIn(std::size_t lane) {
    return static_cast<Carried>(lane / 4);
}

void add(Lanes &lanes, const RuleSpec &rule, std::size_t place, const AddressBlock &block, bool judged) {
    const bool isAny = rule.protocol == Protocol::Any;
    for (const Carried carried : carriedKinds)
        if (admits(rule.protocol, carried))
            if (const auto places = placesOf(rule, carried))
                lanes[laneOf(rule, carried)].push_back(
                    {block, places->first, places->last, place, isAny, judged});
}

/// Puts together what the lanes say: a rule for every protocol stands in five of them.
class Verdicts {
public:
    explicit Verdicts(const std::vector<const RuleSpec *> &rules)
        : m_rules(rules), m_standings(rules.size()), m_covered(rules.size()) {}

    void judge(Carried carried, std::vector<RuleLane::Box> boxes) {
        if (std::none_of(boxes.begin(), boxes.end(), [](const RuleLane::Box &box) { return box.judged; }))
            return;
        const RuleLane lane(carried, std::move(boxes));
        for (std::size_t at = 0; at < lane.boxes().size(); ++at)
            if (lane.boxes()[at].judged)
                take(carried, lane.boxes()[at], lane.finding(at));
        for (const auto &[left, right] : lane.mergeable())
            pair(carried, lane.boxes()[left], lane.boxes()[right]);
    }

    [[nodiscard]] std::vector<RuleStanding> finished() {
        for (std::size_t rule = 0; rule < m_rules.size(); ++rule) {
            if (m_covered[rule] == carriedKinds.size())
                m_standings[rule].standing = Standing::Redundant;
            if (m_standings[rule].standing == Standing::Needed)
                m_standings[rule].by.clear();
            sortUnique(m_standings[rule].by);
            sortUnique(m_standings[rule].mergeable);
        }
        return std::move(m_standings);
    }

private:
    static void sortUnique(std::vector<std::size_t> &places) {
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
    }

    // A rule for every protocol is contained in another only if that one is for every protocol, too: the lane
    // of other protocols tells, for no other rule is as wide there. Several may cover it, lane by lane.
    void take(Carried carried, const RuleLane::Box &box, const RuleLane::Finding &finding) {
        RuleStanding &mine = m_standings[box.rule];
        const bool byOne = finding.kind == RuleLane::Kind::Same || finding.kind == RuleLane::Kind::Contained;
        if (finding.kind == RuleLane::Kind::Needed)
            return;
        if (box.isAny && !(byOne && carried == Carried::Other)) {
            ++m_covered[box.rule];
            mine.by.insert(mine.by.end(), finding.by.begin(), finding.by.end());
            return;
        }
        mine.standing = byOne ? finding.kind == RuleLane::Kind::Same ? Standing::Same : Standing::Contained
                              : Standing::Redundant;
        mine.by = finding.by;
    }

    void pair(Carried carried, const RuleLane::Box &left, const RuleLane::Box &right) {
        if (left.isAny && carried != Carried::Other)
            return;
        m_standings[left.rule].mergeable.push_back(right.rule);
        m_standings[right.rule].mergeable.push_back(left.rule);
    }

    const std::vector<const RuleSpec *> &m_rules;
    std::vector<RuleStanding> m_standings;
    std::vector<std::size_t> m_covered; ///< in how many lanes a rule for every protocol is covered
};

/// Whoever a group's members are, they are among everyone, and nothing else is known of where.
constexpr AddressBlock somewhere{{0, 1}, 128};

} // namespace

std::vector<RuleStanding> standingsOf(const std::vector<const RuleSpec *> &rules) {
    Lanes ofAddresses;
    std::map<QString, Lanes> ofGroups;
    for (std::size_t at = 0; at < rules.size(); ++at)
        if (rules[at]->peerGroup)
            add(ofGroups[*rules[at]->peerGroup], *rules[at], at, somewhere, true);
        else
            add(ofAddresses, *rules[at], at, blockOf(rules[at]->peer), true);
    for (auto &[group, lanes] : ofGroups)
        for (std::size_t at = 0; at < rules.size(); ++at)
            if (!rules[at]->peerGroup && rules[at]->peer.isEverything())
                add(lanes, *rules[at], at, blockOf(rules[at]->peer), false);
    Verdicts verdicts(rules);
    const auto judge = [&](Lanes &lanes) { // other protocols last: there a rule for every protocol is decided
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            verdicts.judge(carriedIn(lane), std::move(lanes[lane]));
    };
    judge(ofAddresses);
    for (auto &[group, lanes] : ofGroups)
        judge(lanes);
    return verdicts.finished();
}

std::vector<RuleStanding> standingsOf(const std::vector<RuleSpec> &rules) {
    std::vector<const RuleSpec *> list;
    list.reserve(rules.size());
    for (const RuleSpec &rule : rules)
        list.push_back(&rule);
    return standingsOf(list);
}

} // namespace cloudnx
