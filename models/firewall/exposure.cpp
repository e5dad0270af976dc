#include "models/firewall/exposure.h"

#include "models/firewall/reachaxis.h"

#include <algorithm>
#include <map>

namespace cloudnx {

namespace {

// Wider than this nobody can name who it is: a /16 of IPv4, a /32 of IPv6 (what a provider gets).
constexpr int widestNamedIpv4 = 16;
constexpr int widestNamedIpv6 = 32;
constexpr int widestHeldIpv4 = 8;
constexpr int widestHeldIpv6 = 16;

constexpr std::array carriedKinds{Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other};

struct Guarded {
    QString instance;
    std::vector<const Rule *> rules = {}; ///< what comes in
    QString doubt = {};                   ///< why more may come in; empty: nothing else does
};

/// A rule where it admits one kind of traffic.
struct PlacedRule {
    const Rule *rule;
    AxisRange places;
};

/// Without the platform's own.
void placeRules(const Guarded &guarded, Carried carried, std::vector<PlacedRule> &placed) {
    placed.clear();
    for (const Rule *rule : guarded.rules) {
        if (rule->implicit || !admits(rule->spec.protocol, carried))
            continue;
        if (const auto places = placesOf(rule->spec, carried))
            placed.push_back({rule, *places});
    }
}

std::vector<Guarded> guardedBy(const std::vector<FirewallGroup> &groups, const QStringList &unguarded = {}) {
    std::map<QString, Guarded> byName;
    for (const FirewallGroup &group : groups) {
        std::vector<const Rule *> rules;
        rules.reserve(group.rules.size());
        for (const Rule &rule : group.rules)
            if (rule.spec.direction == Direction::Ingress)
                rules.push_back(&rule);
        for (const QString &instance : group.instances) {
            Guarded &guarded = byName[instance];
            guarded.instance = instance;
            if (isUnfiltered(group, instance))
                guarded.doubt = unfilteredText(instance);
            guarded.rules.insert(guarded.rules.end(), rules.begin(), rules.end());
        }
    }
    for (const QString &instance : unguarded)
        byName.try_emplace(instance, Guarded{instance, {}, unguardedText(instance)});
    std::vector<Guarded> list;
    list.reserve(byName.size());
    for (auto &[name, guarded] : byName)
        list.push_back(std::move(guarded));
    return list;
}

// Only a long range can hold a wide block.
bool hasPublicBlockWiderThan(int prefix, const AddressSet &addresses) {
    const int width = addresses.family() == AddressFamily::Ipv4 ? 32 : 128;
    const auto isLong = [&](const AddressRange &range) {
        return less(range.last, range.first) > lowBits(width - prefix);
    };
    if (std::none_of(addresses.ranges().begin(), addresses.ranges().end(), isLong))
        return false;
    const auto blocks = addresses.blocks();
    return std::any_of(blocks.begin(), blocks.end(), [prefix](const CidrBlock &block) {
        return block.prefix() < prefix && !block.isPrivate();
    });
}

// Echo request: type 8 of ICMP (RFC 792), 128 of ICMPv6 (RFC 4443).
int pingPort(Carried carried) {
    return carried == Carried::Icmp ? icmpPort(8, 0) : carried == Carried::Icmpv6 ? icmpPort(128, 0) : 0;
}

// The worst of the services in the range, as the reason names it.
const KnownService *worstIn(const Exposure &row) {
    const KnownService *worst = nullptr;
    for (const KnownService &service : knownServices())
        if (service.carried == row.carried && row.firstPort <= service.port && service.port <= row.lastPort &&
            (!worst || (worst->web && !service.web)))
            worst = &service;
    return worst;
}

bool isWebOnly(const Exposure &row) {
    const KnownService *only =
        row.firstPort == row.lastPort ? knownService(row.carried, row.firstPort) : nullptr;
    return only && only->web;
}

QString familyText(const Exposure &row) {
    if (row.ipv4.isEverything() && row.ipv6.isEverything())
        return QStringLiteral("everyone (0.0.0.0/0 and ::/0)");
    const bool ipv4 = row.ipv4.isEverything();
    const AddressSet &other = ipv4 ? row.ipv6 : row.ipv4;
    const QString everyone =
        ipv4 ? QStringLiteral("everyone over IPv4 (0.0.0.0/0)") : QStringLiteral("everyone over IPv6 (::/0)");
    const QString twin = ipv4 ? QStringLiteral("IPv6") : QStringLiteral("IPv4");
    if (other.isEmpty())
        return QStringLiteral("%1; %2 is closed").arg(everyone, twin);
    return QStringLiteral("%1; over %2 %3").arg(everyone, twin, other.toText());
}

QString whoText(const Exposure &row) {
    if (row.audience == Audience::Unknown)
        return QStringLiteral("not known");
    if (row.audience == Audience::Nobody)
        return QStringLiteral("nobody");
    if (row.audience == Audience::Internet)
        return familyText(row);
    QString text;
    const auto put = [&text](const QString &part) {
        if (text.isEmpty())
            text = part;
        else
            text += QLatin1String(", ") + part;
    };
    for (const AddressSet *set : {&row.ipv4, &row.ipv6})
        if (!set->isEmpty())
            put(row.audience == Audience::Wide && audienceOf(*set) == Audience::Wide ? set->countText()
                                                                                     : set->toText());
    for (const QString &group : row.groups)
        put(QStringLiteral("members of %1").arg(group));
    return text;
}

void judgePing(Exposure &row) {
    row.danger = Danger::Low;
    row.reason = QStringLiteral("Anyone there can see that the machine is up.");
}

void judgeOpen(Exposure &row) {
    const KnownService *worst = worstIn(row);
    const bool internet = row.audience == Audience::Internet;
    const QString who = internet ? QStringLiteral("The whole internet") : QStringLiteral("A very wide range");
    if (isWebOnly(row)) {
        row.danger = Danger::None;
        row.reason = QStringLiteral("Web traffic is meant for everyone.");
    } else if (worst && !worst->web) {
        row.danger = internet ? Danger::Critical : Danger::High;
        row.reason = QStringLiteral("%1 reaches %2, which is searched for and attacked all day.")
                         .arg(who, worst->name);
    } else {
        row.danger = Danger::High;
        row.reason = QStringLiteral("%1 reaches a port that is not for the web.").arg(who);
    }
}

// What the documents leave open stays open here: both readings, and no promise.
void judgeImplicit(Exposure &row, const Guarded &guarded) {
    QStringList narrowed;
    std::vector<PlacedRule> placed;
    placeRules(guarded, Carried::Tcp, placed);
    for (const PlacedRule &one : placed)
        if (one.places.first <= 22 && 22 <= one.places.last)
            narrowed += peerText(one.rule->spec);
    narrowed.removeDuplicates();
    if (narrowed.isEmpty()) {
        row.danger = Danger::Low;
        row.reason = QStringLiteral("Made by the platform: SSH through the assigned high port. It cannot be "
                                    "removed; whether a rule for 22 narrows it is not documented.");
        return;
    }
    row.danger = Danger::Unknown;
    row.reason =
        QStringLiteral("Made by the platform, and not documented: if a rule for 22 narrows it, only %1 reach "
                       "it through the assigned high port; if not, %2 does.")
            .arg(narrowed.join(QLatin1String(", ")), row.who);
}

void judge(Exposure &row) {
    if (row.audience == Audience::Nobody) {
        row.reason = QStringLiteral("No rule admits it.");
    } else if (row.audience == Audience::Group) {
        row.reason = QStringLiteral("Only members of a group that was named reach it.");
    } else if (row.audience == Audience::Named) {
        row.reason = QStringLiteral("Only ranges that were named reach it.");
    } else if (isIcmp(row.carried)) {
        judgePing(row);
    } else {
        judgeOpen(row);
    }
}

void nameService(Exposure &row) {
    const KnownService *known =
        row.firstPort == row.lastPort ? knownService(row.carried, row.firstPort) : nullptr;
    if (known)
        row.name = known->name;
    row.service = known ? known->service
                        : serviceText(ReachSlice{Direction::Ingress, row.carried, row.firstPort, row.lastPort,
                                                 AddressSet()});
}

void finish(Exposure &row, const Guarded &guarded) {
    row.instance = guarded.instance;
    nameService(row);
    row.audience = std::max(audienceOf(row.ipv4), audienceOf(row.ipv6));
    if (row.audience == Audience::Nobody && !row.groups.empty())
        row.audience = Audience::Group;
    row.who = whoText(row);
    if (row.implicit)
        judgeImplicit(row, guarded);
    else
        judge(row);
}

void leaveOpen(Exposure &row, const QString &reason) {
    row.audience = Audience::Unknown;
    row.danger = Danger::Unknown;
    row.who = whoText(row);
    row.reason = reason;
}

/// What an instance's rules admit, put into rows.
class Rows {
public:
    Rows(const Guarded &guarded, std::vector<Exposure> &rows) : m_guarded(guarded), m_rows(rows) {
        std::vector<const RuleSpec *> specs;
        specs.reserve(guarded.rules.size());
        for (const Rule *rule : guarded.rules)
            if (!rule->implicit)
                specs.push_back(&rule->spec);
        m_reach = Reach::of(specs);
    }

