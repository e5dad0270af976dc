#pragma once

#include "models/firewall/address.h"

#include <vector>

namespace cloudnx {

/// Blocks as they lie in one another. A node is one of the blocks, or the smallest block that holds two of
/// them; a parent stands before its children, so that walking backwards meets children first.
class BlockTree {
public:
    static constexpr int none = -1;

    struct Node {
        AddressBlock block;
        int parent = none;
        int lower = none; ///< what lies in the lower half of the block
        int upper = none;
        int end = 0; ///< behind the last node of the subtree
    };

    /// The node of each of @p blocks is nodeOf() of its place.
    explicit BlockTree(const std::vector<AddressBlock> &blocks);

    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }

    [[nodiscard]] int nodeOf(std::size_t block) const { return m_places[block]; }

private:
    int build(const std::vector<AddressBlock> &distinct, std::size_t from, std::size_t to, int parent);

    std::vector<Node> m_nodes;
    std::vector<int> m_places;
};

} // namespace cloudnx
