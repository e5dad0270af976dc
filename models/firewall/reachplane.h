#pragma once

#include "models/firewall/addressset.h"
#include "models/firewall/blockarena.h"

#include <vector>

namespace cloudnx {

/// The same addresses at each place from first to last on an axis: a port, or what stands for it.
struct ReachBox {
    AddressBlock block;
    int first = 0;
    int last = 0;
};

/// A set of pairs {place on an axis, address} in one canonical form: sections in rising order, none empty,
/// neighbours that touch differ. Sections share what their sets have in common (BlockArena), so that n boxes
/// take the room of n, however they overlap.
class ReachPlane {
public:
    struct Section {
        int first = 0;
        int last = 0;
        BlockArena::SetId set = BlockArena::none;
    };

    ReachPlane() = default;
    [[nodiscard]] static ReachPlane of(const std::vector<ReachBox> &boxes);

    [[nodiscard]] bool isEmpty() const { return m_sections.empty(); }

    [[nodiscard]] ReachPlane united(const ReachPlane &other) const;
    [[nodiscard]] ReachPlane minus(const ReachPlane &other) const;
    [[nodiscard]] ReachPlane intersected(const ReachPlane &other) const;

    [[nodiscard]] const std::vector<Section> &sections() const { return m_sections; }

    [[nodiscard]] const Section *sectionAt(int place) const;
    [[nodiscard]] bool contains(int place, Address address) const;
    [[nodiscard]] std::vector<AddressRange> ranges(const Section &section) const;
    [[nodiscard]] std::vector<AddressBlock> blocks(const Section &section) const;

    friend bool operator==(const ReachPlane &left, const ReachPlane &right);

private:
    using Combine = BlockArena::SetId (BlockArena::*)(BlockArena::SetId, BlockArena::SetId);
    [[nodiscard]] ReachPlane combined(const ReachPlane &other, Combine combine) const;
    void append(const Section &section);

    std::vector<Section> m_sections;
    BlockArena m_arena;
};

} // namespace cloudnx
