#include "models/firewall/smallestcover.h"

#include "models/firewall/blocktree.h"
#include "models/firewall/protocolnumber.h"
#include "models/firewall/reachaxis.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace cloudnx {

namespace {

constexpr std::array carriedKinds{Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other};
constexpr std::size_t mostCandidates = 64; ///< as many as a mask has bits
constexpr std::size_t mostTried = 4096;    ///< before those within others are left out
constexpr int mostSteps = 200000;
constexpr int portCount = 65536;

using Mask = std::uint64_t;
using Candidates = std::vector<RuleSpec>;

struct Side {
    Direction direction;
    AddressFamily family;
};

RuleSpec ruleOn(const Side &side, Protocol protocol, const CidrBlock &peer) {
    RuleSpec rule;
    rule.direction = side.direction;
    rule.protocol = protocol;
    rule.peer = peer;
    return rule;
}

/// The widest rules a plane has room for: on each run of places the blocks that are in it all along.
class PlaneRules {
public:
    PlaneRules(const Reach &reach, const Side &side, Carried carried, Candidates &candidates)
        : m_plane(reach.plane(side.direction, carried, side.family)),
          m_side(side),
          m_carried(carried),
          m_candidates(candidates) {}

    /// False when there are too many.
    [[nodiscard]] bool add() {
        const auto &sections = m_plane.sections();
        for (std::size_t from = 0; from < sections.size(); ++from) {
            AddressSet all = setOf(sections[from]);
            for (std::size_t to = from; to < sections.size() && !all.isEmpty(); ++to) {
                if (to > from && sections[to - 1].last + 1 != sections[to].first)
                    break;
                all = all.intersected(setOf(sections[to]));
                for (const CidrBlock &block : all.blocks())
                    if (!addRun({sections[from].first, sections[to].last}, block))
                        return false;
            }
        }
        return true;
    }

private:
    [[nodiscard]] AddressSet setOf(const ReachPlane::Section &section) const {
        return AddressSet::ofRanges(m_side.family, m_plane.ranges(section));
    }

    [[nodiscard]] bool put(Protocol protocol, const CidrBlock &block,
                           const std::function<void(RuleSpec &)> &say) {
        RuleSpec rule = ruleOn(m_side, protocol, block);
        say(rule);
        m_candidates.push_back(std::move(rule));
        return m_candidates.size() <= mostTried;
    }

    [[nodiscard]] bool addRun(AxisRange run, const CidrBlock &block) {
        if (m_carried == Carried::Other)
            return addProtocols(run, block);
        if (isIcmp(m_carried))
            return addTypes(run, block);
        return put(m_carried == Carried::Tcp ? Protocol::Tcp : Protocol::Udp, block, [run](RuleSpec &rule) {
            if (run != axisOf(Carried::Tcp))
                rule.ports = *PortRange::between(run.first, run.last);
        });
    }

    // Rules say every type, one type, or one code of a type; never a range.
    [[nodiscard]] bool addTypes(AxisRange run, const CidrBlock &block) {
        const Protocol protocol = m_carried == Carried::Icmp ? Protocol::Icmp : Protocol::Icmpv6;
        if (run == axisOf(m_carried))
            return put(protocol, block, [](RuleSpec &) {});
        for (int place = run.first; place <= run.last;) {
            const bool whole = place % 256 == 0 && place + 255 <= run.last;
            const bool good = put(protocol, block, [&](RuleSpec &rule) {
                rule.icmpType = place / 256;
                if (!whole)
                    rule.icmpCode = place % 256;
            });
            if (!good)
                return false;
            place += whole ? 256 : 1;
        }
        return true;
    }

    [[nodiscard]] bool addProtocols(AxisRange run, const CidrBlock &block) {
        for (int place = run.first; place <= run.last;) {
            const int end = std::min(run.last, place / portCount * portCount + portCount - 1);
            const bool good = put(Protocol::Other, block, [&](RuleSpec &rule) {
                rule.protocolName = protocolName(otherPortAt(place) / portCount);
                if (end - place + 1 < portCount)
                    rule.ports = *PortRange::between(place % portCount, end % portCount);
            });
            if (!good)
                return false;
            place = end + 1;
        }
        return true;
    }

