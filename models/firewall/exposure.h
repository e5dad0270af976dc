#pragma once

#include "models/firewall/reach.h"

#include <QStringList>

namespace cloudnx {

/// Who reaches a port: nobody knows, nobody, members of a security group, ranges one can name, more than one
/// can name, everyone of a family.
enum class Audience { Unknown, Nobody, Group, Named, Wide, Internet };

template <>
inline constexpr auto enumWords<Audience> =
    std::to_array<EnumWord<Audience>>({{Audience::Unknown, "unknown"},
                                       {Audience::Nobody, "nobody"},
                                       {Audience::Group, "group"},
                                       {Audience::Named, "named"},
                                       {Audience::Wide, "wide"},
                                       {Audience::Internet, "internet"}});

/// How bad it is that this audience reaches this service. Unknown: the cloud's documents leave open who does,
/// or no rules say it.
enum class Danger { None, Unknown, Low, High, Critical };

template <>
inline constexpr auto enumWords<Danger> = std::to_array<EnumWord<Danger>>({{Danger::None, "none"},
                                                                           {Danger::Unknown, "unknown"},
                                                                           {Danger::Low, "low"},
                                                                           {Danger::High, "high"},
                                                                           {Danger::Critical, "critical"}});

/// Who reaches one range of ports of one instance, over IPv4 and IPv6 together.
struct Exposure {
    QString instance;
    Carried carried = Carried::Tcp;
    int firstPort = 0; ///< as in ReachSlice
    int lastPort = 0;
    AddressSet ipv4{AddressFamily::Ipv4};
    AddressSet ipv6{AddressFamily::Ipv6};
    std::vector<QString> groups; ///< whose members reach it as well, wherever they are
    bool implicit = false; ///< the platform's own SSH rule: always a row of its own, never part of another
    Audience audience = Audience::Nobody;
    Danger danger = Danger::None;
    QString service; ///< "5432/tcp", "icmp"
    QString name;    ///< what usually listens there: "PostgreSQL", "SSH"; empty when nothing is known of it
    QString who;     ///< "everyone (IPv4; IPv6 is closed)", "16,777,216 IPv4 addresses", "10.0.0.0/24"
    QString reason;  ///< one sentence: why this danger
    std::vector<QString> rules; ///< ids of the rules that admit any of it

    friend bool operator==(const Exposure &, const Exposure &) = default;
};

/// Every row for every instance of @p groups, and of @p unguarded, which none of them may guard: by name.
/// Where not all that comes in is filtered by rules that are known, a row for every port of Audience::Unknown
/// says so first; then the implicit rule, then by protocol and port. Well-known ports inside a range stand in
/// a row of their own only when who reaches them differs.
[[nodiscard]] std::vector<Exposure> exposuresOf(const std::vector<FirewallGroup> &groups,
                                                const QStringList &unguarded = {});

/// One cell of a matrix of instances and services: who reaches @p port of @p instance (for icmp: ping),
/// without the implicit rule. Audience::Unknown where rules admit less than everyone, and not all that
/// comes in is filtered by them.
[[nodiscard]] Exposure exposureAt(const std::vector<FirewallGroup> &groups, const QString &instance,
                                  Carried carried, int port);

/// Instances of @p groups and of @p unguarded by name, each once.
[[nodiscard]] std::vector<QString> instancesOf(const std::vector<FirewallGroup> &groups,
                                               const QStringList &unguarded = {});
/// Whether @p instance has a port that lets everything by the rules of @p group.
[[nodiscard]] bool isUnfiltered(const FirewallGroup &group, const QString &instance);
/// Why nothing can be promised of it then, a sentence.
[[nodiscard]] QString unfilteredText(const QString &instance);
/// The same where no group guards it, as far as was read.
[[nodiscard]] QString unguardedText(const QString &instance);

[[nodiscard]] Audience audienceOf(const AddressSet &addresses);
/// Whether @p addresses hold a public block so wide that nobody can hold it: wider than /8 (IPv4) or /16
/// (IPv6), so two /1 halves and 2000::/3 are the internet, too.
[[nodiscard]] bool holdsInternet(const AddressSet &addresses);
/// Whether a rule of one's own lets in more public addresses than one can name.
[[nodiscard]] bool letsManyIn(const Rule &rule);
/// 80 and 443 over tcp, and nothing beside.
[[nodiscard]] bool isMeantForEveryone(Carried carried, int firstPort, int lastPort);

/// What usually listens on a port.
struct KnownService {
    Carried carried;
    int port;
    const char *id;       ///< "ssh", "pgsql": heading of a column
    QString name;         ///< "PostgreSQL"
    bool web;             ///< meant for everyone: 80 and 443
    QString service = {}; ///< "5432/tcp"
};

/// By port.
[[nodiscard]] const std::vector<KnownService> &knownServices();
[[nodiscard]] const KnownService *knownService(Carried carried, int port);

} // namespace cloudnx
