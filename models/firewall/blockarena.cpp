#include "models/firewall/blockarena.h"

#include <algorithm>
#include <utility>

namespace cloudnx {

namespace {

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ value >> 32) * 0x9e3779b97f4a7c15ULL;
    return value ^ value >> 29;
}

std::uint64_t pairOf(BlockArena::SetId left, BlockArena::SetId right) {
    return std::uint64_t{left} << 32 | right;
}

} // namespace

std::size_t BlockArena::Done::placeOf(SetId left, SetId right) const {
    const std::size_t mask = m_entries.size() - 1;
    std::size_t at = mixed(pairOf(left, right)) & mask;
    while (m_entries[at].left != none && (m_entries[at].left != left || m_entries[at].right != right))
        at = (at + 1) & mask;
    return at;
}

std::optional<BlockArena::SetId> BlockArena::Done::of(SetId left, SetId right) const {
    if (m_entries.empty())
        return std::nullopt;
    const Entry &entry = m_entries[placeOf(left, right)];
    return entry.left == none ? std::nullopt : std::optional(entry.made);
}

void BlockArena::Done::keep(SetId left, SetId right, SetId made) {
    if (m_count * 2 >= m_entries.size()) {
        std::vector<Entry> entries(std::max<std::size_t>(16, m_entries.size() * 4));
        std::swap(entries, m_entries);
        for (const Entry &entry : entries)
            if (entry.left != none)
                m_entries[placeOf(entry.left, entry.right)] = entry;
    }
    m_entries[placeOf(left, right)] = {left, right, made};
    ++m_count;
}

BlockArena::BlockArena() : m_nodes(1), m_slots(16) {}

void BlockArena::grow() {
    std::vector<SetId> slots(m_slots.size() * 4);
    std::swap(slots, m_slots);
    m_nodes.reserve(m_slots.size() / 2 + 1);
    const std::size_t mask = m_slots.size() - 1;
    for (SetId id = 1; id < m_nodes.size(); ++id) {
        std::size_t at = hashOf(m_nodes[id]) & mask;
        while (m_slots[at] != none)
            at = (at + 1) & mask;
        m_slots[at] = id;
    }
}

std::size_t BlockArena::hashOf(const Node &node) {
    const std::uint64_t shape = pairOf(node.lower, node.upper) + static_cast<unsigned>(node.block.prefix);
    return mixed(node.block.first.high ^ mixed(node.block.first.low) ^ mixed(shape));
}

