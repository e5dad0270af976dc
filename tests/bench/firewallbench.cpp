// Times what judges rules, beside a naive version in the same run: one line of JSON a figure, for
// bench_firewall.py.
#include "models/firewall/exposure.h"
#include "models/firewall/reachaxis.h"
#include "models/firewall/reachdifference.h"
#include "models/firewall/redundancy.h"

#include <QJsonDocument>
#include <QTextStream>

#include <time.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace cloudnx;

namespace {

using Rules = std::vector<RuleSpec>;

int below(std::mt19937 &random, int count) {
    return static_cast<int>(random() % static_cast<unsigned>(count));
}

CidrBlock randomBlock(std::mt19937 &random, int shortest) {
    CidrBlock::Bytes bytes{};
    for (auto &byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    const bool ipv6 = below(random, 4) == 0;
    const int longest = ipv6 ? 128 : 32;
    if (ipv6)
        bytes[0] = 0x20;
    else
        bytes[0] = static_cast<std::uint8_t>(
            std::array{10, 172, 192, 203}[static_cast<std::size_t>(below(random, 4))]);
    return CidrBlock::at(ipv6 ? AddressFamily::Ipv6 : AddressFamily::Ipv4, bytes,
                         shortest + below(random, longest - shortest + 1));
}

/// As groups are: few ports, mostly small blocks, some for everyone, now and then a range or every protocol.
Rules usualRules(int count) {
    std::mt19937 random(1);
    constexpr std::array ports{22, 80, 443, 3306, 5432, 6379, 8080, 9200, 53, 123};
    Rules rules(static_cast<std::size_t>(count));
    for (RuleSpec &rule : rules) {
        const int kind = below(random, 100);
        rule.protocol = kind < 75   ? Protocol::Tcp
                        : kind < 90 ? Protocol::Udp
                        : kind < 96 ? Protocol::Icmp
                                    : Protocol::Any;
        rule.peer = randomBlock(random, 16);
        if (below(random, 200) == 0)
            rule.peer = CidrBlock::everyIpv4();
        if (rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp) {
            const int first = below(random, 3) ? ports[static_cast<std::size_t>(below(random, 10))]
                                               : 1 + below(random, 65000);
            rule.ports = *PortRange::between(
                first, below(random, 10) ? first : std::min(65535, first + below(random, 500)));
        }
    }
    return rules;
}

/// Anything against anything: every range of ports, every prefix from /8 on.
Rules crossingRules(int count) {
    std::mt19937 random(2);
    Rules rules(static_cast<std::size_t>(count));
    for (RuleSpec &rule : rules) {
        rule.protocol = below(random, 2) ? Protocol::Tcp : Protocol::Udp;
        rule.peer = randomBlock(random, 8);
        const int first = below(random, 65536);
        rule.ports = *PortRange::between(first, first + below(random, 65536 - first));
    }
    return rules;
}

/// Of this thread's own time on a processor: nothing here waits, so who else is on the machine does not
/// count.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double milliseconds(const std::function<void()> &work, int runs) {
    std::vector<double> samples;
    for (int run = 0; run < runs; ++run) {
        const double began = now();
        work();
        samples.push_back(now() - began);
    }
    std::sort(samples.begin(), samples.end());
    return samples[samples.size() / 2];
}

void row(const QString &name, double ours, const char *peerName, double peer, double factor) {
    const QJsonObject line{{QStringLiteral("name"), name},
                           {QStringLiteral("ours"), ours},
                           {QStringLiteral("peer_name"), QLatin1String(peerName)},
                           {QStringLiteral("peer"), peer},
                           {QStringLiteral("factor"), factor}};
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << '\n';
}

volatile std::size_t kept = 0; ///< so that nothing is left out as unused

// ---- naive versions: what one writes first

struct Box {
    AddressBlock block;
    int first;
    int last;
    std::size_t lane;
};

std::vector<Box> boxesOf(const Rules &rules) {
    std::vector<Box> boxes;
    for (const RuleSpec &rule : rules)
        for (const Carried carried :
             {Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other})
            if (admits(rule.protocol, carried)) {
                const AxisRange places = *placesOf(rule, carried);
                boxes.push_back(
                    {blockOf(rule.peer), places.first, places.last,
                     static_cast<std::size_t>(carried) * 2 + static_cast<std::size_t>(rule.peer.family())});
            }
    return boxes;
}

/// Between any two ports where something changes: the addresses of all rules that are open there, sorted and
/// joined.
void naiveCanonical(const Rules &rules) {
    const auto boxes = boxesOf(rules);
    for (std::size_t lane = 0; lane < 10; ++lane) {
        std::vector<int> starts;
        for (const Box &box : boxes)
            if (box.lane == lane) {
                starts.push_back(box.first);
                starts.push_back(box.last + 1);
            }
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        for (std::size_t at = 0; at + 1 < starts.size(); ++at) {
            std::vector<AddressRange> ranges;
            for (const Box &box : boxes)
                if (box.lane == lane && box.first <= starts[at] && starts[at] <= box.last)
                    ranges.push_back({box.block.first, lastOf(box.block)});
            kept = kept + AddressSet::ofRanges(AddressFamily::Ipv6, std::move(ranges)).ranges().size();
        }
    }
}

/// Every rule beside every other, and beside no more than one at a time: redundancy by several is not even
/// seen.
void naiveContained(const Rules &rules) {
    const auto boxes = boxesOf(rules);
    for (const Box &inner : boxes)
        for (const Box &outer : boxes)
            if (&inner != &outer && inner.lane == outer.lane && outer.first <= inner.first &&
                inner.last <= outer.last && holds(outer.block, inner.block)) {
                kept = kept + 1;
                break;
            }
}

void naiveDifference(const Rules &before, const Rules &after) {
    const Reach was = Reach::of(before);
    const Reach is = Reach::of(after);
    kept = kept + is.minus(was).slices().size() + was.minus(is).slices().size();
}

/// For each port that a rule names: everybody whom a rule lets in there, rule by rule.
void naiveExposure(const std::vector<FirewallGroup> &groups) {
    for (const FirewallGroup &group : groups)
        for (const Rule &asked : group.rules)
            for (const AddressFamily family : {AddressFamily::Ipv4, AddressFamily::Ipv6}) {
                Reach reach;
                for (const Rule &rule : group.rules)
                    reach = reach.united(Reach::of(rule.spec));
                const auto places = asked.spec.ports.value_or(PortRange::all());
                kept =
                    kept + reach.at(Direction::Ingress, Carried::Tcp, family, places.first()).ranges().size();
            }
}

// ---- the figures

std::vector<const RuleSpec *> pointersTo(const Rules &rules) {
    std::vector<const RuleSpec *> list;
    list.reserve(rules.size());
    for (const RuleSpec &rule : rules)
        list.push_back(&rule);
    return list;
}

void canonical(const char *kind, const Rules &rules, double limit) {
    const QString name =
        QStringLiteral("canonical form, %1 %2 rules").arg(rules.size()).arg(QLatin1String(kind));
    const double ours = milliseconds([&] { kept = kept + Reach::of(rules).isEmpty(); }, 15);
    row(name, ours, "limit", limit, 1);
    if (rules.size() <= 1000)
        row(name, ours, "naive: sort at each port", milliseconds([&] { naiveCanonical(rules); }, 3), 1);
}

void redundancy(const char *kind, const Rules &rules, double limit) {
    const QString name = QStringLiteral("redundant, %1 %2 rules").arg(rules.size()).arg(QLatin1String(kind));
    const auto list = pointersTo(rules);
    const double ours = milliseconds([&] { kept = kept + standingsOf(list).size(); }, 9);
    row(name, ours, "limit", limit, 1);
    if (rules.size() <= 10000)
        row(name, ours, "naive: each beside each", milliseconds([&] { naiveContained(rules); }, 1), 1);
}

std::vector<FirewallGroup> manyInstances() {
    const Rules rules = usualRules(10000);
    std::vector<FirewallGroup> groups;
    for (int number = 0; number < 500; ++number) {
        const QString name = QStringLiteral("vm-%1").arg(number);
        FirewallGroup group{name, name, {}, {name}};
        for (int at = 0; at < 20; ++at)
            group.rules.push_back({QStringLiteral("r%1").arg(at),
                                   rules[static_cast<std::size_t>(number * 20 + at)],
                                   false,
                                   {}});
        groups.push_back(std::move(group));
    }
    return groups;
}

void exposure() {
    const auto groups = manyInstances();
    std::vector<std::vector<Exposure>> answers; // to throw them away is not part of answering
    const double ours = milliseconds([&] { answers.push_back(exposuresOf(groups)); }, 9);
    row(QStringLiteral("exposure, 500 instances x 20 rules"), ours, "limit", 20, 1);
    const std::vector<FirewallGroup> some(groups.begin(), groups.begin() + 25);
    row(QStringLiteral("exposure, 25 of them"),
        milliseconds([&] { kept = kept + exposuresOf(some).size(); }, 9), "naive: rule by rule",
        milliseconds([&] { naiveExposure(some); }, 1), 1);
}

QString sentence(const ReachDifference &difference) {
    QStringList parts;
    for (const ReachSlice &slice : difference.opened.slices())
        parts += QStringLiteral("opens %1 to %2").arg(serviceText(slice), slice.addresses.countText());
    for (const ReachSlice &slice : difference.closed.slices())
        parts += QStringLiteral("closes %1 to %2").arg(serviceText(slice), slice.addresses.countText());
    return parts.join(QLatin1String("; "));
}

void effect() {
    const Rules before = usualRules(1000);
    Rules after = before;
    RuleSpec added;
    added.ports = PortRange::of(5432);
    added.peer = CidrBlock::parse(QStringLiteral("20.0.0.0/8")).value();
    after.push_back(added);
    after.erase(after.begin() + 500);
    const auto was = pointersTo(before);
    const auto is = pointersTo(after);
    const double ours = milliseconds(
        [&] { kept = kept + static_cast<std::size_t>(sentence(differenceBetween(was, is)).size()); }, 31);
    row(QStringLiteral("effect sentence at 1000 rules"), ours, "limit", 1, 1);
    row(QStringLiteral("effect sentence at 1000 rules"), ours, "naive: both reaches, both ways",
        milliseconds([&] { naiveDifference(before, after); }, 9), 1);
}

} // namespace

int main() {
    canonical("usual", usualRules(1000), 1);
    canonical("crossing", crossingRules(1000), 1);
    canonical("usual", usualRules(10000), 30);
    canonical("crossing", crossingRules(10000), 30);
    redundancy("usual", usualRules(10000), 20);
    redundancy("crossing", crossingRules(10000), 20);
    redundancy("usual", usualRules(50000), 100);
    redundancy("crossing", crossingRules(50000), 100);
    exposure();
    effect();
    return 0;
}
