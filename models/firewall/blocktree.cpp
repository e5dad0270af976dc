#include "models/firewall/blocktree.h"

#include <algorithm>

namespace cloudnx {

BlockTree::BlockTree(const std::vector<AddressBlock> &blocks) {
    struct Placed {
        AddressBlock block;
        std::size_t place;
    };

    std::vector<Placed> sorted(blocks.size());
    for (std::size_t at = 0; at < blocks.size(); ++at)
        sorted[at] = {blocks[at], at};
    std::sort(sorted.begin(), sorted.end(),
              [](const Placed &left, const Placed &right) { return left.block < right.block; });
    std::vector<AddressBlock> distinct;
    distinct.reserve(sorted.size());
    for (const Placed &one : sorted)
        if (distinct.empty() || distinct.back() != one.block)
            distinct.push_back(one.block);
    m_nodes.reserve(distinct.size() * 2);
    build(distinct, 0, distinct.size(), none);

    m_places.resize(blocks.size());
    int node = 0;
    for (const Placed &one : sorted) { // preorder is the order of the blocks
        while (m_nodes[static_cast<std::size_t>(node)].block != one.block)
            ++node;
        m_places[one.place] = node;
    }
}

// Sorted by first address, the wider first: so the first block either holds all others or none of them.
int BlockTree::build(const std::vector<AddressBlock> &distinct, std::size_t from, std::size_t to,
                     int parent) {
    if (from == to)
        return none;
    AddressBlock block = distinct[from];
    if (!holds(block, distinct[to - 1])) {
        block.prefix = commonPrefix(block.first, distinct[to - 1].first);
        block.first = masked(block.first, block.prefix);
    }
    const int node = static_cast<int>(m_nodes.size());
    m_nodes.push_back({block, parent, none, none, 0});
    if (block == distinct[from])
        ++from;
    const auto begin = distinct.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = distinct.begin() + static_cast<std::ptrdiff_t>(to);
    const auto middle = std::partition_point(
        begin, end, [&block](const AddressBlock &one) { return !isUpper(one.first, block.prefix); });
    const auto half = from + static_cast<std::size_t>(middle - begin);
    const int lower = build(distinct, from, half, node);
    const int upper = build(distinct, half, to, node);
    Node &made = m_nodes[static_cast<std::size_t>(node)];
    made.lower = lower;
    made.upper = upper;
    made.end = static_cast<int>(m_nodes.size());
    return node;
}

} // namespace cloudnx