    void add() {
        if (!m_guarded.doubt.isEmpty())
            addUnknown();
        for (const Rule *rule : m_guarded.rules)
            if (rule->implicit)
                addImplicit(*rule);
        for (const Carried carried : carriedKinds)
            addRows(carried);
    }

    /// The row of @p place, whoever reaches it.
    [[nodiscard]] Exposure at(Carried carried, int place) {
        placeRules(m_guarded, carried, m_placed);
        return rowOf(carried, {place, place}, reachedBy(carried, AddressFamily::Ipv4, place),
                     reachedBy(carried, AddressFamily::Ipv6, place));
    }

private:
    [[nodiscard]] const ReachPlane &plane(Carried carried, AddressFamily family) const {
        return m_reach.plane(Direction::Ingress, carried, family);
    }

    [[nodiscard]] AddressSet reachedBy(Carried carried, AddressFamily family, int place) const {
        const ReachPlane &here = plane(carried, family);
        const ReachPlane::Section *section = here.sectionAt(place);
        return section ? AddressSet::ofRanges(family, here.ranges(*section)) : AddressSet(family);
    }

    // Where who reaches it may change: over IPv4, over IPv6, or by a group.
    [[nodiscard]] std::vector<int> startsOf(Carried carried) const {
        std::vector<int> starts;
        const auto put = [&starts](int first, int last) {
            starts.push_back(first);
            starts.push_back(last + 1);
        };
        for (const AddressFamily family : {AddressFamily::Ipv4, AddressFamily::Ipv6})
            for (const ReachPlane::Section &section : plane(carried, family).sections())
                put(section.first, section.last);
        for (const PlacedRule &one : m_placed)
            if (one.rule->spec.peerGroup)
                put(one.places.first, one.places.last);
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        return starts;
    }

