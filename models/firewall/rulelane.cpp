#include "models/firewall/rulelane.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace cloudnx {

namespace {

using Ranges = std::vector<AxisRange>;
constexpr int portCount = 65536;

std::vector<AddressBlock> blocksOf(const std::vector<RuleLane::Box> &boxes) {
    std::vector<AddressBlock> blocks;
    blocks.reserve(boxes.size());
    for (const RuleLane::Box &box : boxes)
        blocks.push_back(box.block);
    return blocks;
}

Ranges common(const Ranges &left, const Ranges &right) {
    Ranges both;
    auto a = left.begin();
    auto b = right.begin();
    while (a != left.end() && b != right.end()) {
        const AxisRange range{std::max(a->first, b->first), std::min(a->last, b->last)};
        if (range.first <= range.last)
            both.push_back(range);
        (a->last < b->last ? a : b)++;
    }
    return both;
}

Ranges joined(Ranges ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const AxisRange &left, const AxisRange &right) { return left.first < right.first; });
    Ranges list;
    for (const AxisRange &range : ranges)
        if (!list.empty() && range.first <= list.back().last + 1)
            list.back().last = std::max(list.back().last, range.last);
        else
            list.push_back(range);
    return list;
}

// @p cuts rising and disjoint, from begin to end.
Ranges without(const Ranges &ranges, const AxisRange *begin, const AxisRange *end) {
    Ranges rest;
    for (AxisRange range : ranges) {
        const AxisRange *cut = std::lower_bound(
            begin, end, range.first, [](const AxisRange &one, int place) { return one.last < place; });
        for (; cut != end && cut->first <= range.last && range.first <= range.last; ++cut) {
            if (range.first < cut->first)
                rest.push_back({range.first, cut->first - 1});
            range.first = cut->last + 1;
        }
        if (range.first <= range.last)
            rest.push_back(range);
    }
    return rest;
}

} // namespace

RuleLane::RuleLane(Carried carried, std::vector<Box> boxes)
    : m_carried(carried), m_boxes(std::move(boxes)), m_tree(blocksOf(m_boxes)) {
    sortBoxes();
    indexNodes();
    coverFromBelow();
}

void RuleLane::sortBoxes() {
    struct Placed {
        int node;
        Box box;
    };

    std::vector<Placed> placed;
    placed.reserve(m_boxes.size());
    for (std::size_t at = 0; at < m_boxes.size(); ++at)
        placed.push_back({m_tree.nodeOf(at), m_boxes[at]});
    std::sort(placed.begin(), placed.end(), [](const Placed &left, const Placed &right) {
        return std::tuple(left.node, left.box.first, right.box.last, right.box.isAny, left.box.rule) <
               std::tuple(right.node, right.box.first, left.box.last, left.box.isAny, right.box.rule);
    });
    m_nodes.reserve(placed.size());
    for (std::size_t at = 0; at < placed.size(); ++at) {
        m_boxes[at] = placed[at].box;
        m_nodes.push_back(placed[at].node);
    }
}

void RuleLane::indexNodes() {
    m_own.resize(m_tree.nodes().size());
    m_farthest.resize(m_boxes.size());
    m_sameAs.assign(m_boxes.size(), none);
    std::size_t box = 0;
    for (std::size_t node = 0; node < m_own.size(); ++node) {
        Own &own = m_own[node];
        own.begin = box;
        while (box < m_boxes.size() && m_nodes[box] == static_cast<int>(node))
            ++box;
        own.end = box;
        const int parent = m_tree.nodes()[node].parent;
        if (parent != BlockTree::none)
            own.above = ownOf(parent).begin < ownOf(parent).end ? parent : ownOf(parent).above;
        indexNode(own);
    }
}

void RuleLane::indexNode(Own &own) {
    Farthest so;
    own.coveredBegin = m_covered.size();
    for (std::size_t at = own.begin; at < own.end; ++at) {
        const Box &box = m_boxes[at];
        if (at > own.begin && m_boxes[at - 1].first == box.first && m_boxes[at - 1].last == box.last &&
            m_boxes[at - 1].isAny == box.isAny && m_boxes[at - 1].judged == box.judged)
            m_sameAs[at] = m_sameAs[at - 1] == none ? at - 1 : m_sameAs[at - 1];
        else if (so.best == none || box.last > m_boxes[so.best].last)
            so = {at, so.best};
        else if (so.second == none || box.last > m_boxes[so.second].last)
            so.second = at;
        m_farthest[at] = so;
        if (m_covered.size() > own.coveredBegin && box.first <= m_covered.back().last + 1)
            m_covered.back().last = std::max(m_covered.back().last, box.last);
        else
            m_covered.push_back({box.first, box.last});
    }
    own.coveredEnd = m_covered.size();
}