BlockArena::SetId BlockArena::keep(const Node &node) {
    if (m_nodes.size() * 2 > m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hashOf(node) & mask;
    for (; m_slots[at] != none; at = (at + 1) & mask) {
        const Node &other = m_nodes[m_slots[at]];
        if (other.block == node.block && other.lower == node.lower && other.upper == node.upper)
            return m_slots[at];
    }
    const auto id = static_cast<SetId>(m_nodes.size());
    m_nodes.push_back(node);
    m_slots[at] = id;
    return id;
}

// Neighbours ask for the same wide blocks again and again.
BlockArena::SetId BlockArena::whole(const AddressBlock &block) {
    SetId &last = m_lastWhole[static_cast<std::size_t>(block.prefix)];
    if (last == none || m_nodes[last].block != block)
        last = keep({block});
    return last;
}

BlockArena::SetId BlockArena::joined(const AddressBlock &block, SetId lower, SetId upper) {
    if (lower == none || upper == none)
        return lower == none ? upper : lower;
    const Node &left = m_nodes[lower];
    const Node &right = m_nodes[upper];
    const bool full = left.isWhole() && right.isWhole() && left.block.prefix == block.prefix + 1 &&
                      right.block.prefix == block.prefix + 1;
    return full ? keep({block}) : keep({block, lower, upper});
}

// Of a set whose block is divided: what lies in one half.
BlockArena::SetId BlockArena::half(SetId set, bool upper) {
    const Node node = m_nodes[set];
    if (node.isWhole())
        return whole(halfOf(node.block, upper));
    return upper ? node.upper : node.lower;
}

// The union of two sets whose blocks do not meet.
BlockArena::SetId BlockArena::apart(SetId left, SetId right) {
    const Address a = m_nodes[left].block.first;
    const Address b = m_nodes[right].block.first;
    const int prefix = commonPrefix(a, b);
    const AddressBlock parent{masked(a, prefix), prefix};
    return a < b ? joined(parent, left, right) : joined(parent, right, left);
}

// @p rest of @p inner, and all of @p outer that lies around it.
BlockArena::SetId BlockArena::around(AddressBlock inner, SetId rest, AddressBlock outer) {
    for (int prefix = inner.prefix - 1; prefix >= outer.prefix; --prefix) {
        const AddressBlock parent{masked(inner.first, prefix), prefix};
        const bool upper = isUpper(inner.first, prefix);
        const SetId sibling = whole(halfOf(parent, !upper));
        rest = upper ? joined(parent, sibling, rest) : joined(parent, rest, sibling);
    }
    return rest;
}

// What @p block has beside @p set, which lies in it.
BlockArena::SetId BlockArena::outside(AddressBlock block, SetId set) {
    if (set == none)
        return whole(block);
    const Node node = m_nodes[set];
    if (node.isWhole())
        return around(node.block, none, block);
    if (m_outside.size() <= set)
        m_outside.resize(std::max<std::size_t>(m_nodes.size(), set + 1), none);
    if (m_outside[set] == none) {
        const SetId lower = outside(halfOf(node.block, false), node.lower);
        const SetId upper = outside(halfOf(node.block, true), node.upper);
        m_outside[set] = joined(node.block, lower, upper);
    }
    return around(node.block, m_outside[set], block);
}

// Neither is empty, they are not equal, and at least one block holds the other.
BlockArena::SetId BlockArena::inner(Operation operation, SetId left, SetId right) {
    Done &done = m_done[static_cast<int>(operation)];
    if (const auto made = done.of(left, right))
        return *made;
    const AddressBlock a = m_nodes[left].block;
    const AddressBlock b = m_nodes[right].block;
    const AddressBlock wider = a.prefix <= b.prefix ? a : b;
    SetId halves[2];
    for (const bool upper : {false, true}) {
        const auto part = [&](SetId set, const AddressBlock &block) -> SetId {
            if (block.prefix == wider.prefix)
                return half(set, upper);
            return isUpper(block.first, wider.prefix) == upper ? set : none;
        };
        const SetId mine = part(left, a);
        const SetId theirs = part(right, b);
        halves[upper] = both(operation, mine, theirs);
    }
    const SetId made = joined(wider, halves[0], halves[1]);
    done.keep(left, right, made);
    return made;
}

BlockArena::SetId BlockArena::both(Operation operation, SetId left, SetId right) {
    const bool unite = operation == Operation::Unite;
    const bool minus = operation == Operation::Minus;
    if (left == none || right == none)
        return unite ? (left == none ? right : left) : minus ? left : none;
    if (left == right)
        return minus ? none : left;
    const Node &a = m_nodes[left];
    const Node &b = m_nodes[right];
    const bool outer = holds(a.block, b.block);
    const bool within = holds(b.block, a.block);
    if (!outer && !within)
        return unite ? apart(left, right) : minus ? left : none;
    if (outer && a.isWhole())
        return unite ? left : minus ? outside(a.block, right) : right;
    if (within && b.isWhole())
        return unite ? right : minus ? none : left;
    return inner(operation, left, right);
}

BlockArena::SetId BlockArena::united(SetId left, SetId right) {
    return both(Operation::Unite, left, right);
}

BlockArena::SetId BlockArena::minus(SetId left, SetId right) {
    return both(Operation::Minus, left, right);
}

BlockArena::SetId BlockArena::intersected(SetId left, SetId right) {
    return both(Operation::Intersect, left, right);
}

// At most 128 deep: every step down makes the prefix longer.
BlockArena::SetId BlockArena::brought(const BlockArena &from, SetId set, Known &known) {
    if (set == none)
        return none;
    if (known.empty())
        known.resize(from.m_nodes.size(), none);
    if (known[set] != none)
        return known[set];
    const Node &node = from.m_nodes[set];
    const SetId lower = brought(from, node.lower, known);
    const SetId upper = brought(from, node.upper, known);
    return known[set] = keep({node.block, lower, upper});
}

bool BlockArena::isSame(SetId set, const BlockArena &other, SetId otherSet, Known &known) const {
    if (set == none || otherSet == none)
        return set == otherSet;
    if (known.empty())
        known.resize(m_nodes.size(), none);
    if (known[set] != none)
        return known[set] == otherSet;
    const Node &mine = m_nodes[set];
    const Node &theirs = other.m_nodes[otherSet];
    const bool same = mine.block == theirs.block && isSame(mine.lower, other, theirs.lower, known) &&
                      isSame(mine.upper, other, theirs.upper, known);
    if (same)
        known[set] = otherSet;
    return same;
}

bool BlockArena::contains(SetId set, Address address) const {
    while (set != none) {
        const Node &node = m_nodes[set];
        if (commonPrefix(node.block.first, address) < node.block.prefix)
            return false;
        if (node.isWhole())
            return true;
        set = isUpper(address, node.block.prefix) ? node.upper : node.lower;
    }
    return false;
}

void BlockArena::appendTo(std::vector<AddressRange> &ranges, SetId set) const {
    if (set == none)
        return;
    const Node &node = m_nodes[set];
    if (!node.isWhole()) {
        appendTo(ranges, node.lower);
        appendTo(ranges, node.upper);
    } else if (!ranges.empty() && ranges.back().last < node.block.first &&
               after(ranges.back().last) == node.block.first) {
        ranges.back().last = lastOf(node.block);
    } else {
        ranges.push_back({node.block.first, lastOf(node.block)});
    }
}

void BlockArena::appendTo(std::vector<AddressBlock> &blocks, SetId set) const {
    if (set == none)
        return;
    const Node &node = m_nodes[set];
    if (node.isWhole()) {
        blocks.push_back(node.block);
        return;
    }
    appendTo(blocks, node.lower);
    appendTo(blocks, node.upper);
}

} // namespace cloudnx
