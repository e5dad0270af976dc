#pragma once

#include "models/firewall/address.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace cloudnx {

/// Sets of addresses as binary trees that share what they have in common. Within one arena a set has one id:
/// equal sets are equal ids, whatever blocks they were put together from. A set of n blocks that differs from
/// another by one block costs the path to it, not n.
class BlockArena {
public:
    using SetId = std::uint32_t;
    static constexpr SetId none = 0; ///< the empty set

    BlockArena();

    [[nodiscard]] SetId whole(const AddressBlock &block);
    /// The union of two sets that lie in the lower and the upper half of @p block.
    [[nodiscard]] SetId joined(const AddressBlock &block, SetId lower, SetId upper);
    [[nodiscard]] SetId united(SetId left, SetId right);
    [[nodiscard]] SetId minus(SetId left, SetId right);
    [[nodiscard]] SetId intersected(SetId left, SetId right);

    /// @p set of another arena, here. @p known remembers what was brought over: one for each other arena.
    using Known = std::vector<SetId>;
    [[nodiscard]] SetId brought(const BlockArena &from, SetId set, Known &known);

    /// Whether @p set is what @p otherSet is in @p other; @p known as above, it only grows.
    [[nodiscard]] bool isSame(SetId set, const BlockArena &other, SetId otherSet, Known &known) const;
    [[nodiscard]] bool contains(SetId set, Address address) const;
    /// Appends the ranges in rising order; those that touch are one.
    void appendTo(std::vector<AddressRange> &ranges, SetId set) const;
    /// Appends the blocks of the tree in rising order: the fewest that say the same.
    void appendTo(std::vector<AddressBlock> &blocks, SetId set) const;

private:
    struct Node {
        AddressBlock block; ///< the whole of it if there are no halves, else where the halves part
        SetId lower = none;
        SetId upper = none;

        [[nodiscard]] bool isWhole() const { return lower == none; }
    };

    enum class Operation : std::uint8_t { Unite, Minus, Intersect };

    /// What an operation on two sets made. Open addressing: there is one entry for each node of a result.
    class Done {
    public:
        [[nodiscard]] std::optional<SetId> of(SetId left, SetId right) const;
        void keep(SetId left, SetId right, SetId made);

    private:
        struct Entry {
            SetId left = none;
            SetId right = none;
            SetId made = none;
        };

        [[nodiscard]] std::size_t placeOf(SetId left, SetId right) const;

        std::vector<Entry> m_entries; ///< a power of two
        std::size_t m_count = 0;
    };

    [[nodiscard]] static std::size_t hashOf(const Node &node);
    [[nodiscard]] SetId keep(const Node &node);
    void grow();
    [[nodiscard]] SetId half(SetId set, bool upper);
    [[nodiscard]] SetId apart(SetId left, SetId right);
    [[nodiscard]] SetId around(AddressBlock inner, SetId rest, AddressBlock outer);
    [[nodiscard]] SetId outside(AddressBlock block, SetId set);
    [[nodiscard]] SetId inner(Operation operation, SetId left, SetId right);
    [[nodiscard]] SetId both(Operation operation, SetId left, SetId right);

    std::vector<Node> m_nodes;            ///< [0] stands for the empty set
    std::vector<SetId> m_slots;           ///< hash table of m_nodes, open addressing; a power of two
    std::array<SetId, 129> m_lastWhole{}; ///< by prefix
    std::vector<SetId> m_outside; ///< by set: the rest of its block; none: not known, or there is no rest
    Done m_done[3];               ///< by operation
};

} // namespace cloudnx
