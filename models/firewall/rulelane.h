#pragma once

#include "models/firewall/blocktree.h"
#include "models/firewall/reachaxis.h"

#include <unordered_map>
#include <vector>

namespace cloudnx {

/// The rules that meet on one axis: of one direction, kind, family and, for rules about a group, that group.
/// Tells of each whether the others admit all of it, in time that grows with the number of rules and not with
/// its square.
class RuleLane {
public:
    struct Box {
        AddressBlock block;
        int first = 0;
        int last = 0;
        std::size_t rule = 0;
        bool isAny = false; ///< of a rule for every protocol: of two equal boxes it contains the other
        bool judged = true; ///< false: only there to contain others
    };

    enum class Kind { Needed, Same, Contained, Covered };

    struct Finding {
        Kind kind = Kind::Needed;
        std::vector<std::size_t> by = {}; ///< rules: one for Same and Contained, those that cover it together
    };

    RuleLane(Carried carried, std::vector<Box> boxes);

    [[nodiscard]] const std::vector<Box> &boxes() const { return m_boxes; } ///< in an order of its own

    [[nodiscard]] Finding finding(std::size_t box) const;

    /// Pairs of boxes() whose union is one rule's box: ports that touch on one block, or the two halves of a
    /// block.
    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
    [[nodiscard]] Pairs mergeable() const;

private:
    static constexpr std::size_t none = ~std::size_t{0};
    using Ranges = std::vector<AxisRange>; ///< rising, disjoint

    /// The two boxes that reach farthest among some of one node.
    struct Farthest {
        std::size_t best = none;
        std::size_t second = none;
    };

    /// What a node of the tree has.
    struct Own {
        std::size_t begin = 0; ///< its boxes
        std::size_t end = 0;
        std::size_t coveredBegin = 0; ///< in m_covered: what its boxes cover
        std::size_t coveredEnd = 0;
        int above = BlockTree::none; ///< the nearest node above that has boxes
    };

    void sortBoxes();
    void indexNodes();
    void indexNode(Own &own);
    void coverFromBelow();
    [[nodiscard]] Ranges wholeAt(int node) const;

    [[nodiscard]] const Own &ownOf(int node) const { return m_own[static_cast<std::size_t>(node)]; }

    [[nodiscard]] std::size_t behind(const Own &own, int place) const;
    [[nodiscard]] std::size_t farthest(const Own &own, int place, std::size_t except) const;
    [[nodiscard]] std::size_t container(std::size_t box) const;
    [[nodiscard]] Ranges alone(std::size_t box) const;
    [[nodiscard]] bool isCovered(std::size_t box) const;
    void collect(int node, AxisRange range, std::size_t except, std::vector<std::size_t> &rules) const;
    [[nodiscard]] bool isOneRange(const Box &left, const Box &right) const;
    void pairPorts(const Own &own, Pairs &pairs) const;
    void pairHalves(const Own &lower, const Own &upper, Pairs &pairs) const;

    Carried m_carried;
    std::vector<Box> m_boxes;
    BlockTree m_tree;
    std::vector<int> m_nodes;          ///< of each box
    std::vector<Own> m_own;            ///< of each node
    std::vector<Farthest> m_farthest;  ///< of each box: among its node's boxes up to it
    std::vector<std::size_t> m_sameAs; ///< of each box: the first equal one, if it is not itself
    Ranges m_covered;
    std::unordered_map<int, Ranges> m_below; ///< where the two halves of a node cover it together
};

} // namespace cloudnx
