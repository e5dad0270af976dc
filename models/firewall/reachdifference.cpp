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

// Lists mostly differ in one place: what is the same before and behind it is left out.
Differing differing(const Rules &before, const Rules &after, const GroupMembers &membersBefore,
                    const GroupMembers &membersAfter) {
    const auto same = [&](const RuleSpec &left, const RuleSpec &right) {
        return isSame(left, right, membersBefore, membersAfter);
    };
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && same(*before[head], *after[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && same(*before[before.size() - 1 - tail], *after[after.size() - 1 - tail]))
        ++tail;
    const auto middle = [&](const Rules &rules) {
        return Rules(rules.begin() + static_cast<std::ptrdiff_t>(head),
                     rules.end() - static_cast<std::ptrdiff_t>(tail));
    };
    Differing rest{middle(before), middle(after)};
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