// Where everything at or below a node covers the whole of its block.
RuleLane::Ranges RuleLane::wholeAt(int node) const {
    const Own &own = ownOf(node);
    Ranges ranges(m_covered.begin() + static_cast<std::ptrdiff_t>(own.coveredBegin),
                  m_covered.begin() + static_cast<std::ptrdiff_t>(own.coveredEnd));
    const auto below = m_below.find(node);
    if (below == m_below.end())
        return ranges;
    ranges.insert(ranges.end(), below->second.begin(), below->second.end());
    return joined(std::move(ranges));
}

void RuleLane::coverFromBelow() {
    const auto &nodes = m_tree.nodes();
    for (std::size_t at = nodes.size(); at-- > 0;) {
        const BlockTree::Node &node = nodes[at];
        if (node.lower == BlockTree::none || node.upper == BlockTree::none)
            continue;
        const int half = node.block.prefix + 1;
        if (nodes[static_cast<std::size_t>(node.lower)].block.prefix != half ||
            nodes[static_cast<std::size_t>(node.upper)].block.prefix != half)
            continue;
        if (Ranges both = common(wholeAt(node.lower), wholeAt(node.upper)); !both.empty())
            m_below.emplace(static_cast<int>(at), std::move(both));
    }
}

// The first box of @p own that starts behind @p place.
std::size_t RuleLane::behind(const Own &own, int place) const {
    const auto begin = m_boxes.begin() + static_cast<std::ptrdiff_t>(own.begin);
    const auto end = m_boxes.begin() + static_cast<std::ptrdiff_t>(own.end);
    return own.begin +
           static_cast<std::size_t>(
               std::partition_point(begin, end, [place](const Box &box) { return box.first <= place; }) -
               begin);
}

// Among the boxes of @p own that start at @p place or before: the one that ends last.
std::size_t RuleLane::farthest(const Own &own, int place, std::size_t except) const {
    const std::size_t end = behind(own, place);
    if (end == own.begin)
        return none;
    const Farthest &found = m_farthest[end - 1];
    return found.best == except ? found.second : found.best;
}

std::size_t RuleLane::container(std::size_t box) const {
    const Box &mine = m_boxes[box];
    const Own &own = ownOf(m_nodes[box]);
    if (box > own.begin) // only those before it: of equal ones the first contains the others
        if (const std::size_t best = m_farthest[box - 1].best; m_boxes[best].last >= mine.last)
            return best;
    for (int node = own.above; node != BlockTree::none; node = ownOf(node).above)
        if (const std::size_t best = farthest(ownOf(node), mine.first, none);
            best != none && m_boxes[best].last >= mine.last)
            return best;
    return none;
}

// Where no other box of the same block is.
RuleLane::Ranges RuleLane::alone(std::size_t box) const {
    const Box &mine = m_boxes[box];
    const Own &own = ownOf(m_nodes[box]);
    Ranges pieces;
    for (int place = mine.first; place <= mine.last;) {
        const std::size_t best = farthest(own, place, box);
        if (best != none && m_boxes[best].last >= place) {
            place = m_boxes[best].last + 1;
            continue;
        }
        const std::size_t next = behind(own, place);
        const int end = next < own.end ? std::min(mine.last, m_boxes[next].first - 1) : mine.last;
        pieces.push_back({place, end});
        place = end + 1;
    }
    return pieces;
}

bool RuleLane::isCovered(std::size_t box) const {
    const int node = m_nodes[box];
    Ranges rest = alone(box);
    for (int above = ownOf(node).above; above != BlockTree::none && !rest.empty(); above = ownOf(above).above)
        rest = without(rest, m_covered.data() + ownOf(above).coveredBegin,
                       m_covered.data() + ownOf(above).coveredEnd);
    const auto below = m_below.find(node);
    if (!rest.empty() && below != m_below.end())
        rest = without(rest, below->second.data(), below->second.data() + below->second.size());
    return rest.empty();
}

