#pragma once

#include "models/firewall/reachplane.h"
#include "models/firewall/reachslice.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace cloudnx {

/// The addresses of the members of each security group that rules name, by the group's name. A rule whose
/// group is not among them cannot be resolved.
using GroupMembers = std::map<QString, std::vector<CidrBlock>>;

/// The exact set {direction, family, protocol, port, address} that a set of allow rules admits, in one
/// canonical form: two rule sets admit the same traffic if and only if their reaches are equal. Rules that
/// cannot be resolved (unresolvedIn) are left out.
class Reach {
public:
    Reach();
    [[nodiscard]] static Reach of(const RuleSpec &rule, const GroupMembers &members = {});
    [[nodiscard]] static Reach of(const std::vector<RuleSpec> &rules, const GroupMembers &members = {});
    [[nodiscard]] static Reach of(const std::vector<const RuleSpec *> &rules,
                                  const GroupMembers &members = {});
    /// @p rules of a group; Implicit::Without leaves out what the platform made itself.
    enum class Implicit { With, Without };
    [[nodiscard]] static Reach of(const std::vector<Rule> &rules, Implicit implicit,
                                  const GroupMembers &members = {});

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] Reach united(const Reach &other) const;
    [[nodiscard]] Reach minus(const Reach &other) const;
    [[nodiscard]] Reach intersected(const Reach &other) const;
    [[nodiscard]] bool contains(const Reach &other) const;
    /// Direction by direction, protocol by protocol, ports rising, IPv4 before IPv6.
    [[nodiscard]] std::vector<ReachSlice> slices() const;
    [[nodiscard]] std::size_t sliceCount() const;
    /// The slices, one after the other, while @p take returns true: where a few of many are wanted.
    using TakeSlice = std::function<bool(ReachSlice &&)>;
    void eachSlice(const TakeSlice &take) const;
    /// Who reaches one port (icmpPort for icmp, otherPort for other).
    [[nodiscard]] AddressSet at(Direction direction, Carried carried, AddressFamily family, int port) const;
    /// Whether one packet is in it.
    [[nodiscard]] bool contains(Direction direction, Carried carried, AddressFamily family, int port,
                                Address address) const;
    /// Rising; the ports here are places on the plane's axis (for Carried::Other not otherPort).
    [[nodiscard]] const ReachPlane &plane(Direction direction, Carried carried, AddressFamily family) const;

    friend bool operator==(const Reach &left, const Reach &right);

private:
    static constexpr std::size_t planeCount = std::size_t{2} * 5 * 2; ///< direction × carried × family
    using Plane = std::shared_ptr<const ReachPlane>;                  ///< null: empty

    using Combine = ReachPlane (ReachPlane::*)(const ReachPlane &) const;
    bool eachSlice(Direction direction, Carried carried, const TakeSlice &take) const;
    [[nodiscard]] Reach combined(const Reach &other, Combine combine) const;

    std::array<Plane, planeCount> m_planes;
};

/// Why rules cannot be resolved to addresses and protocol numbers, a sentence each, none twice.
[[nodiscard]] std::vector<QString> unresolvedIn(const std::vector<RuleSpec> &rules,
                                                const GroupMembers &members = {});
/// The same of one rule; empty when it can.
[[nodiscard]] std::optional<QString> unresolved(const RuleSpec &rule, const GroupMembers &members = {});

} // namespace cloudnx
