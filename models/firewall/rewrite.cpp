#include "models/firewall/rewrite.h"

#include "models/firewall/reach.h"
#include "models/firewall/redundancy.h"
#include "models/firewall/smallestcover.h"

#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

using Rules = std::vector<RuleSpec>;

void keep(Rules &rules, const std::vector<char> &kept) {
    std::size_t at = 0;
    std::erase_if(rules, [&](const RuleSpec &) { return !kept[at++]; });
}

// What one other rule contains may all go at once: the outermost stays.
void dropContained(Rules &rules) {
    const auto standings = standingsOf(rules);
    std::vector<char> kept(rules.size(), 1);
    for (std::size_t at = 0; at < rules.size(); ++at)
        kept[at] = standings[at].standing != Standing::Same && standings[at].standing != Standing::Contained;
    keep(rules, kept);
}

/// Rules that may need each other go one at a time, each judged by what is left.
void dropRedundant(Rules &rules) {
    for (bool more = true; more;) {
        const auto standings = standingsOf(rules);
        std::vector<char> kept(rules.size(), 1);
        std::vector<char> leaned(rules.size(), 0);
        more = false;
        for (std::size_t at = 0; at < rules.size(); ++at) {
            const RuleStanding &mine = standings[at];
            const bool free =
                mine.standing != Standing::Needed && !leaned[at] &&
                std::all_of(mine.by.begin(), mine.by.end(), [&](std::size_t by) { return kept[by]; });
            if (!free)
                continue;
            kept[at] = 0;
            more = true;
            for (const std::size_t by : mine.by)
                leaned[by] = 1;
        }
        keep(rules, kept);
    }
}

QString bothDescriptions(const RuleSpec &left, const RuleSpec &right) {
    QStringList texts;
    for (const QString &text : {left.description, right.description})
        if (!text.isEmpty() && !texts.contains(text))
            texts.append(text);
    return texts.join(QStringLiteral("; "));
}

// standingsOf() says that the union is one rule's: of ports that touch, or of the two halves of a block.
RuleSpec merged(const RuleSpec &left, const RuleSpec &right) {
    RuleSpec both = left;
    both.description = bothDescriptions(left, right);
    if (left.peerGroup || left.peer == right.peer) {
        const PortRange mine = left.ports.value_or(PortRange::all());
        const PortRange other = right.ports.value_or(PortRange::all());
        both.ports =
            *PortRange::between(std::min(mine.first(), other.first()), std::max(mine.last(), other.last()));
        if (*both.ports == PortRange::all())
            both.ports.reset();
    } else {
        both.peer = CidrBlock::at(left.peer.family(), left.peer.first(), left.peer.prefix() - 1);
    }
    return both;
}

bool mergePairs(Rules &rules) {
    const auto standings = standingsOf(rules);
    std::vector<char> kept(rules.size(), 1);
    std::vector<char> used(rules.size(), 0);
    bool any = false;
    for (std::size_t at = 0; at < rules.size(); ++at)
        for (const std::size_t other : standings[at].mergeable) {
            if (used[at] || used[other])
                continue;
            rules[at] = merged(rules[at], rules[other]);
            used[at] = used[other] = 1;
            kept[other] = 0;
            any = true;
        }
    keep(rules, kept);
    return any;
}

Rules irreducible(Rules rules) {
    do {
        dropContained(rules);
        dropRedundant(rules);
    } while (mergePairs(rules));
    return rules;
}

// Of addresses, and known by number.
bool isPlain(const RuleSpec &rule) {
    return !rule.peerGroup && !unresolved(rule);
}

// Each group gets one member that no other rule names (from 0.0.0.0/8, which no packet comes from): what
// holds for it holds for any.
GroupMembers someMembers(const Rules &rules) {
    GroupMembers members;
    for (const RuleSpec &rule : rules) {
        if (!rule.peerGroup || members.contains(*rule.peerGroup))
            continue;
        const auto number = static_cast<quint32>(members.size() + 1);
        const Address address{0, number};
        members[*rule.peerGroup] = {cidrOf(AddressFamily::Ipv4, {address, 128}),
                                    cidrOf(AddressFamily::Ipv6, {address, 128})};
    }
    return members;
}

bool isSame(const Rules &left, const Rules &right) {
    const GroupMembers members = someMembers(right);
    return Reach::of(left, members) == Reach::of(right, members) && Reach::of(left) == Reach::of(right);
}

/// The descriptions of the rules of @p from that meet @p rule.
QString describedBy(const RuleSpec &rule, const Rules &from) {
    QStringList texts;
    const Reach reach = Reach::of(rule);
    for (const RuleSpec &one : from)
        if (!one.description.isEmpty() && !texts.contains(one.description) &&
            !Reach::of(one).intersected(reach).isEmpty())
            texts.append(one.description);
    return texts.join(QStringLiteral("; "));
}

} // namespace

Rewrite rewriteOf(const std::vector<RuleSpec> &rules) {
    Rewrite rewrite{irreducible(rules), false};
    if (!isSame(rewrite.rules, rules)) // never seen; then the rules stay as they were
        return {rules, false};
    if (!std::all_of(rewrite.rules.begin(), rewrite.rules.end(), isPlain))
        return rewrite;
    auto smallest = smallestCover(Reach::of(rules), rewrite.rules);
    if (!smallest || !isSame(*smallest, rules))
        return rewrite;
    if (smallest->size() < rewrite.rules.size()) {
        rewrite.rules = std::move(*smallest);
        for (RuleSpec &rule : rewrite.rules)
            rule.description = describedBy(rule, rules);
    }
    rewrite.isSmallest = true;
    return rewrite;
}

} // namespace cloudnx
