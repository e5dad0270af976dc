#include "models/firewall/packet.h"

#include "models/firewall/protocolnumber.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr int portCount = 65536;

QString carriedText(const Packet &packet) {
    if (isIcmp(packet.carried))
        return QStringLiteral("%1 type %2 code %3")
            .arg(word(packet.carried))
            .arg(packet.port / 256)
            .arg(packet.port % 256);
    if (hasPorts(packet.carried))
        return QStringLiteral("%1/%2").arg(packet.port).arg(word(packet.carried));
    const QString name = protocolName(packet.port / portCount);
    const int port = packet.port % portCount;
    return port == 0 ? name : QStringLiteral("%1/%2").arg(port).arg(name);
}

// Addresses for documentation (RFC 5737, RFC 3849): nobody's, and seen to be an example.
Address example(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? Address{0, 0xCB007107} : Address{0x20010db800000000, 7};
}

Address shownAddress(const AddressSet &addresses) {
    if (addresses.contains(example(addresses.family())))
        return example(addresses.family());
    const AddressRange &range = addresses.ranges().front();
    return range.last == range.first ? range.first : after(range.first);
}

int shownPort(const ReachSlice &slice) {
    return hasPorts(slice.carried) && slice.firstPort == 0 ? std::min(1, slice.lastPort) : slice.firstPort;
}

AddressFamily otherFamily(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? AddressFamily::Ipv6 : AddressFamily::Ipv4;
}

bool areTwins(const ReachSlice &left, const ReachSlice &right) {
    return left.direction == right.direction && left.carried == right.carried &&
           left.addresses.family() != right.addresses.family() && left.firstPort <= right.lastPort &&
           right.firstPort <= left.lastPort;
}

} // namespace

QString toText(const Packet &packet) {
    return QStringLiteral("%1 %2 %3")
        .arg(carriedText(packet),
             packet.direction == Direction::Ingress ? QStringLiteral("from") : QStringLiteral("to"),
             addressText(packet.family, packet.peer));
}

bool contains(const Reach &reach, const Packet &packet) {
    return reach.contains(packet.direction, packet.carried, packet.family, packet.port, packet.peer);
}

Packet witness(const ReachSlice &slice) {
    return {slice.direction, slice.carried, shownPort(slice), slice.addresses.family(),
            shownAddress(slice.addresses)};
}

std::optional<Packet> witness(const Reach &reach) {
    const auto slices = reach.slices();
    return slices.empty() ? std::nullopt : std::optional(witness(slices.front()));
}

std::vector<ReachSlice> withoutTwin(const Reach &reach) {
    std::vector<ReachSlice> open = reach.slices();
    std::erase_if(open, [](const ReachSlice &slice) {
        return isIcmp(slice.carried) || !slice.addresses.isEverything();
    });
    std::vector<ReachSlice> alone;
    for (const ReachSlice &slice : open) {
        ReachSlice rest = slice; // twins come in rising order
        for (const ReachSlice &twin : open)
            if (areTwins(rest, twin)) {
                if (rest.firstPort < twin.firstPort)
                    alone.push_back(
                        {rest.direction, rest.carried, rest.firstPort, twin.firstPort - 1, rest.addresses});
                rest.firstPort = twin.lastPort + 1;
            }
        if (rest.firstPort <= rest.lastPort)
            alone.push_back(rest);
    }
    return alone;
}

QString missingTwinText(const ReachSlice &slice) {
    const auto families = [](AddressFamily family) {
        return family == AddressFamily::Ipv4 ? QStringLiteral("IPv4 (0.0.0.0/0)")
                                             : QStringLiteral("IPv6 (::/0)");
    };
    return QStringLiteral("%1 is open to everyone over %2, but not over %3")
        .arg(serviceText(slice), families(slice.addresses.family()),
             families(otherFamily(slice.addresses.family())));
}

} // namespace cloudnx
