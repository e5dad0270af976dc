#include "models/firewall/exposure.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace cloudnx {

namespace {

// Wider than this nobody can name who it is: a /16 of IPv4, a /32 of IPv6 (what a provider gets).
constexpr int widestNamedIpv4 = 16;
constexpr int widestNamedIpv6 = 32;

struct Guarded {
    QString instance;
    std::vector<const Rule *> rules;
};

std::vector<Guarded> guardedBy(const std::vector<FirewallGroup> &groups) {
    std::map<QString, Guarded> byName;
    for (const FirewallGroup &group : groups)
        for (const QString &instance : group.instances) {
            Guarded &guarded = byName[instance];
            guarded.instance = instance;
            for (const Rule &rule : group.rules)
                if (rule.spec.direction == Direction::Ingress)
                    guarded.rules.push_back(&rule);
        }
    std::vector<Guarded> list;
    for (auto &[name, guarded] : byName)
        list.push_back(std::move(guarded));
    return list;
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
    if (row.audience == Audience::Nobody)
        return QStringLiteral("nobody");
    if (row.audience == Audience::Internet)
        return familyText(row);
    QStringList parts;
    for (const AddressSet *set : {&row.ipv4, &row.ipv6})
        if (!set->isEmpty())
            parts += audienceOf(*set) == Audience::Wide ? set->countText() : set->toText();
    return parts.join(QLatin1String(", "));
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
                         .arg(who, QLatin1String(worst->name));
    } else {
        row.danger = Danger::High;
        row.reason = QStringLiteral("%1 reaches a port that is not for the web.").arg(who);
    }
}

void judge(Exposure &row) {
    if (row.implicit) {
        row.danger = Danger::Low;
        row.reason = QStringLiteral("Made by the platform: SSH through the assigned high port. It cannot be "
                                    "removed; whether a rule for 22 narrows it is not documented.");
    } else if (row.audience == Audience::Nobody) {
        row.reason = QStringLiteral("No rule admits it.");
    } else if (row.audience == Audience::Named) {
        row.reason = QStringLiteral("Only ranges that were named reach it.");
    } else if (row.carried == Carried::Icmp || row.carried == Carried::Icmpv6) {
        judgePing(row);
    } else {
        judgeOpen(row);
    }
}

bool admitsAny(const Rule &rule, const Exposure &row) {
    const Reach reach = Reach::of(rule.spec);
    for (const ReachSlice &slice : reach.slices())
        if (slice.carried == row.carried && slice.firstPort <= row.lastPort &&
            row.firstPort <= slice.lastPort)
            return true;
    return false;
}

void finish(Exposure &row, const Guarded &guarded) {
    const ReachSlice slice{Direction::Ingress, row.carried, row.firstPort, row.lastPort, row.ipv4};
    row.instance = guarded.instance;
    row.service = serviceText(slice);
    const KnownService *worst = worstIn(row);
    row.name = worst && row.firstPort == row.lastPort ? QString::fromLatin1(worst->name) : QString();
    row.audience = std::max(audienceOf(row.ipv4), audienceOf(row.ipv6));
    row.who = whoText(row);
    for (const Rule *rule : guarded.rules)
        if (rule->implicit == row.implicit && admitsAny(*rule, row))
            row.rules.push_back(rule->id);
    judge(row);
}

std::vector<int> startsOf(const std::vector<ReachSlice> &slices, Carried carried) {
    std::vector<int> starts;
    for (const ReachSlice &slice : slices)
        if (slice.carried == carried) {
            starts.push_back(slice.firstPort);
            starts.push_back(slice.lastPort + 1);
        }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

// IPv4 and IPv6 side by side: a row for each range of ports over which neither changes.
void addRows(std::vector<Exposure> &rows, const Guarded &guarded, const Reach &reach, Carried carried) {
    const auto starts = startsOf(reach.slices(), carried);
    for (std::size_t at = 0; at + 1 < starts.size(); ++at) {
        Exposure row;
        row.carried = carried;
        row.firstPort = starts[at];
        row.lastPort = starts[at + 1] - 1;
        row.ipv4 = reach.at(Direction::Ingress, carried, AddressFamily::Ipv4, row.firstPort);
        row.ipv6 = reach.at(Direction::Ingress, carried, AddressFamily::Ipv6, row.firstPort);
        if (row.ipv4.isEmpty() && row.ipv6.isEmpty())
            continue;
        finish(row, guarded);
        rows.push_back(std::move(row));
    }
}

void addImplicitRow(std::vector<Exposure> &rows, const Guarded &guarded, const Rule &rule) {
    for (const ReachSlice &slice : Reach::of(rule.spec).slices()) {
        Exposure row;
        row.implicit = true;
        row.carried = slice.carried;
        row.firstPort = slice.firstPort;
        row.lastPort = slice.lastPort;
        (slice.addresses.family() == AddressFamily::Ipv4 ? row.ipv4 : row.ipv6) = slice.addresses;
        finish(row, guarded);
        row.rules = {rule.id};
        rows.push_back(std::move(row));
    }
}

Reach reachOf(const Guarded &guarded) {
    std::vector<RuleSpec> specs;
    for (const Rule *rule : guarded.rules)
        if (!rule->implicit)
            specs.push_back(rule->spec);
    return Reach::of(specs);
}

} // namespace