    [[nodiscard]] bool isForGroup(int place) const {
        return std::any_of(m_placed.begin(), m_placed.end(), [place](const PlacedRule &one) {
            return one.rule->spec.peerGroup && one.places.first <= place && place <= one.places.last;
        });
    }

    // The same addresses reach @p range all over; every rule that admits any of it is named.
    [[nodiscard]] Exposure rowOf(Carried carried, AxisRange range, AddressSet ipv4, AddressSet ipv6) const {
        Exposure row;
        row.carried = carried;
        row.ipv4 = std::move(ipv4);
        row.ipv6 = std::move(ipv6);
        const auto isHere = [range](const PlacedRule &one) {
            return one.places.first <= range.last && range.first <= one.places.last;
        };
        row.rules.reserve(static_cast<std::size_t>(std::count_if(m_placed.begin(), m_placed.end(), isHere)));
        for (const PlacedRule &one : m_placed) {
            if (!isHere(one))
                continue;
            row.rules.push_back(one.rule->id);
            const auto &group = one.rule->spec.peerGroup;
            if (group && std::find(row.groups.begin(), row.groups.end(), *group) == row.groups.end())
                row.groups.push_back(*group);
        }
        return row;
    }

    void addRows(Carried carried) {
        placeRules(m_guarded, carried, m_placed);
        const auto starts = startsOf(carried);
        for (std::size_t from = 0; from + 1 < starts.size(); ++from) {
            const AxisRange places{starts[from], starts[from + 1] - 1};
            AddressSet ipv4 = reachedBy(carried, AddressFamily::Ipv4, places.first);
            AddressSet ipv6 = reachedBy(carried, AddressFamily::Ipv6, places.first);
            if (ipv4.isEmpty() && ipv6.isEmpty() && !isForGroup(places.first))
                continue;
            Exposure row = rowOf(carried, places, std::move(ipv4), std::move(ipv6));
            if (carried != Carried::Other) {
                addRow(std::move(row), places);
                continue;
            }
            for (const AxisRange &ports : portsAt(carried, places))
                addRow(Exposure(row), ports);
        }
    }

