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

tl::unexpected<Error> wrong(const QString &what) {
    return failure(ErrorKind::Usage, what);
}

std::optional<int> numberIn(const QString &text, int most) {
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

Result<int> icmpPlace(const QString &text, bool isIpv4) {
    if (text.isEmpty())
        return icmpPort(isIpv4 ? 8 : 128, 0); // echo request: RFC 792, RFC 4443
    return parseIcmpWord(text).map(
        [](const IcmpWord &icmp) { return icmpPort(icmp.type, icmp.code.value_or(0)); });
}

Result<int> placeOf(const PacketWords &words, int number, const Packet &packet) {
    if (isIcmp(packet.carried))
        return icmpPlace(words.port, packet.family == AddressFamily::Ipv4);
    const auto port = words.port.isEmpty() ? std::optional(0) : numberIn(words.port, 65535);
    if (!port || (words.port.isEmpty() && hasPorts(packet.carried)))
        return wrong(QStringLiteral("Say which port of %1, from 0 to 65535.").arg(words.protocol));
    return packet.carried == Carried::Other ? otherPort(number, *port) : *port;
}

} // namespace

Result<Packet> parsePacket(const PacketWords &words) {
    const auto number = protocolNumber(words.protocol);
    if (!number)
        return wrong(
            QStringLiteral(
                "\"%1\" is not a protocol. Use tcp, udp, icmp, icmpv6, a name like gre, or a number.")
                .arg(words.protocol));
    const auto peer = CidrBlock::parse(words.address);
    if (!peer)
        return failure(peer.error());
    const AddressBlock block = blockOf(*peer);
    if (block.prefix != 128)
        return wrong(QStringLiteral("%1 is a block; a packet has one address.").arg(words.address));
    Packet packet{words.direction, carriedBy(*number), 0, peer->family(), block.first};
    return placeOf(words, *number, packet).map([&packet](int place) {
        packet.port = place;
        return packet;
    });
}

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
