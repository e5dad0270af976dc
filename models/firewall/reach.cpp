#include "models/firewall/reach.h"

#include <algorithm>

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

AddressFamily familyOf(std::size_t plane) {
    return families[plane % families.size()];
}

bool hasPorts(Carried carried) {
    return carried == Carried::Tcp || carried == Carried::Udp;
}

bool admits(Protocol protocol, Carried carried) {
    switch (protocol) {
    case Protocol::Any:
        return true;
    case Protocol::Tcp:
        return carried == Carried::Tcp;
    case Protocol::Udp:
        return carried == Carried::Udp;
    case Protocol::Icmp:
        return carried == Carried::Icmp;
    case Protocol::Icmpv6:
        return carried == Carried::Icmpv6;
    case Protocol::Other: // rather too much than too little: all protocols without a name count as one
        return carried == Carried::Other;
    }
    return false;
}

struct Box {
    int first;
    int last;
    const CidrBlock *peer;
};

void append(std::vector<Reach::Segment> &plane, Reach::Segment segment) {
    if (segment.addresses.isEmpty())
        return;
    if (!plane.empty() && plane.back().last + 1 == segment.first &&
        plane.back().addresses == segment.addresses)
        plane.back().last = segment.last;
    else
        plane.push_back(std::move(segment));
}

