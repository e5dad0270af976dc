#include "models/firewall/reachdifference.h"

#include <algorithm>

namespace cloudnx {

namespace {

using Rules = std::vector<const RuleSpec *>;

/// So many rules are compared one by one; more are handed to the algebra as they are.
constexpr std::size_t fewRules = 64;

bool isSame(const RuleSpec &left, const RuleSpec &right, const GroupMembers &before,
            const GroupMembers &after) {
    if (!(&left == &right || sameTraffic(left, right)))
        return false;
    if (!left.peerGroup || &before == &after)
        return true;
    const auto was = before.find(*left.peerGroup);
    const auto is = after.find(*left.peerGroup);
    return (was == before.end()) == (is == after.end()) && (was == before.end() || was->second == is->second);
}

/// What only one of two lists has.
struct Differing {
    Rules before;
    Rules after;
};

template <typename Same>
void cancel(Differing &differing, Same same) {
    if (differing.before.size() > fewRules || differing.after.size() > fewRules)
        return;
    std::erase_if(differing.before, [&](const RuleSpec *was) {
        const auto is = std::find_if(differing.after.begin(), differing.after.end(),
                                     [&](const RuleSpec *one) { return same(*was, *one); });
        if (is == differing.after.end())
            return false;
        differing.after.erase(is);
        return true;
    });
}

// Lists mostly differ in a few places: where they part, a few rules further on they meet again.
Differing differing(const Rules &before, const Rules &after, const GroupMembers &membersBefore,
                    const GroupMembers &membersAfter) {
    constexpr std::size_t ahead = 8;
    const auto same = [&](const RuleSpec &left, const RuleSpec &right) {
        return isSame(left, right, membersBefore, membersAfter);
    };
    Differing rest;
    std::size_t was = 0;
    std::size_t is = 0;
    const auto meetsAt = [&](std::size_t skipped, std::size_t added) {
        return was + skipped < before.size() && is + added < after.size() &&
               same(*before[was + skipped], *after[is + added]);
    };
    while (was < before.size() && is < after.size()) {
        std::size_t step = 0;
        while (step <= ahead && !meetsAt(step, 0) && !meetsAt(0, step))
            ++step;
        const bool removed = step <= ahead && meetsAt(step, 0);
        const std::size_t skipped = removed ? step : step <= ahead ? 0 : 1;
        const std::size_t added = removed ? 0 : step <= ahead ? step : 1;
        for (std::size_t at = 0; at < skipped; ++at)
            rest.before.push_back(before[was++]);
        for (std::size_t at = 0; at < added; ++at)
            rest.after.push_back(after[is++]);
        if (step <= ahead) {
            ++was;
            ++is;
        }
    }
    rest.before.insert(rest.before.end(), before.begin() + static_cast<std::ptrdiff_t>(was), before.end());
    rest.after.insert(rest.after.end(), after.begin() + static_cast<std::ptrdiff_t>(is), after.end());
    cancel(rest, same);
    return rest;
}

bool mayMeet(const RuleSpec &left, const RuleSpec &right) {
    if (left.direction != right.direction || left.peer.family() != right.peer.family())
        return false;
    if (left.protocol != right.protocol && left.protocol != Protocol::Any && right.protocol != Protocol::Any)
        return false;
    const PortRange mine = left.ports.value_or(PortRange::all());
    const PortRange other = right.ports.value_or(PortRange::all());
    if (mine.first() > other.last() || other.first() > mine.last())
        return false;
    if (left.peerGroup || right.peerGroup)
        return true;
    const AddressBlock a = blockOf(left.peer);
    const AddressBlock b = blockOf(right.peer);
    return holds(a, b) || holds(b, a);
}

/// What @p rules admit that @p others do not.
Reach excess(const Rules &rules, const GroupMembers &members, const Rules &others,
             const GroupMembers &otherMembers) {
    if (rules.empty())
        return {};
    Rules near = others;
    if (rules.size() <= fewRules)
        std::erase_if(near, [&](const RuleSpec *other) {
            return std::none_of(rules.begin(), rules.end(),
                                [&](const RuleSpec *rule) { return mayMeet(*rule, *other); });
        });
    return Reach::of(rules, members).minus(Reach::of(near, otherMembers));
}

} // namespace

ReachDifference differenceBetween(const Rules &before, const Rules &after, const GroupMembers &membersBefore,
                                  const GroupMembers &membersAfter) {
    const Differing rest = differing(before, after, membersBefore, membersAfter);
    return {excess(rest.after, membersAfter, before, membersBefore),
            excess(rest.before, membersBefore, after, membersAfter)};
}

} // namespace cloudnx
