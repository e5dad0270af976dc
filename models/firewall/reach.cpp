#include "models/firewall/reach.h"

#include "models/firewall/reachaxis.h"

#include <algorithm>
#include <set>

namespace cloudnx {

namespace {

constexpr std::array carriedKinds{Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other};
constexpr std::array families{AddressFamily::Ipv4, AddressFamily::Ipv6};
constexpr std::array directions{Direction::Ingress, Direction::Egress};

std::size_t planeOf(Direction direction, Carried carried, AddressFamily family) {
    return (static_cast<std::size_t>(direction) * carriedKinds.size() + static_cast<std::size_t>(carried)) *
               families.size() +
           static_cast<std::size_t>(family);
}

using Boxes = std::array<std::vector<ReachBox>, directions.size() * carriedKinds.size() * families.size()>;

void addBlock(Boxes &boxes, const RuleSpec &rule, const CidrBlock &peer) {
    const AddressBlock block = blockOf(peer);
    for (const Carried carried : carriedKinds) {
        if (!admits(rule.protocol, carried))
            continue;
        if (const auto places = placesOf(rule, carried))
            boxes[planeOf(rule.direction, carried, peer.family())].push_back(
                {block, places->first, places->last});
    }
}

// A rule for a group is of one family; members of the other are not its own.
void addMembers(Boxes &boxes, const RuleSpec &rule, const GroupMembers &members) {
    const auto found = members.find(*rule.peerGroup);
    if (found == members.end())
        return;
    for (const CidrBlock &member : found->second)
        if (member.family() == rule.peer.family())
            addBlock(boxes, rule, member);
}

std::optional<int> placeOf(Carried carried, int port) {
    return carried == Carried::Other ? placeOfOther(port) : std::optional(port);
}

} // namespace

Reach::Reach() = default;

Reach Reach::of(const std::vector<const RuleSpec *> &rules, const GroupMembers &members) {
    Boxes boxes;
    for (const RuleSpec *rule : rules)
        if (rule->peerGroup)
            addMembers(boxes, *rule, members);
        else
            addBlock(boxes, *rule, rule->peer);
    Reach reach;
    for (std::size_t at = 0; at < planeCount; ++at)
        if (!boxes[at].empty())
            reach.m_planes[at] = std::make_shared<const ReachPlane>(ReachPlane::of(boxes[at]));
    return reach;
}

Reach Reach::of(const std::vector<RuleSpec> &rules, const GroupMembers &members) {
    std::vector<const RuleSpec *> list;
    list.reserve(rules.size());
    for (const RuleSpec &rule : rules)
        list.push_back(&rule);
    return of(list, members);
}

Reach Reach::of(const RuleSpec &rule, const GroupMembers &members) {
    return of(std::vector<const RuleSpec *>{&rule}, members);
}

Reach Reach::of(const std::vector<Rule> &rules, Implicit implicit, const GroupMembers &members) {
    std::vector<const RuleSpec *> specs;
    for (const Rule &rule : rules)
        if (!rule.implicit || implicit == Implicit::With)
            specs.push_back(&rule.spec);
    return of(specs, members);
}

Reach Reach::combined(const Reach &other, Combine combine) const {
    static const ReachPlane empty;
    Reach result;
    for (std::size_t at = 0; at < planeCount; ++at) {
        const ReachPlane &left = m_planes[at] ? *m_planes[at] : empty;
        const ReachPlane &right = other.m_planes[at] ? *other.m_planes[at] : empty;
        if (left.isEmpty() && right.isEmpty())
            continue;
        ReachPlane made = (left.*combine)(right);
        if (!made.isEmpty())
            result.m_planes[at] = std::make_shared<const ReachPlane>(std::move(made));
    }
    return result;
}

bool Reach::isEmpty() const {
    return std::all_of(m_planes.begin(), m_planes.end(),
                       [](const Plane &plane) { return !plane || plane->isEmpty(); });
}

Reach Reach::united(const Reach &other) const {
    return combined(other, &ReachPlane::united);
}

Reach Reach::minus(const Reach &other) const {
    return combined(other, &ReachPlane::minus);
}

Reach Reach::intersected(const Reach &other) const {
    return combined(other, &ReachPlane::intersected);
}

bool Reach::contains(const Reach &other) const {
    return other.minus(*this).isEmpty();
}

const ReachPlane &Reach::plane(Direction direction, Carried carried, AddressFamily family) const {
    static const ReachPlane empty;
    const Plane &plane = m_planes[planeOf(direction, carried, family)];
    return plane ? *plane : empty;
}

namespace {

/// Where a slice lies; its addresses are put together only when somebody looks at it.
struct Place {
    AxisRange ports;
    AddressFamily family;
    const ReachPlane *plane;
    const ReachPlane::Section *section;
};

} // namespace

bool Reach::eachSlice(Direction direction, Carried carried, const TakeSlice &take) const {
    std::vector<Place> places;
    for (const AddressFamily family : families) {
        const ReachPlane &here = plane(direction, carried, family);
        for (const ReachPlane::Section &section : here.sections())
            for (const AxisRange &ports : portsAt(carried, {section.first, section.last}))
                places.push_back({ports, family, &here, &section});
    }
    std::sort(places.begin(), places.end(), [](const Place &left, const Place &right) {
        return std::pair(left.ports.first, left.family) < std::pair(right.ports.first, right.family);
    });
    return std::all_of(places.begin(), places.end(), [&](const Place &place) {
        return take({direction, carried, place.ports.first, place.ports.last,
                     AddressSet::ofRanges(place.family, place.plane->ranges(*place.section))});
    });
}

void Reach::eachSlice(const TakeSlice &take) const {
    for (const Direction direction : directions)
        for (const Carried carried : carriedKinds)
            if (!eachSlice(direction, carried, take))
                return;
}

std::vector<ReachSlice> Reach::slices() const {
    std::vector<ReachSlice> list;
    eachSlice([&](ReachSlice &&slice) {
        list.push_back(std::move(slice));
        return true;
    });
    return list;
}

std::size_t Reach::sliceCount() const {
    std::size_t count = 0;
    for (const Direction direction : directions)
        for (const Carried carried : carriedKinds)
            for (const AddressFamily family : families)
                for (const ReachPlane::Section &section : plane(direction, carried, family).sections())
                    count += portsAt(carried, {section.first, section.last}).size();
    return count;
}

AddressSet Reach::at(Direction direction, Carried carried, AddressFamily family, int port) const {
    const ReachPlane &here = plane(direction, carried, family);
    const auto place = placeOf(carried, port);
    const ReachPlane::Section *section = place ? here.sectionAt(*place) : nullptr;
    return section ? AddressSet::ofRanges(family, here.ranges(*section)) : AddressSet(family);
}

bool Reach::contains(Direction direction, Carried carried, AddressFamily family, int port,
                     Address address) const {
    const auto place = placeOf(carried, port);
    return place && plane(direction, carried, family).contains(*place, address);
}

bool operator==(const Reach &left, const Reach &right) {
    static const ReachPlane empty;
    for (std::size_t at = 0; at < Reach::planeCount; ++at)
        if (!((left.m_planes[at] ? *left.m_planes[at] : empty) ==
              (right.m_planes[at] ? *right.m_planes[at] : empty)))
            return false;
    return true;
}

std::optional<QString> unresolved(const RuleSpec &rule, const GroupMembers &members) {
    if (rule.peerGroup) {
        const auto found = members.find(*rule.peerGroup);
        if (found == members.end())
            return QStringLiteral("The addresses of the members of %1 are not known.").arg(*rule.peerGroup);
        const auto isOurs = [&](const CidrBlock &member) { return member.family() == rule.peer.family(); };
        if (!found->second.empty() && std::none_of(found->second.begin(), found->second.end(), isOurs))
            return QStringLiteral("The %1 addresses of the members of %2 are not known.")
                .arg(rule.peer.family() == AddressFamily::Ipv4 ? QStringLiteral("IPv4")
                                                               : QStringLiteral("IPv6"),
                     *rule.peerGroup);
    }
    if (rule.protocol == Protocol::Other && !placesOf(rule, Carried::Other))
        return QStringLiteral("The protocol %1 is not known by number.")
            .arg(rule.protocolName.value_or(QStringLiteral("without a name")));
    return std::nullopt;
}

std::vector<QString> unresolvedIn(const std::vector<RuleSpec> &rules, const GroupMembers &members) {
    std::set<QString> reasons;
    for (const RuleSpec &rule : rules)
        if (const auto reason = unresolved(rule, members))
            reasons.insert(*reason);
    return {reasons.begin(), reasons.end()};
}

} // namespace cloudnx
