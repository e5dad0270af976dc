#pragma once

#include "models/core/described.h"
#include "models/firewall/cidrblock.h"

namespace cloudnx {

enum class Direction { Ingress, Egress };
/// Other: one of those nobody opens by hand (gre, vrrp, …); RuleSpec::protocolName tells which.
enum class Protocol { Tcp, Udp, Icmp, Icmpv6, Any, Other };

template <>
inline constexpr auto enumWords<Direction> =
    std::to_array<EnumWord<Direction>>({{Direction::Ingress, "ingress"}, {Direction::Egress, "egress"}});

template <>
inline constexpr auto enumWords<Protocol> = std::to_array<EnumWord<Protocol>>({{Protocol::Tcp, "tcp"},
                                                                               {Protocol::Udp, "udp"},
                                                                               {Protocol::Icmp, "icmp"},
                                                                               {Protocol::Icmpv6, "icmpv6"},
                                                                               {Protocol::Any, "any"},
                                                                               {Protocol::Other, "other"}});

/// Errors: Invalid, naming the protocols there are.
[[nodiscard]] Result<Protocol> parseProtocol(const QString &text);

/// Ports from first to last, both included, 0 to 65535, which is "all". Clouds know port 0 in rules; nobody
/// opens it.
class PortRange {
public:
    PortRange() = default;
    /// "443", "8000-8100", "all": whatever toText() says. Errors: Invalid.
    [[nodiscard]] static Result<PortRange> parse(const QString &text);
    /// As parse, for ports that somebody wants to open: from 1 on. Errors: Invalid.
    [[nodiscard]] static Result<PortRange> typed(const QString &text);

    [[nodiscard]] static PortRange all() { return {0, 65535}; }

    [[nodiscard]] static Result<PortRange> between(int first, int last);

    [[nodiscard]] static PortRange of(std::uint16_t port) { return {port, port}; }

    [[nodiscard]] QString toText() const;

    [[nodiscard]] std::uint16_t first() const { return m_first; }

    [[nodiscard]] std::uint16_t last() const { return m_last; }

    [[nodiscard]] bool contains(std::uint16_t port) const { return m_first <= port && port <= m_last; }

    [[nodiscard]] bool isAll() const { return m_first <= 1 && m_last == 65535; }

    friend bool operator==(const PortRange &, const PortRange &) = default;
    friend auto operator<=>(const PortRange &, const PortRange &) = default;

private:
    PortRange(std::uint16_t first, std::uint16_t last) : m_first(first), m_last(last) {}

    std::uint16_t m_first = 0;
    std::uint16_t m_last = 65535;
};

/// What an allow rule says. Two rules with equal specs (description aside) are the same rule.
struct RuleSpec {
    Direction direction = Direction::Ingress;
    Protocol protocol = Protocol::Tcp;
    std::optional<PortRange> ports; ///< tcp and udp only; empty = every port
    CidrBlock peer; ///< who: the source for ingress, the destination for egress; see peerGroup
    QString description;
    std::optional<QString> protocolName = {}; ///< of Protocol::Other, in the cloud's words: "gre", "112"
    std::optional<int> icmpType = {};         ///< empty: every type
    std::optional<int> icmpCode = {};         ///< empty: every code of the type
    /// Instead of addresses: the members of this security group (OpenStack). Then `peer` is "this host"
    /// (0.0.0.0/32 or ::/128), which no packet comes from: it only tells IPv4 from IPv6.
    std::optional<QString> peerGroup = {};

    friend bool operator==(const RuleSpec &, const RuleSpec &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("direction", self.direction);
        visit("protocol", self.protocol);
        visit("ports", self.ports);
        visit("cidr", self.peer);
        visit("description", self.description);
        visit("protocol_name", self.protocolName);
        visit("icmp_type", self.icmpType);
        visit("icmp_code", self.icmpCode);
        visit("peer_group", self.peerGroup);
    }
};

/// Same traffic, whatever the description says.
[[nodiscard]] bool sameTraffic(const RuleSpec &left, const RuleSpec &right);

/// "5432/tcp", "ping (icmp)", "any protocol".
[[nodiscard]] QString serviceText(const RuleSpec &rule);
/// "everyone (0.0.0.0/0)", "everyone (::/0)", "10.0.0.0/24", "members of web (IPv4)".
[[nodiscard]] QString peerText(const RuleSpec &rule);

/// One rule as it stands in the cloud.
struct Rule {
    QString id;
    RuleSpec spec;
    bool implicit = false; ///< made by the platform; cannot be removed, and is never hidden
    std::optional<Instant> createdAt;

    friend bool operator==(const Rule &, const Rule &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("spec", self.spec);
        visit("implicit", self.implicit);
        visit("created_at", self.createdAt);
    }
};

/// A set of allow rules and the instances it guards: an instance's own firewall on CloudNx, a security group
/// on OpenStack.
struct FirewallGroup {
    QString id;
    QString name; ///< unique within the account on CloudNx (the instance's name)
    std::vector<Rule> rules;
    std::vector<QString> instances;    ///< names of the instances that use it
    std::optional<bool> stateful = {}; ///< empty when the cloud does not say
    /// Id of the other project that shares it with this one: read-only here. Empty: it is ours.
    std::optional<QString> owner = {};
    std::optional<QString> description = {}; ///< empty where the cloud keeps none
    /// Those of `instances` that have a port beside it which no rules filter (OpenStack: port security off),
    /// so that the rules do not tell who reaches them.
    std::optional<std::vector<QString>> unfiltered = {};

    friend bool operator==(const FirewallGroup &, const FirewallGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("rules", self.rules);
        visit("instances", self.instances);
        visit("stateful", self.stateful);
        visit("owner", self.owner);
        visit("description", self.description);
        visit("unfiltered", self.unfiltered);
    }
};

/// What a cloud may limit.
enum class Limited { Groups, Rules, Ports, FloatingAddresses };

template <>
inline constexpr auto enumWords<Limited> =
    std::to_array<EnumWord<Limited>>({{Limited::Groups, "security groups"},
                                      {Limited::Rules, "security group rules"},
                                      {Limited::Ports, "ports"},
                                      {Limited::FloatingAddresses, "floating addresses"}});

/// How much of something an account may have, and has.
struct Allowance {
    Limited what = Limited::Rules;
    int used = 0;
    std::optional<int> limit; ///< empty: as many as one likes

    friend bool operator==(const Allowance &, const Allowance &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("what", self.what);
        visit("used", self.used);
        visit("limit", self.limit);
    }
};

} // namespace cloudnx
