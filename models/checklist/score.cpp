#include "models/checklist/score.h"

#include "models/checklist/words.h"
#include "models/firewall/exposure.h"

#include <QHash>

#include <algorithm>

namespace cloudnx {

namespace {

constexpr std::size_t mostFixes = 3;

int weightOf(Severity severity) {
    return 1 << static_cast<int>(severity);
}

bool counts(const Finding &finding) {
    return finding.result != CheckResult::NotOffered && finding.result != CheckResult::Stated;
}

int percentOf(qint64 part, qint64 whole) {
    return whole == 0 ? 0 : static_cast<int>(part * 100 / whole);
}

bool isWeb(const RuleSpec &rule) {
    return rule.protocol == Protocol::Tcp && rule.ports &&
           (*rule.ports == PortRange::of(80) || *rule.ports == PortRange::of(443));
}

/// Doors of one protocol: ports of TCP, or of UDP from `udp` on, so that both lie on one line.
struct Span {
    int first = 0;
    int last = 0;
};

constexpr int lastPort = 65535;
constexpr int udp = lastPort + 1;

std::vector<Span> spansOf(const RuleSpec &rule) {
    const int first = rule.ports ? rule.ports->first() : 0;
    const int last = rule.ports ? rule.ports->last() : lastPort;
    std::vector<Span> spans;
    if (rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Any)
        spans.push_back({first, last});
    if (rule.protocol == Protocol::Udp || rule.protocol == Protocol::Any)
        spans.push_back({udp + first, udp + last});
    return spans;
}

qint64 countOf(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(),
              [](const Span &left, const Span &right) { return left.first < right.first; });
    qint64 count = 0;
    int next = 0; ///< the first that is not counted yet
    for (const Span &span : spans) {
        count += std::max(0, span.last + 1 - std::max(next, span.first));
        next = std::max(next, span.last + 1);
    }
    return count;
}

/// The same ports of one group, closed together.
struct Candidate {
    const FirewallGroup *group = nullptr;
    std::vector<const Rule *> rules;
};

/// The doors of each instance, and what closing some of them is worth.
class Doors {
public:
    explicit Doors(const std::vector<FirewallGroup> &groups) {
        for (const FirewallGroup &group : groups)
            for (const Rule &rule : group.rules)
                if (letsManyIn(rule))
                    for (const QString &instance : group.instances)
                        m_open[instance].push_back({&rule, spansOf(rule.spec)});
    }

    [[nodiscard]] qint64 all() const {
        qint64 doors = 0;
        for (auto at = m_open.begin(); at != m_open.end(); ++at)
            doors += doorsOf(*at, {});
        return doors;
    }

    [[nodiscard]] qint64 worth(const Candidate &candidate) const {
        qint64 doors = 0;
        for (const QString &instance : candidate.group->instances) {
            const auto &open = *m_open.find(instance);
            doors += doorsOf(open, {}) - doorsOf(open, candidate.rules);
        }
        return doors;
    }

    void close(const Candidate &candidate) {
        for (const QString &instance : candidate.group->instances)
            std::erase_if(m_open[instance],
                          [&](const Open &open) { return isAmong(open.rule, candidate.rules); });
    }

private:
    struct Open {
        const Rule *rule;
        std::vector<Span> spans;
    };

    static bool isAmong(const Rule *rule, const std::vector<const Rule *> &rules) {
        return std::find(rules.begin(), rules.end(), rule) != rules.end();
    }

    static qint64 doorsOf(const std::vector<Open> &rules, const std::vector<const Rule *> &closed) {
        std::vector<Span> spans;
        for (const Open &open : rules)
            if (!isAmong(open.rule, closed))
                spans.insert(spans.end(), open.spans.begin(), open.spans.end());
        return countOf(std::move(spans));
    }

    QHash<QString, std::vector<Open>> m_open;
};

std::vector<Candidate> candidatesIn(const FirewallGroup &group) {
    std::vector<Candidate> found;
    for (const Rule &rule : group.rules) {
        if (group.instances.empty() || !letsManyIn(rule) || isWeb(rule.spec) || spansOf(rule.spec).empty())
            continue;
        const auto twin = std::find_if(found.begin(), found.end(), [&](const Candidate &one) {
            const RuleSpec &first = one.rules.front()->spec;
            return first.protocol == rule.spec.protocol && first.ports == rule.spec.ports;
        });
        if (twin == found.end())
            found.push_back({&group, {&rule}});
        else
            twin->rules.push_back(&rule);
    }
    return found;
}

std::vector<Candidate> candidatesOf(const std::vector<FirewallGroup> &groups) {
    std::vector<Candidate> all;
    for (const FirewallGroup &group : groups) {
        const auto found = candidatesIn(group);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

std::vector<RemoveRule> removalsOf(const Candidate &candidate) {
    std::vector<RemoveRule> removals;
    for (const Rule *rule : candidate.rules)
        removals.push_back({candidate.group->name, rule->spec});
    return removals;
}

} // namespace

Score scoreOf(const Report &report) {
    qint64 right = 0;
    qint64 all = 0;
    qint64 waived = 0;
    for (const Finding &finding : report.findings) {
        if (!counts(finding))
            continue;
        const int weight = weightOf(finding.severity);
        all += weight;
        right += isRight(finding.result) ? weight : 0;
        waived += finding.waiver ? weight : 0;
    }
    return {percentOf(right, all), percentOf(right, all - waived)};
}

Payoff payoffOf(const std::vector<FirewallGroup> &groups) {
    const auto candidates = candidatesOf(groups);
    Doors doors(groups);
    const qint64 before = doors.all();
    Payoff payoff;
    while (payoff.fixes.size() < mostFixes) {
        const Candidate *best = nullptr;
        qint64 most = 0;
        for (const Candidate &candidate : candidates)
            if (const qint64 worth = doors.worth(candidate); worth > most) {
                most = worth;
                best = &candidate;
            }
        if (!best)
            break;
        payoff.fixes.push_back(removalsOf(*best));
        doors.close(*best);
    }
    payoff.percent = percentOf(before - doors.all(), before);
    return payoff;
}

QString sentence(const Payoff &payoff) {
    if (payoff.fixes.empty())
        return {};
    QStringList closings;
    for (const auto &fix : payoff.fixes)
        closings.append(Words::tr("close %1 on %2").arg(serviceText(fix.front().rule), fix.front().group));
    const QString what = closings.join(QStringLiteral(", "));
    if (payoff.fixes.size() == 1)
        return Words::tr("This one fix removes %1 % of what the internet reaches: %2.")
            .arg(payoff.percent)
            .arg(what);
    return Words::tr("These %1 fixes remove %2 % of what the internet reaches: %3.")
        .arg(payoff.fixes.size() == 2 ? Words::tr("two") : Words::tr("three"))
        .arg(payoff.percent)
        .arg(what);
}

} // namespace cloudnx
