#pragma once

#include "models/firewall/addressset.h"
#include "models/firewall/rule.h"

namespace cloudnx {

/// What a packet carries, as far as rules tell packets apart. `Other`: every protocol but the four.
enum class Carried { Tcp, Udp, Icmp, Icmpv6, Other };

/// A box of traffic: the same addresses on each port from first to last. For icmp a "port" is type × 256 +
/// code (icmpPort), for other protocols number × 65536 + port (otherPort).
struct ReachSlice {
    Direction direction = Direction::Ingress;
    Carried carried = Carried::Tcp;
    int firstPort = 0;
    int lastPort = 0;
    AddressSet addresses; ///< of one family

    friend bool operator==(const ReachSlice &, const ReachSlice &) = default;
};

/// "5432/tcp", "8000-8100/udp", "every tcp port", "icmp", "icmp type 8", "other protocols", "gre",
/// "5000/sctp".
[[nodiscard]] QString serviceText(const ReachSlice &slice);
/// "16,777,216 IPv4 addresses × 1 port", "1 IPv4 address × every port", "4 IPv6 addresses × icmpv6 type 128".
[[nodiscard]] QString countText(const ReachSlice &slice);

[[nodiscard]] int icmpPort(int type, int code);
[[nodiscard]] int otherPort(int number, int port = 0);
/// "tcp", "udp", "icmp", "icmpv6", "other".
[[nodiscard]] QString word(Carried carried);
/// Tcp for 6 and so on, Other for what has no plane of its own.
[[nodiscard]] Carried carriedBy(int protocolNumber);
[[nodiscard]] bool hasPorts(Carried carried);
[[nodiscard]] bool isIcmp(Carried carried);
} // namespace cloudnx