    void addRow(Exposure &&row, AxisRange ports) {
        row.firstPort = ports.first;
        row.lastPort = ports.last;
        finish(row, m_guarded);
        m_rows.push_back(std::move(row));
    }

    void addUnknown() {
        Exposure row;
        row.instance = m_guarded.instance;
        row.lastPort = PortRange::all().last();
        row.service = QStringLiteral("every port");
        leaveOpen(row, m_guarded.doubt);
        m_rows.push_back(std::move(row));
    }

    void addImplicit(const Rule &rule) {
        for (const ReachSlice &slice : Reach::of(rule.spec).slices()) {
            Exposure row;
            row.implicit = true;
            row.carried = slice.carried;
            (slice.addresses.family() == AddressFamily::Ipv4 ? row.ipv4 : row.ipv6) = slice.addresses;
            row.rules = {rule.id};
            addRow(std::move(row), {slice.firstPort, slice.lastPort});
        }
    }

    const Guarded &m_guarded;
    std::vector<Exposure> &m_rows;
    std::vector<PlacedRule> m_placed; ///< of the kind that is being looked at
    Reach m_reach;
};

} // namespace

std::vector<Exposure> exposuresOf(const std::vector<FirewallGroup> &groups, const QStringList &unguarded) {
    const std::vector<Guarded> instances = guardedBy(groups, unguarded);
    std::size_t rules = 0;
    for (const Guarded &guarded : instances)
        rules += guarded.rules.size();
    std::vector<Exposure> rows;
    rows.reserve(rules + rules / 2); // a range may fall into several rows
    for (const Guarded &guarded : instances)
        Rows(guarded, rows).add();
    return rows;
}

Exposure exposureAt(const std::vector<FirewallGroup> &groups, const QString &instance, Carried carried,
                    int port) {
    std::vector<Guarded> all = guardedBy(groups);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Guarded &one) { return one.instance == instance; });
    const Guarded mine =
        found == all.end() ? Guarded{instance, {}, unguardedText(instance)} : std::move(*found);
    std::vector<Exposure> none;
    const int asked = isIcmp(carried) ? pingPort(carried) : port;
    const int place = carried == Carried::Other ? placeOfOther(asked).value_or(0) : asked;
    Exposure row = Rows(mine, none).at(carried, place);
    row.firstPort = row.lastPort = asked;
    finish(row, mine);
    if (!mine.doubt.isEmpty() && row.audience != Audience::Internet)
        leaveOpen(row, mine.doubt);
    return row;
}

bool isUnfiltered(const FirewallGroup &group, const QString &instance) {
    return group.unfiltered &&
           std::find(group.unfiltered->begin(), group.unfiltered->end(), instance) != group.unfiltered->end();
}

QString unguardedText(const QString &instance) {
    return QStringLiteral("The rules that guard %1 are not known.").arg(instance);
}

QString unfilteredText(const QString &instance) {
    return QStringLiteral("%1 has a port without port security: no rules filter what passes it.")
        .arg(instance);
}

