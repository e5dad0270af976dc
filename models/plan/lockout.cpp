#include "models/plan/effects.h"
#include "models/plan/guarding.h"
#include "models/plan/judged.h"
#include "models/plan/lookup.h"
#include "models/plan/simulate.h"
#include "models/plan/touched.h"

#include <QStringList>

#include <array>

namespace cloudnx {

namespace {

// IPv4 before IPv6, as Passing has them.
constexpr std::array bothFamilies{AddressFamily::Ipv4, AddressFamily::Ipv6};

QString portText(int port) {
    return port == 22 ? QStringLiteral("SSH") : QStringLiteral("port %1").arg(port);
}

/// A port of an instance that somebody manages it on.
struct Door {
    QString instance;
    int port;
    /// The platform's own SSH rule leads here. CloudNx's docs leave open whether rules that people make for
    /// it take its place; here they are taken to, since the other reading never loses anybody.
    bool implicit;
};

/// Who passes one door, by family.
using Passing = std::array<AddressSet, bothFamilies.size()>;

Passing passing(const Inventory &in, const Door &door, const std::vector<RuleSpec> &rules) {
    Passing who{AddressSet(AddressFamily::Ipv4), AddressSet(AddressFamily::Ipv6)};
    bool named = false;
    for (std::size_t at = 0; at < who.size(); ++at) {
        who[at] = admittedTo(rules, bothFamilies[at], door.port);
        named = named || !who[at].isEmpty();
    }
    if (door.implicit && !named && hasImplicitRule(in, door.instance))
        who.front() = AddressSet::of(CidrBlock::everyIpv4());
    return who;
}

/// Judges one plan, state by state: what the account says after each step.
class Lockout {
public:
    Lockout(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage)
        : m_changes(changes), m_start(firewallOf(inventory)), m_vantage(vantage) {}

    Proof judge() {
        m_proof.id = QStringLiteral("lockout");
        m_proof.title = QStringLiteral("You keep %1 in every state").arg(portText(m_vantage.port));
        if (!m_start.firewall.known())
            return with(Verdict::Unknown, QStringLiteral("The rules as they stand are not known."));
        findDoors();
        std::vector<Passing> start;
        for (const Door &door : m_doors) {
            const auto rules = rulesGuarding(m_start, door.instance);
            start.push_back(passing(m_start, door, rules));
            m_unknown.push_back(passing(m_start, {door.instance, door.port, false}, symbolicAmong(rules)));
        }
        std::optional<Proof> doubt;
        Inventory state = m_start;
        bool touched = false;
        for (std::size_t step = 0; step < m_changes.size(); ++step) {
            const Inventory before = state;
            simulate(state, m_changes[step]);
            const Touched places = touchedBy(m_changes[step], before, state);
            for (std::size_t door = 0; door < m_doors.size(); ++door)
                if (places.instances.contains(m_doors[door].instance)) {
                    const auto lost = lostAt(door, start[door], state, touched);
                    if (!lost.isEmpty())
                        return lose(m_doors[door], lost, static_cast<int>(step) + 1);
                    if (const QString why = doubtAt(door, state, static_cast<int>(step) + 1);
                        !why.isEmpty() && !doubt)
                        doubt = with(Verdict::Unknown, why);
                }
        }
        if (doubt)
            return *doubt;
        return with(Verdict::Holds, whyItHolds(start, touched));
    }

    /// Of the last judgement; 0: none.
    [[nodiscard]] int brokenStep() const { return m_brokenStep; }

private:
    Proof with(Verdict verdict, const QString &reason) {
        m_proof.verdict = verdict;
        m_proof.reason = reason;
        return m_proof;
    }

    // Where the platform forwards an outside port to 22, a rule may name either.
    void findDoors() {
        for (const QString &instance : guardedInstances(m_start)) {
            const bool implicit = hasImplicitRule(m_start, instance);
            const auto outside = implicit ? sshPortOf(m_start, instance) : std::nullopt;
            m_doors.push_back({instance, m_vantage.port, implicit && m_vantage.port == 22});
            if (outside && m_vantage.port == 22)
                m_doors.push_back({instance, *outside, true});
        }
    }

    // Who passed the door at the start, has to go on doing so, and does not.
    AddressSet lostAt(std::size_t door, const Passing &start, const Inventory &state, bool &touched) const {
        const Passing now = passing(state, m_doors[door], rulesGuarding(state, m_doors[door].instance));
        touched = touched || now != start;
        for (std::size_t family = 0; family < bothFamilies.size(); ++family)
            if (auto lost = needed(start[family]).minus(now[family]); !lost.isEmpty())
                return lost;
        return AddressSet(AddressFamily::Ipv4);
    }

