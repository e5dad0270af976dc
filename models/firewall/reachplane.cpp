#include "models/firewall/reachplane.h"

#include "models/firewall/blocktree.h"

#include <algorithm>

namespace cloudnx {

namespace {

using SetId = BlockArena::SetId;

/// A box begins or ends.
struct Event {
    int place;
    int node;
    int change; ///< +1 or -1
};

std::vector<AddressBlock> blocksOf(const std::vector<ReachBox> &boxes) {
    std::vector<AddressBlock> blocks;
    blocks.reserve(boxes.size());
    for (const ReachBox &box : boxes)
        blocks.push_back(box.block);
    return blocks;
}

/// The union of the boxes that are open at one place, kept up to date while the place moves.
class Open {
public:
    explicit Open(const std::vector<AddressBlock> &blocks, BlockArena &arena)
        : m_tree(blocks), m_arena(arena), m_states(m_tree.nodes().size()) {}

    [[nodiscard]] int nodeOf(std::size_t box) const { return m_tree.nodeOf(box); }

    void change(const Event &event) {
        int &count = stateOf(event.node).count;
        const bool was = count > 0;
        count += event.change;
        if (was == (count > 0))
            return;
        for (int node = event.node; node != BlockTree::none && !stateOf(node).stale;
             node = nodeAt(node).parent) {
            stateOf(node).stale = true;
            m_stale.push_back(node);
        }
    }

    // Children stand behind their parents, so the last comes first.
    [[nodiscard]] SetId set() {
        std::sort(m_stale.begin(), m_stale.end(), std::greater<>());
        for (const int node : m_stale) {
            State &state = stateOf(node);
            state.stale = false;
            state.set = state.count > 0 ? m_arena.whole(nodeAt(node).block)
                                        : m_arena.joined(nodeAt(node).block, setOf(nodeAt(node).lower),
                                                         setOf(nodeAt(node).upper));
        }
        m_stale.clear();
        return m_states.empty() ? BlockArena::none : m_states.front().set;
    }

private:
    struct State {
        int count = 0;
        SetId set = BlockArena::none;
        bool stale = false;
    };

    [[nodiscard]] State &stateOf(int node) { return m_states[static_cast<std::size_t>(node)]; }

    [[nodiscard]] const BlockTree::Node &nodeAt(int node) const {
        return m_tree.nodes()[static_cast<std::size_t>(node)];
    }

    [[nodiscard]] SetId setOf(int node) {
        return node == BlockTree::none ? BlockArena::none : stateOf(node).set;
    }

    BlockTree m_tree;
    BlockArena &m_arena;
    std::vector<State> m_states;
    std::vector<int> m_stale;
};

// Where the sections begin and where they have ended, rising.
std::vector<int> cutsOf(const std::vector<ReachPlane::Section> &sections) {
    std::vector<int> cuts;
    cuts.reserve(sections.size() * 2);
    for (const ReachPlane::Section &section : sections) {
        cuts.push_back(section.first);
        cuts.push_back(section.last + 1);
    }
    return cuts;
}

std::vector<int> startsOf(const std::vector<ReachPlane::Section> &left,
                          const std::vector<ReachPlane::Section> &right) {
    const auto mine = cutsOf(left);
    const auto theirs = cutsOf(right);
    std::vector<int> starts;
    starts.reserve(mine.size() + theirs.size());
    std::merge(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(starts));
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

// The set of the section at @p place; @p cursor only moves forward.
SetId under(const std::vector<ReachPlane::Section> &sections, std::size_t &cursor, int place) {
    while (cursor < sections.size() && sections[cursor].last < place)
        ++cursor;
    return cursor < sections.size() && sections[cursor].first <= place ? sections[cursor].set
                                                                       : BlockArena::none;
}

} // namespace

void ReachPlane::append(const Section &section) {
    if (section.set == BlockArena::none)
        return;
    const bool goesOn = !m_sections.empty() && m_sections.back().last + 1 == section.first &&
                        m_sections.back().set == section.set;
    if (goesOn)
        m_sections.back().last = section.last;
    else
        m_sections.push_back(section);
}

ReachPlane ReachPlane::of(const std::vector<ReachBox> &boxes) {
    ReachPlane plane;
    if (boxes.size() == 1) {
        plane.append({boxes.front().first, boxes.front().last, plane.m_arena.whole(boxes.front().block)});
        return plane;
    }
    Open open(blocksOf(boxes), plane.m_arena);
    std::vector<Event> events;
    events.reserve(boxes.size() * 2);
    for (std::size_t at = 0; at < boxes.size(); ++at) {
        events.push_back({boxes[at].first, open.nodeOf(at), 1});
        events.push_back({boxes[at].last + 1, open.nodeOf(at), -1});
    }
    std::sort(events.begin(), events.end(),
              [](const Event &left, const Event &right) { return left.place < right.place; });
    for (auto event = events.begin(); event != events.end();) {
        const int place = event->place;
        for (; event != events.end() && event->place == place; ++event)
            open.change(*event);
        if (event != events.end())
            plane.append({place, event->place - 1, open.set()});
    }
    return plane;
}

ReachPlane ReachPlane::combined(const ReachPlane &other, Combine combine) const {
    ReachPlane result;
    const auto starts = startsOf(m_sections, other.m_sections);
    std::size_t here = 0;
    std::size_t there = 0;
    BlockArena::Known mine;
    BlockArena::Known theirs;
    for (std::size_t at = 0; at + 1 < starts.size(); ++at) {
        const SetId left = result.m_arena.brought(m_arena, under(m_sections, here, starts[at]), mine);
        const SetId right =
            result.m_arena.brought(other.m_arena, under(other.m_sections, there, starts[at]), theirs);
        result.append({starts[at], starts[at + 1] - 1, (result.m_arena.*combine)(left, right)});
    }
    return result;
}

ReachPlane ReachPlane::united(const ReachPlane &other) const {
    return combined(other, &BlockArena::united);
}

ReachPlane ReachPlane::minus(const ReachPlane &other) const {
    return combined(other, &BlockArena::minus);
}

ReachPlane ReachPlane::intersected(const ReachPlane &other) const {
    return combined(other, &BlockArena::intersected);
}

const ReachPlane::Section *ReachPlane::sectionAt(int place) const {
    const auto found = std::lower_bound(m_sections.begin(), m_sections.end(), place,
                                        [](const Section &section, int one) { return section.last < one; });
    return found != m_sections.end() && found->first <= place ? &*found : nullptr;
}

bool ReachPlane::contains(int place, Address address) const {
    const Section *section = sectionAt(place);
    return section && m_arena.contains(section->set, address);
}

std::vector<AddressRange> ReachPlane::ranges(const Section &section) const {
    std::vector<AddressRange> list;
    m_arena.appendTo(list, section.set);
    return list;
}

std::vector<AddressBlock> ReachPlane::blocks(const Section &section) const {
    std::vector<AddressBlock> list;
    m_arena.appendTo(list, section.set);
    return list;
}

bool operator==(const ReachPlane &left, const ReachPlane &right) {
    BlockArena::Known known;
    return std::equal(left.m_sections.begin(), left.m_sections.end(), right.m_sections.begin(),
                      right.m_sections.end(),
                      [&](const ReachPlane::Section &a, const ReachPlane::Section &b) {
                          return a.first == b.first && a.last == b.last &&
                                 left.m_arena.isSame(a.set, right.m_arena, b.set, known);
                      });
}

} // namespace cloudnx