std::vector<QString> instancesOf(const std::vector<FirewallGroup> &groups, const QStringList &unguarded) {
    std::vector<QString> names;
    for (const Guarded &guarded : guardedBy(groups, unguarded))
        names.push_back(guarded.instance);
    return names;
}

Audience audienceOf(const AddressSet &addresses) {
    if (addresses.isEmpty())
        return Audience::Nobody;
    if (addresses.isEverything())
        return Audience::Internet;
    const int widest = addresses.family() == AddressFamily::Ipv4 ? widestNamedIpv4 : widestNamedIpv6;
    return hasPublicBlockWiderThan(widest, addresses) ? Audience::Wide : Audience::Named;
}

bool holdsInternet(const AddressSet &addresses) {
    return hasPublicBlockWiderThan(
        addresses.family() == AddressFamily::Ipv4 ? widestHeldIpv4 : widestHeldIpv6, addresses);
}

bool letsManyIn(const Rule &rule) {
    return !rule.implicit && rule.spec.direction == Direction::Ingress && !rule.spec.peerGroup &&
           !rule.spec.peer.isPrivate() && audienceOf(AddressSet::of(rule.spec.peer)) >= Audience::Wide;
}

bool isMeantForEveryone(Carried carried, int firstPort, int lastPort) {
    const KnownService *known = knownService(carried, firstPort);
    return firstPort == lastPort && known && known->web;
}

namespace {

// Ports as IANA registers them or, for those it does not, as the product ships.
std::vector<KnownService> servicesByPort() {
    std::vector<KnownService> services{
        {Carried::Tcp, 21, "ftp", QStringLiteral("FTP"), false},
        {Carried::Tcp, 22, "ssh", QStringLiteral("SSH"), false},
        {Carried::Tcp, 23, "telnet", QStringLiteral("Telnet"), false},
        {Carried::Tcp, 25, "smtp", QStringLiteral("SMTP"), false},
        {Carried::Tcp, 80, "http", QStringLiteral("HTTP"), true},
        {Carried::Udp, 161, "snmp", QStringLiteral("SNMP"), false},
        {Carried::Tcp, 443, "https", QStringLiteral("HTTPS"), true},
        {Carried::Tcp, 445, "smb", QStringLiteral("SMB"), false},
        {Carried::Tcp, 1433, "mssql", QStringLiteral("SQL Server"), false},
        {Carried::Tcp, 1521, "oracle", QStringLiteral("Oracle Database"), false},
        {Carried::Tcp, 2375, "docker", QStringLiteral("Docker"), false},
        {Carried::Tcp, 2379, "etcd", QStringLiteral("etcd"), false},
        {Carried::Tcp, 3306, "mysql", QStringLiteral("MySQL"), false},
        {Carried::Tcp, 3389, "rdp", QStringLiteral("Remote Desktop"), false},
        {Carried::Tcp, 5432, "pgsql", QStringLiteral("PostgreSQL"), false},
        {Carried::Tcp, 5900, "vnc", QStringLiteral("VNC"), false},
        {Carried::Tcp, 6379, "redis", QStringLiteral("Redis"), false},
        {Carried::Tcp, 6443, "k8s", QStringLiteral("Kubernetes API"), false},
        {Carried::Tcp, 9200, "elastic", QStringLiteral("Elasticsearch"), false},
        {Carried::Tcp, 10250, "kubelet", QStringLiteral("kubelet"), false},
        {Carried::Tcp, 11211, "memcached", QStringLiteral("memcached"), false},
        {Carried::Udp, 11211, "memcached", QStringLiteral("memcached"), false},
        {Carried::Tcp, 27017, "mongodb", QStringLiteral("MongoDB"), false},
    };
    for (KnownService &one : services)
        one.service =
            serviceText(ReachSlice{Direction::Ingress, one.carried, one.port, one.port, AddressSet()});
    return services;
}

} // namespace

const std::vector<KnownService> &knownServices() {
    static const std::vector<KnownService> services = servicesByPort();
    return services;
}

const KnownService *knownService(Carried carried, int port) {
    for (const KnownService &service : knownServices())
        if (service.carried == carried && service.port == port)
            return &service;
    return nullptr;
}

} // namespace cloudnx