    // Who comes from a member whose address is not known may be among those who manage; and where a group is
    // stateless, what may leave decides, too. Empty: nothing of the kind is lost.
    [[nodiscard]] QString doubtAt(std::size_t door, const Inventory &state, int step) {
        const Door &here = m_doors[door];
        const auto rules = rulesGuarding(state, here.instance);
        if (here.implicit && !sshPortOf(m_start, here.instance) &&
            besidesSsh(rulesGuarding(m_start, here.instance)) != besidesSsh(rules)) {
            m_brokenStep = m_brokenStep ? m_brokenStep : step;
            return QStringLiteral(
                       "Not provable: step %1 changes rules of %2, and which port is assigned to its "
                       "SSH is not told.")
                .arg(step)
                .arg(here.instance);
        }
        const Passing now = passing(state, here, rules);
        for (std::size_t family = 0; family < bothFamilies.size(); ++family)
            if (!m_unknown[door][family].minus(now[family]).isEmpty()) {
                m_brokenStep = m_brokenStep ? m_brokenStep : step;
                return QStringLiteral(
                           "Not provable: step %1 takes %2/tcp on %3 from members of %4, and the "
                           "addresses of some of them are not known; you may manage it from there.")
                    .arg(step)
                    .arg(here.port)
                    .arg(here.instance, unknownGroups(here.instance));
            }
        if (!isStateless(m_start, here.instance) && !isStateless(state, here.instance))
            return {};
        const Reach left = egressOf(rulesGuarding(m_start, here.instance));
        if (left.minus(egressOf(rules)).isEmpty())
            return {};
        m_brokenStep = m_brokenStep ? m_brokenStep : step;
        return QStringLiteral(
                   "Not provable: step %1 closes what may leave %2, and a stateless group guards it: "
                   "answers need a rule of their own there.")
            .arg(step)
            .arg(here.instance);
    }

    [[nodiscard]] QString unknownGroups(const QString &instance) const {
        QStringList names;
        for (const FirewallGroup *group : guardsOf(m_start, instance))
            for (const Rule &rule : group->rules)
                if (rule.spec.peerGroup && !names.contains(*rule.spec.peerGroup) &&
                    !symbolicAmong(withMembers(m_start, {rule})).empty())
                    names += *rule.spec.peerGroup;
        return names.join(QLatin1String(", "));
    }

    // Where the assigned port is not told, any rule but one for 22 alone may be about it.
    static Reach besidesSsh(std::vector<RuleSpec> rules) {
        std::erase_if(rules, [](const RuleSpec &rule) {
            return rule.direction != Direction::Ingress || rule.ports == PortRange::of(22);
        });
        return Reach::of(rules);
    }

    static Reach egressOf(std::vector<RuleSpec> rules) {
        std::erase_if(rules, [](const RuleSpec &rule) { return rule.direction != Direction::Egress; });
        return Reach::of(rules);
    }

    // What has to stay: where it is not known who manages, everybody who passes now.
    [[nodiscard]] AddressSet needed(const AddressSet &now) const {
        return m_vantage.ranges.empty() ? now
                                        : now.intersected(AddressSet::ofAll(now.family(), m_vantage.ranges));
    }

    Proof lose(const Door &door, const AddressSet &lost, int step) {
        m_brokenStep = step;
        if (door.implicit)
            return with(Verdict::Unknown, undocumented(door, lost, step));
        if (m_vantage.ranges.empty())
            return with(
                Verdict::Unknown,
                QStringLiteral("Not provable: step %1 takes %2/tcp on %3 from somebody, and from which "
                               "addresses you manage it is not known. Tell them with: cloudnx firewall "
                               "ranges set.")
                    .arg(step)
                    .arg(door.port)
                    .arg(door.instance));
        return with(
            Verdict::Fails,
            QStringLiteral("After step %1, %2 no longer reaches %3/tcp on %4, and you manage it from there.")
                .arg(step)
                .arg(lost.toText())
                .arg(door.port)
                .arg(door.instance));
    }

    [[nodiscard]] QString undocumented(const Door &door, const AddressSet &lost, int step) const {
        QString who = QStringLiteral("only the addresses in the rules for %1 do").arg(door.port);
        if (!m_vantage.ranges.empty())
            who += QStringLiteral(", and %1, where you manage it from, is not among them").arg(lost.toText());
        return QStringLiteral(
                   "Step %1 touches SSH. CloudNx does not document whether a rule for %2 narrows its "
                   "own SSH rule. If it does not, everyone keeps reaching the assigned port; if it "
                   "does, %3. Keep a session open while you try.")
            .arg(step)
            .arg(door.port)
            .arg(who);
    }

    [[nodiscard]] QString whyItHolds(const std::vector<Passing> &start, bool touched) const {
        const bool implicit =
            std::any_of(m_doors.begin(), m_doors.end(), [](const Door &door) { return door.implicit; });
        if (!touched)
            return implicit ? QStringLiteral("No step touches SSH: neither 22 nor the assigned port. The "
                                             "platform's own SSH rule cannot be removed.")
                            : QStringLiteral("No step touches port %1.").arg(m_vantage.port);
        if (m_vantage.ranges.empty())
            return QStringLiteral("Whoever reaches %1/tcp now reaches it after every step.")
                .arg(m_vantage.port);
        QStringList ranges;
        for (const CidrBlock &range : m_vantage.ranges)
            ranges += range.toText();
        const bool reaches = std::any_of(start.begin(), start.end(), [this](const Passing &who) {
            return std::any_of(who.begin(), who.end(),
                               [this](const AddressSet &set) { return !needed(set).isEmpty(); });
        });
        return (reaches
                    ? QStringLiteral("Where %1 reaches %2/tcp now, it does after every step. This is about "
                                     "rules, not about routes.")
                    : QStringLiteral("%1 reaches %2/tcp nowhere now, so there is nothing to lose."))
            .arg(ranges.join(QLatin1String(", ")))
            .arg(m_vantage.port);
    }

    const std::vector<Change> &m_changes;
    const Inventory m_start;
    const Vantage &m_vantage;
    std::vector<Door> m_doors;
    std::vector<Passing> m_unknown; ///< by door: who of unknown address passes it at the start
    Proof m_proof;
    int m_brokenStep = 0;
};

} // namespace

Judged judgeLockout(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage) {
    Lockout lockout(changes, inventory, vantage);
    Proof proof = lockout.judge();
    return {std::move(proof), lockout.brokenStep()};
}

} // namespace cloudnx
