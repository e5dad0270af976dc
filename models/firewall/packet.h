#pragma once

#include "models/firewall/reach.h"

namespace cloudnx {

/// One packet that begins something, as far as rules tell packets apart. `peer` is its source when it comes
/// in, its destination when it goes out.
struct Packet {
    Direction direction = Direction::Ingress;
    Carried carried = Carried::Tcp;
    int port = 0; ///< as in ReachSlice
    AddressFamily family = AddressFamily::Ipv4;
    Address peer;

    friend bool operator==(const Packet &, const Packet &) = default;
};

/// A packet as somebody describes it.
struct PacketWords {
    Direction direction = Direction::Ingress;
    QString protocol; ///< tcp, udp, icmp, icmpv6, a name like gre, or a number
    QString port;     ///< of icmp its type, "8", or type and code, "3/4"; empty: ping
    QString address;  ///< where it comes from or goes to
};

/// Errors: Usage or Invalid, saying what to write instead.
[[nodiscard]] Result<Packet> parsePacket(const PacketWords &words);

/// "5432/tcp from 203.0.113.7", "icmp type 8 code 0 from 2001:db8::7", "gre to 10.0.0.1".
[[nodiscard]] QString toText(const Packet &packet);
[[nodiscard]] bool contains(const Reach &reach, const Packet &packet);
/// A packet of @p reach, one that people recognise where there is a choice; empty when there is none.
[[nodiscard]] std::optional<Packet> witness(const Reach &reach);
[[nodiscard]] Packet witness(const ReachSlice &slice);

/// What @p reach opens to everyone over one family and not over the other: the slices whose twin is missing.
/// ICMP and ICMPv6 are no twins of each other.
[[nodiscard]] std::vector<ReachSlice> withoutTwin(const Reach &reach);
/// "443/tcp is open to everyone over IPv4 (0.0.0.0/0), but not over IPv6 (::/0)".
[[nodiscard]] QString missingTwinText(const ReachSlice &slice);

} // namespace cloudnx