std::vector<Exposure> exposuresOf(const std::vector<FirewallGroup> &groups) {
    std::vector<Exposure> rows;
    for (const Guarded &guarded : guardedBy(groups)) {
        for (const Rule *rule : guarded.rules)
            if (rule->implicit)
                addImplicitRow(rows, guarded, *rule);
        const Reach reach = reachOf(guarded);
        for (const Carried carried :
             {Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other})
            addRows(rows, guarded, reach, carried);
    }
    return rows;
}

Exposure exposureAt(const std::vector<FirewallGroup> &groups, const QString &instance, Carried carried,
                    int port) {
    Exposure row;
    row.instance = instance;
    row.carried = carried;
    row.firstPort = row.lastPort = hasPorts(carried) ? port : pingPort(carried);
    Guarded mine{instance, {}};
    for (Guarded &guarded : guardedBy(groups))
        if (guarded.instance == instance)
            mine = std::move(guarded);
    const Reach reach = reachOf(mine);
    row.ipv4 = reach.at(Direction::Ingress, carried, AddressFamily::Ipv4, row.firstPort);
    row.ipv6 = reach.at(Direction::Ingress, carried, AddressFamily::Ipv6, row.firstPort);
    finish(row, mine);
    return row;
}

std::vector<QString> instancesOf(const std::vector<FirewallGroup> &groups) {
    std::vector<QString> names;
    for (const Guarded &guarded : guardedBy(groups))
        names.push_back(guarded.instance);
    return names;
}

Audience audienceOf(const AddressSet &addresses) {
    if (addresses.isEmpty())
        return Audience::Nobody;
    if (addresses.isEverything())
        return Audience::Internet;
    const int widest = addresses.family() == AddressFamily::Ipv4 ? widestNamedIpv4 : widestNamedIpv6;
    for (const CidrBlock &block : addresses.blocks())
        if (!block.isPrivate() && block.prefix() < widest)
            return Audience::Wide;
    return Audience::Named;
}

// Nobody holds more than a /8 of IPv4 or a /16 of IPv6: what is wider is the internet, or most of it,
// whatever blocks it is written as.
bool holdsInternet(const AddressSet &addresses) {
    constexpr int widestHeldIpv4 = 8;
    constexpr int widestHeldIpv6 = 16;
    const int widest = addresses.family() == AddressFamily::Ipv4 ? widestHeldIpv4 : widestHeldIpv6;
    const auto blocks = addresses.blocks();
    return std::any_of(blocks.begin(), blocks.end(), [widest](const CidrBlock &block) {
        return !block.isPrivate() && block.prefix() < widest;
    });
}

bool isMeantForEveryone(Carried carried, int firstPort, int lastPort) {
    const KnownService *known = knownService(carried, firstPort);
    return firstPort == lastPort && known && known->web;
}

// Ports as IANA registers them or, for those it does not, as the product ships.
const std::vector<KnownService> &knownServices() {
    static const std::vector<KnownService> services{
        {Carried::Tcp, 21, "ftp", "FTP", false},
        {Carried::Tcp, 22, "ssh", "SSH", false},
        {Carried::Tcp, 23, "telnet", "Telnet", false},
        {Carried::Tcp, 25, "smtp", "SMTP", false},
        {Carried::Tcp, 80, "http", "HTTP", true},
        {Carried::Udp, 161, "snmp", "SNMP", false},
        {Carried::Tcp, 443, "https", "HTTPS", true},
        {Carried::Tcp, 445, "smb", "SMB", false},
        {Carried::Tcp, 1433, "mssql", "SQL Server", false},
        {Carried::Tcp, 1521, "oracle", "Oracle Database", false},
        {Carried::Tcp, 2375, "docker", "Docker", false},
        {Carried::Tcp, 2379, "etcd", "etcd", false},
        {Carried::Tcp, 3306, "mysql", "MySQL", false},
        {Carried::Tcp, 3389, "rdp", "Remote Desktop", false},
        {Carried::Tcp, 5432, "pgsql", "PostgreSQL", false},
        {Carried::Tcp, 5900, "vnc", "VNC", false},
        {Carried::Tcp, 6379, "redis", "Redis", false},
        {Carried::Tcp, 6443, "k8s", "Kubernetes API", false},
        {Carried::Tcp, 9200, "elastic", "Elasticsearch", false},
        {Carried::Tcp, 10250, "kubelet", "kubelet", false},
        {Carried::Tcp, 11211, "memcached", "memcached", false},
        {Carried::Udp, 11211, "memcached", "memcached", false},
        {Carried::Tcp, 27017, "mongodb", "MongoDB", false},
    };
    return services;
}

const KnownService *knownService(Carried carried, int port) {
    for (const KnownService &service : knownServices())
        if (service.carried == carried && service.port == port)
            return &service;
    return nullptr;
}

} // namespace cloudnx
