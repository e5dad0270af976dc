#pragma once

#include "models/firewall/addressset.h"
#include "models/firewall/rule.h"

#include <array>

namespace cloudnx {

/// What a packet carries, as far as rules tell packets apart. `Other`: what only a rule for every protocol
/// admits.
enum class Carried { Tcp, Udp, Icmp, Icmpv6, Other };

/// A box of traffic: the same addresses on each port from first to last. For icmp a "port" is type × 256 +
/// code (icmpPort); other protocols have only 0.
struct ReachSlice {
    Direction direction = Direction::Ingress;
    Carried carried = Carried::Tcp;
    int firstPort = 0;
    int lastPort = 0;
    AddressSet addresses; ///< of one family

    friend bool operator==(const ReachSlice &, const ReachSlice &) = default;
};

/// The exact set {direction, family, protocol, port, address} that a set of allow rules admits, in one
/// canonical form: two rule sets admit the same traffic if and only if their reaches are equal. Rules whose
/// peer is a security group (peerGroup) are left out: whom they admit depends on its members.
class Reach {
public:
    Reach();
    [[nodiscard]] static Reach of(const RuleSpec &rule);
    [[nodiscard]] static Reach of(const std::vector<RuleSpec> &rules);
    /// @p rules of a group; Implicit::Without leaves out what the platform made itself.
    enum class Implicit { With, Without };
    [[nodiscard]] static Reach of(const std::vector<Rule> &rules, Implicit implicit);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] Reach united(const Reach &other) const;
    [[nodiscard]] Reach minus(const Reach &other) const;
    [[nodiscard]] Reach intersected(const Reach &other) const;
    [[nodiscard]] bool contains(const Reach &other) const;
    /// Direction by direction, protocol by protocol, ports rising, IPv4 before IPv6.
    [[nodiscard]] std::vector<ReachSlice> slices() const;
    /// Who reaches one port (icmpPort for icmp, 0 for other).
    [[nodiscard]] AddressSet at(Direction direction, Carried carried, AddressFamily family, int port) const;

    friend bool operator==(const Reach &, const Reach &) = default;

    struct Segment {
        int first = 0;
        int last = 0;
        AddressSet addresses;

        friend bool operator==(const Segment &, const Segment &) = default;
    };

private:
    static constexpr std::size_t planeCount = std::size_t{2} * 5 * 2; ///< direction × carried × family
    using Plane = std::vector<Segment>; ///< rising, disjoint, no empty one, no equal neighbours

    template <typename Combine>
    [[nodiscard]] Reach combined(const Reach &other, Combine combine) const;

    std::array<Plane, planeCount> m_planes;
};

/// "5432/tcp", "8000-8100/udp", "every tcp port", "icmp", "other protocols".
[[nodiscard]] QString serviceText(const ReachSlice &slice);
[[nodiscard]] int icmpPort(int type, int code);
/// "tcp", "udp", "icmp", "icmpv6", "other".
[[nodiscard]] QString word(Carried carried);

} // namespace cloudnx