// Rules that cover @p range on the block of @p node: widest first, then what lies in its halves.
void RuleLane::collect(int node, AxisRange range, std::size_t except, std::vector<std::size_t> &rules) const {
    const bool starts = except != none; // only there rules above count: further down they were counted
    for (int place = range.first; place <= range.last;) {
        std::size_t best = none;
        int next = range.last + 1;
        for (int at = node; at != BlockTree::none; at = starts ? ownOf(at).above : BlockTree::none) {
            const std::size_t here = farthest(ownOf(at), place, except);
            if (here != none && (best == none || m_boxes[here].last > m_boxes[best].last))
                best = here;
            if (const std::size_t later = behind(ownOf(at), place); later < ownOf(at).end)
                next = std::min(next, m_boxes[later].first);
        }
        if (best != none && m_boxes[best].last >= place) {
            rules.push_back(m_boxes[best].rule);
            place = m_boxes[best].last + 1;
            continue;
        }
        const BlockTree::Node &here = m_tree.nodes()[static_cast<std::size_t>(node)];
        if (here.lower == BlockTree::none || here.upper == BlockTree::none)
            return; // not covered after all; isCovered() comes first
        collect(here.lower, {place, next - 1}, none, rules);
        collect(here.upper, {place, next - 1}, none, rules);
        place = next;
    }
}

RuleLane::Finding RuleLane::finding(std::size_t box) const {
    if (m_sameAs[box] != none)
        return {Kind::Same, {m_boxes[m_sameAs[box]].rule}};
    if (const std::size_t outer = container(box); outer != none)
        return {Kind::Contained, {m_boxes[outer].rule}};
    if (!isCovered(box))
        return {};
    Finding found{Kind::Covered};
    collect(m_nodes[box], {m_boxes[box].first, m_boxes[box].last}, box, found.by);
    std::sort(found.by.begin(), found.by.end());
    found.by.erase(std::unique(found.by.begin(), found.by.end()), found.by.end());
    return found;
}

// Whether a rule can say the ports of both at once. Types of icmp have no ranges.
bool RuleLane::isOneRange(const Box &left, const Box &right) const {
    if (left.isAny || right.isAny || !left.judged || !right.judged || isIcmp(m_carried))
        return false;
    return m_carried != Carried::Other || left.first / portCount == right.last / portCount;
}

void RuleLane::pairPorts(const Own &own, Pairs &pairs) const {
    std::size_t last = none; // those that no other box of this block contains rise at both ends
    for (std::size_t at = own.begin; at < own.end; ++at) {
        if (m_farthest[at].best != at)
            continue;
        if (last != none && m_boxes[at].first <= m_boxes[last].last + 1 &&
            isOneRange(m_boxes[last], m_boxes[at]))
            pairs.emplace_back(last, at);
        last = at;
    }
}

void RuleLane::pairHalves(const Own &lower, const Own &upper, Pairs &pairs) const {
    std::size_t left = lower.begin;
    std::size_t right = upper.begin;
    const auto key = [this](std::size_t box) {
        return std::tuple(m_boxes[box].first, -m_boxes[box].last, !m_boxes[box].isAny);
    };
    while (left < lower.end && right < upper.end) {
        if (key(left) == key(right)) {
            if (m_boxes[left].judged && m_boxes[right].judged)
                pairs.emplace_back(left, right);
            ++left;
            ++right;
        } else {
            ++(key(left) < key(right) ? left : right);
        }
    }
}

RuleLane::Pairs RuleLane::mergeable() const {
    Pairs pairs;
    const auto &nodes = m_tree.nodes();
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        pairPorts(m_own[at], pairs);
        const BlockTree::Node &node = nodes[at];
        if (node.lower == BlockTree::none || node.upper == BlockTree::none)
            continue;
        const int half = node.block.prefix + 1;
        if (nodes[static_cast<std::size_t>(node.lower)].block.prefix == half &&
            nodes[static_cast<std::size_t>(node.upper)].block.prefix == half)
            pairHalves(ownOf(node.lower), ownOf(node.upper), pairs);
    }
    return pairs;
}

} // namespace cloudnx