    const ReachPlane &m_plane;
    Side m_side;
    Carried m_carried;
    Candidates &m_candidates;
};

/// Where every protocol is admitted.
AddressSet anyOn(const Reach &reach, const Side &side) {
    AddressSet all =
        AddressSet::of(side.family == AddressFamily::Ipv4 ? CidrBlock::everyIpv4() : CidrBlock::everyIpv6());
    for (const Carried carried : carriedKinds) {
        const ReachPlane &plane = reach.plane(side.direction, carried, side.family);
        int next = 0;
        for (const ReachPlane::Section &section : plane.sections()) {
            if (section.first != next)
                return AddressSet(side.family);
            next = section.last + 1;
            all = all.intersected(AddressSet::ofRanges(side.family, plane.ranges(section)));
        }
        if (next != axisOf(carried).last + 1)
            return AddressSet(side.family);
    }
    return all;
}

bool isWithin(const RuleSpec &inner, const RuleSpec &outer) {
    if (!outer.peer.contains(inner.peer))
        return false;
    for (const Carried carried : carriedKinds) {
        if (!admits(inner.protocol, carried))
            continue;
        if (!admits(outer.protocol, carried))
            return false;
        const AxisRange mine = *placesOf(inner, carried);
        const AxisRange other = *placesOf(outer, carried);
        if (mine.first < other.first || mine.last > other.last)
            return false;
    }
    return true;
}

void dropInner(Candidates &candidates) {
    Candidates widest;
    for (const RuleSpec &one : candidates) {
        if (std::any_of(widest.begin(), widest.end(),
                        [&](const RuleSpec &other) { return isWithin(one, other); }))
            continue;
        std::erase_if(widest, [&](const RuleSpec &other) { return isWithin(other, one); });
        widest.push_back(one);
    }
    candidates = std::move(widest);
}

std::optional<Candidates> candidatesOn(const Reach &reach, const Side &side) {
    Candidates candidates;
    for (const CidrBlock &block : anyOn(reach, side).blocks())
        candidates.push_back(ruleOn(side, Protocol::Any, block));
    for (const Carried carried : carriedKinds)
        if (!PlaneRules(reach, side, carried, candidates).add())
            return std::nullopt;
    dropInner(candidates);
    return candidates.size() <= mostCandidates ? std::optional(candidates) : std::nullopt;
}

// An address of a node's block that is in no child, where there is one: all such addresses are alike.
std::optional<Address> alone(const BlockTree &tree, const BlockTree::Node &node) {
    for (const bool upper : {false, true}) {
        const int child = upper ? node.upper : node.lower;
        if (child == BlockTree::none)
            return node.block.prefix == 128 ? node.block.first : halfOf(node.block, upper).first;
        const AddressBlock &block = tree.nodes()[static_cast<std::size_t>(child)].block;
        if (block.prefix > node.block.prefix + 1) {
            const Address last = lowBits(1);
            Address flipped = block.first;
            const int bit = 128 - block.prefix;
            if (bit < 64)
                flipped.low ^= last.low << bit;
            else
                flipped.high ^= last.low << (bit - 64);
            return flipped;
        }
    }
    return std::nullopt;
}

/// For each place where the candidates do not change, which of them admit it: the masks to be hit.
std::vector<Mask> masksOn(const Reach &reach, const Side &side, const Candidates &candidates) {
    std::vector<AddressBlock> blocks;
    for (const RuleSpec &rule : candidates)
        blocks.push_back(blockOf(rule.peer));
    const BlockTree tree(blocks);
    std::vector<Mask> masks;
    for (const Carried carried : carriedKinds) {
        std::vector<int> starts;
        for (const RuleSpec &rule : candidates)
            if (admits(rule.protocol, carried)) {
                starts.push_back(placesOf(rule, carried)->first);
                starts.push_back(placesOf(rule, carried)->last + 1);
            }
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        const ReachPlane &plane = reach.plane(side.direction, carried, side.family);
        for (const int start : starts)
            for (const BlockTree::Node &node : tree.nodes()) {
                const auto address = alone(tree, node);
                if (!address || !plane.contains(start, *address))
                    continue;
                Mask mask = 0;
                for (std::size_t at = 0; at < candidates.size(); ++at) {
                    if (!admits(candidates[at].protocol, carried) || !holds(blocks[at], {*address, 128}))
                        continue;
                    const AxisRange places = *placesOf(candidates[at], carried);
                    if (places.first <= start && start <= places.last)
                        mask |= Mask{1} << at;
                }
                masks.push_back(mask);
            }
    }
    return masks;
}

/// The fewest candidates that hit every mask, by trying all of them, the most constrained mask first.
class Search {
public:
    explicit Search(std::vector<Mask> masks) {
        std::sort(masks.begin(), masks.end(), [](Mask left, Mask right) {
            return std::pair(std::popcount(left), left) < std::pair(std::popcount(right), right);
        });
        for (const Mask mask : masks) // who hits a smaller mask hits the larger one
            if (std::none_of(m_masks.begin(), m_masks.end(),
                             [mask](Mask less) { return (less & mask) == less; }))
                m_masks.push_back(mask);
    }

    /// Empty when it took too long.
    [[nodiscard]] std::optional<Mask> best() {
        m_fewest = static_cast<int>(mostCandidates) + 1;
        descend(0, 0);
        return m_steps <= mostSteps ? std::optional(m_best) : std::nullopt;
    }

private:
    // Masks that share no candidate need one each.
    [[nodiscard]] int atLeast(Mask chosen) const {
        int count = 0;
        Mask used = 0;
        for (const Mask mask : m_masks)
            if (!(mask & chosen) && !(mask & used)) {
                used |= mask;
                ++count;
            }
        return count;
    }

    void descend(Mask chosen, int count) {
        if (++m_steps > mostSteps || count + atLeast(chosen) >= m_fewest)
            return;
        const auto open =
            std::find_if(m_masks.begin(), m_masks.end(), [chosen](Mask mask) { return !(mask & chosen); });
        if (open == m_masks.end()) {
            m_best = chosen;
            m_fewest = count;
            return;
        }
        for (Mask left = *open; left != 0; left &= left - 1)
            descend(chosen | (left & -left), count + 1);
    }

    std::vector<Mask> m_masks;
    Mask m_best = 0;
    int m_fewest = 0;
    int m_steps = 0;
};

} // namespace

std::optional<std::vector<RuleSpec>> smallestCover(const Reach &reach, const std::vector<RuleSpec> &known) {
    std::vector<RuleSpec> rules;
    for (const Direction direction : {Direction::Ingress, Direction::Egress})
        for (const AddressFamily family : {AddressFamily::Ipv4, AddressFamily::Ipv6}) {
            const Side side{direction, family};
            const auto candidates = candidatesOn(reach, side);
            const auto chosen =
                candidates ? Search(masksOn(reach, side, *candidates)).best() : std::optional<Mask>();
            if (!chosen)
                return std::nullopt;
            for (std::size_t at = 0; at < candidates->size(); ++at)
                if (*chosen >> at & 1)
                    rules.push_back((*candidates)[at]);
        }
    return rules.size() < known.size() ? rules : known;
}

} // namespace cloudnx