std::vector<int> breakpoints(const std::vector<Box> &boxes) {
    std::vector<int> starts;
    for (const Box &box : boxes) {
        starts.push_back(box.first);
        starts.push_back(box.last + 1);
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

// Sweeps over the ports at which the set of open boxes changes.
std::vector<Reach::Segment> swept(AddressFamily family, std::vector<Box> boxes) {
    std::sort(boxes.begin(), boxes.end(),
              [](const Box &left, const Box &right) { return left.first < right.first; });
    const std::vector<int> starts = breakpoints(boxes);
    std::vector<Reach::Segment> plane;
    std::vector<Box> open;
    auto next = boxes.begin();
    for (std::size_t at = 0; at + 1 < starts.size(); ++at) {
        std::erase_if(open, [&](const Box &box) { return box.last < starts[at]; });
        for (; next != boxes.end() && next->first == starts[at]; ++next)
            open.push_back(*next);
        std::vector<CidrBlock> blocks;
        for (const Box &box : open)
            blocks.push_back(*box.peer);
        append(plane, {starts[at], starts[at + 1] - 1, AddressSet::ofAll(family, blocks)});
    }
    return plane;
}

void sortIn(std::vector<Box> &boxes, const RuleSpec &rule, Carried carried) {
    const PortRange ports = rule.ports && rule.protocol != Protocol::Any ? *rule.ports : PortRange::all();
    if (hasPorts(carried))
        boxes.push_back({ports.first(), ports.last(), &rule.peer});
    else if (carried == Carried::Other)
        boxes.push_back({0, 0, &rule.peer});
    else if (!rule.icmpType || rule.protocol == Protocol::Any)
        boxes.push_back({0, 65535, &rule.peer});
    else
        boxes.push_back({icmpPort(*rule.icmpType, rule.icmpCode.value_or(0)),
                         icmpPort(*rule.icmpType, rule.icmpCode.value_or(255)), &rule.peer});
}

// The addresses of the segment at @p port; @p cursor only moves forward.
const AddressSet *under(const std::vector<Reach::Segment> &plane, std::size_t &cursor, int port) {
    while (cursor < plane.size() && plane[cursor].last < port)
        ++cursor;
    return cursor < plane.size() && plane[cursor].first <= port ? &plane[cursor].addresses : nullptr;
}

std::vector<int> startsOf(const std::vector<Reach::Segment> &left, const std::vector<Reach::Segment> &right) {
    std::vector<int> starts;
    for (const auto *plane : {&left, &right})
        for (const Reach::Segment &segment : *plane) {
            starts.push_back(segment.first);
            starts.push_back(segment.last + 1);
        }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

} // namespace

Reach::Reach() = default;

Reach Reach::of(const std::vector<RuleSpec> &rules) {
    std::array<std::vector<Box>, planeCount> boxes;
    for (const RuleSpec &rule : rules)
        for (const Carried carried : carriedKinds)
            if (!rule.peerGroup && admits(rule.protocol, carried))
                sortIn(boxes[planeOf(rule.direction, carried, rule.peer.family())], rule, carried);
    Reach reach;
    for (std::size_t at = 0; at < planeCount; ++at)
        reach.m_planes[at] = swept(familyOf(at), std::move(boxes[at]));
    return reach;
}

Reach Reach::of(const RuleSpec &rule) {
    return of(std::vector{rule});
}

Reach Reach::of(const std::vector<Rule> &rules, Implicit implicit) {
    std::vector<RuleSpec> specs;
    for (const Rule &rule : rules)
        if (!rule.implicit || implicit == Implicit::With)
            specs.push_back(rule.spec);
    return of(specs);
}

template <typename Combine>
Reach Reach::combined(const Reach &other, Combine combine) const {
    Reach result;
    for (std::size_t plane = 0; plane < planeCount; ++plane) {
        const AddressSet none(familyOf(plane));
        const auto starts = startsOf(m_planes[plane], other.m_planes[plane]);
        std::size_t here = 0;
        std::size_t there = 0;
        for (std::size_t at = 0; at + 1 < starts.size(); ++at) {
            const AddressSet *left = under(m_planes[plane], here, starts[at]);
            const AddressSet *right = under(other.m_planes[plane], there, starts[at]);
            append(result.m_planes[plane],
                   {starts[at], starts[at + 1] - 1, combine(left ? *left : none, right ? *right : none)});
        }
    }
    return result;
}

bool Reach::isEmpty() const {
    return std::all_of(m_planes.begin(), m_planes.end(), [](const Plane &plane) { return plane.empty(); });
}

Reach Reach::united(const Reach &other) const {
    return combined(other, [](const AddressSet &a, const AddressSet &b) { return a.united(b); });
}

Reach Reach::minus(const Reach &other) const {
    return combined(other, [](const AddressSet &a, const AddressSet &b) { return a.minus(b); });
}

Reach Reach::intersected(const Reach &other) const {
    return combined(other, [](const AddressSet &a, const AddressSet &b) { return a.intersected(b); });
}

bool Reach::contains(const Reach &other) const {
    return other.minus(*this).isEmpty();
}

std::vector<ReachSlice> Reach::slices() const {
    std::vector<ReachSlice> list;
    for (const Direction direction : directions)
        for (const Carried carried : carriedKinds) {
            const std::size_t from = list.size();
            for (const AddressFamily family : families)
                for (const Segment &segment : m_planes[planeOf(direction, carried, family)])
                    list.push_back({direction, carried, segment.first, segment.last, segment.addresses});
            std::sort(list.begin() + static_cast<std::ptrdiff_t>(from), list.end(),
                      [](const ReachSlice &left, const ReachSlice &right) {
                          return std::pair(left.firstPort, left.addresses.family()) <
                                 std::pair(right.firstPort, right.addresses.family());
                      });
        }
    return list;
}

AddressSet Reach::at(Direction direction, Carried carried, AddressFamily family, int port) const {
    std::size_t cursor = 0;
    const AddressSet *found = under(m_planes[planeOf(direction, carried, family)], cursor, port);
    return found ? *found : AddressSet(family);
}

QString word(Carried carried) {
    switch (carried) {
    case Carried::Tcp:
        return QStringLiteral("tcp");
    case Carried::Udp:
        return QStringLiteral("udp");
    case Carried::Icmp:
        return QStringLiteral("icmp");
    case Carried::Icmpv6:
        return QStringLiteral("icmpv6");
    case Carried::Other:
        break;
    }
    return QStringLiteral("other");
}

int icmpPort(int type, int code) {
    return type * 256 + code;
}

namespace {

QString icmpText(const ReachSlice &slice) {
    const QString protocol = word(slice.carried);
    const int first = slice.firstPort / 256;
    const int last = slice.lastPort / 256;
    if (slice.firstPort == 0 && slice.lastPort == 65535)
        return protocol;
    if (first != last)
        return QStringLiteral("%1 types %2-%3").arg(protocol).arg(first).arg(last);
    const QString text = QStringLiteral("%1 type %2").arg(protocol).arg(first);
    const bool everyCode = slice.firstPort % 256 == 0 && slice.lastPort % 256 == 255;
    const int code = slice.firstPort % 256;
    return everyCode ? text : QStringLiteral("%1 code %2").arg(text).arg(code);
}

} // namespace

QString serviceText(const ReachSlice &slice) {
    const QString protocol = word(slice.carried);
    if (slice.carried == Carried::Other)
        return QStringLiteral("other protocols");
    if (!hasPorts(slice.carried))
        return icmpText(slice);
    if (slice.firstPort <= 1 && slice.lastPort == 65535)
        return QStringLiteral("every %1 port").arg(protocol);
    if (slice.firstPort == slice.lastPort)
        return QStringLiteral("%1/%2").arg(slice.firstPort).arg(protocol);
    return QStringLiteral("%1-%2/%3").arg(slice.firstPort).arg(slice.lastPort).arg(protocol);
}

} // namespace cloudnx
