#include "models/plan/firewallproofs.h"

#include "models/plan/effects.h"
#include "models/plan/guarding.h"
#include "models/plan/lookup.h"
#include "models/plan/simulate.h"

#include <QStringList>

#include <array>
#include <set>

namespace cloudnx {

namespace {

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
        : m_changes(changes), m_start(inventory), m_vantage(vantage) {}

    Proof judge() {
        m_proof.id = QStringLiteral("lockout");
        m_proof.title = QStringLiteral("You keep %1 in every state").arg(portText(m_vantage.port));
        if (!m_start.firewall.known())
            return with(Verdict::Unknown, QStringLiteral("The rules as they stand are not known."));
        findDoors();
        const auto start = passingAll(m_start);
        Inventory state = m_start;
        bool touched = false;
        for (std::size_t step = 0; step < m_changes.size(); ++step) {
            simulate(state, m_changes[step]);
            const auto now = passingAll(state);
            touched = touched || now != start;
            for (std::size_t door = 0; door < m_doors.size(); ++door)
                for (std::size_t family = 0; family < bothFamilies.size(); ++family)
                    if (const auto lost = needed(start[door][family]).minus(now[door][family]);
                        !lost.isEmpty())
                        return lose(m_doors[door], lost, static_cast<int>(step) + 1);
        }
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

    [[nodiscard]] std::vector<Passing> passingAll(const Inventory &state) const {
        std::vector<Passing> all;
        QString instance;
        std::vector<RuleSpec> rules;
        for (const Door &door : m_doors) {
            if (all.empty() || door.instance != instance)
                rules = rulesGuarding(state, door.instance);
            instance = door.instance;
            all.push_back(passing(state, door, rules));
        }
        return all;
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
    const Inventory &m_start;
    const Vantage &m_vantage;
    std::vector<Door> m_doors;
    Proof m_proof;
    int m_brokenStep = 0;
};

/// What rules are judged at: an instance, by all its groups, or a group, which may guard none.
struct Place {
    QString name;
    bool isGroup;
};

std::vector<RuleSpec> rulesAt(const Inventory &in, const Place &place) {
    if (!place.isGroup)
        return rulesGuarding(in, place.name);
    const FirewallGroup *group = firewallIn(in, place.name);
    return group ? withMembers(in, group->rules) : std::vector<RuleSpec>{};
}

/// Judges one plan at every place where it changes anything.
class NoWider {
public:
    NoWider(const std::vector<Change> &changes, const Inventory &inventory)
        : m_changes(changes), m_states{inventory} {
        for (const Change &change : changes) {
            m_states.push_back(m_states.back());
            simulate(m_states.back(), change);
        }
    }

    Proof judge() {
        m_proof = {QStringLiteral("no-wider"),
                   QStringLiteral("Nothing opens that no step names"),
                   Verdict::Holds,
                   {}};
        if (!m_states.front().firewall.known())
            return with(Verdict::Unknown, QStringLiteral("The rules as they stand are not known."));
        for (const Place &place : places())
            if (!look(place))
                return m_proof;
        return with(Verdict::Holds,
                    m_opened.isEmpty()
                        ? QStringLiteral("The end admits nothing that is not admitted now.")
                        : QStringLiteral("The end admits only this in addition: %1.").arg(openedText()));
    }

    /// Of the last judgement; 0: none.
    [[nodiscard]] int brokenStep() const { return m_brokenStep; }

private:
    Proof with(Verdict verdict, const QString &reason) {
        m_proof.verdict = verdict;
        m_proof.reason = reason;
        return m_proof;
    }

    // Groups first: what a group opens need not be told again for each instance. A group that comes or goes
    // is looked at where it guards.
    [[nodiscard]] std::vector<Place> places() const {
        std::set<QString> instances;
        for (const Inventory &state : m_states)
            for (const QString &instance : guardedInstances(state))
                instances.insert(instance);
        std::vector<Place> all;
        for (const FirewallGroup &group : *m_states.front().firewall)
            if (firewallIn(m_states.back(), group.name))
                all.push_back({group.name, true});
        for (const QString &name : instances)
            all.push_back({name, false});
        return all;
    }

    // False when the place breaks the proof.
    bool look(const Place &place) {
        std::vector<std::vector<RuleSpec>> rules;
        for (const Inventory &state : m_states)
            rules.push_back(rulesAt(state, place));
        if (std::all_of(rules.begin(), rules.end(), [&](const auto &one) { return one == rules.front(); }))
            return true;
        const Reach start = Reach::of(rules.front());
        const Reach end = Reach::of(rules.back());
        tell(end.minus(start), place);
        if (place.isGroup && guardsAny(place.name))
            return true; // its instances are looked at, and other groups of theirs may admit the same
        const Reach ends = start.united(end);
        for (std::size_t step = 1; step + 1 < rules.size(); ++step)
            if (rules[step] != rules[step - 1] && !ends.contains(Reach::of(rules[step]))) {
                m_brokenStep = static_cast<int>(step);
                with(Verdict::Fails,
                     QStringLiteral("Step %1 opens for a while what is closed again at the end: %2.")
                         .arg(step)
                         .arg(textOf(Reach::of(rules[step]).minus(ends), place)));
                return false;
            }
        return isNamed(end.minus(start), place);
    }

    bool isNamed(const Reach &opened, const Place &place) {
        const Reach unnamed = opened.minus(Reach::of(namedAt(place)));
        if (!unnamed.isEmpty()) {
            with(Verdict::Fails, QStringLiteral("%1 would admit more than the steps name: %2.")
                                     .arg(place.name, textOf(unnamed, place)));
            return false;
        }
        return true;
    }

    // An instance that gains only what its groups gain is not told again.
    void tell(const Reach &opened, const Place &place) {
        const QString text = textOf(opened, place);
        const bool told =
            !place.isGroup && groupsOf(m_states.front(), place.name) == groupsOf(m_states.back(), place.name);
        if (!text.isEmpty() && !told)
            m_opened += text;
    }

    [[nodiscard]] bool guardsAny(const QString &group) const {
        return std::any_of(m_states.begin(), m_states.end(), [&](const Inventory &state) {
            const FirewallGroup *found = firewallIn(state, group);
            return found && !found->instances.empty();
        });
    }

    // Every rule that a step adds to it or to a group of it, those of a group that is attached to it, and
    // those for the members of a group that somebody joins.
    [[nodiscard]] std::vector<RuleSpec> namedAt(const Place &place) const {
        const Inventory &end = m_states.back();
        std::vector<Rule> named;
        for (const Change &change : m_changes) {
            const FirewallChange *one = asFirewallChange(change);
            if (!one)
                continue;
            if (const AddRule *add = std::get_if<AddRule>(one); add && isAt(end, add->group, place))
                named.push_back({{}, add->rule, false, {}});
            if (const auto *attach = std::get_if<AttachFirewallGroup>(one))
                addAttached(named, *attach, place);
        }
        return withMembers(end, named);
    }

    void addAttached(std::vector<Rule> &named, const AttachFirewallGroup &attach, const Place &place) const {
        const Inventory &end = m_states.back();
        const FirewallGroup *joined = firewallIn(end, attach.group);
        if (joined && !place.isGroup && place.name == attach.instance)
            named.insert(named.end(), joined->rules.begin(), joined->rules.end());
        for (const auto &[where, rule] : rulesNaming(end, attach.group))
            if (isAt(end, where, place))
                named.push_back(*rule);
        if (joined && isAt(end, attach.group, place))
            for (const Rule &rule : joined->rules)
                if (rule.spec.peerGroup == attach.group)
                    named.push_back(rule);
    }

    static bool isAt(const Inventory &in, const QString &group, const Place &place) {
        if (place.isGroup)
            return place.name == group;
        const FirewallGroup *found = firewallIn(in, group);
        return found && holds(found->instances, place.name);
    }

    static std::vector<QString> groupsOf(const Inventory &in, const QString &instance) {
        std::vector<QString> names;
        for (const FirewallGroup &group : *in.firewall)
            if (holds(group.instances, instance))
                names.push_back(group.name);
        return names;
    }

    static QString textOf(const Reach &reach, const Place &place) {
        QStringList texts;
        for (const ReachSlice &slice : reach.slices())
            texts +=
                QStringLiteral("%1 on %2 to %3")
                    .arg(serviceText(slice), place.name,
                         isSymbolic(slice.addresses) ? QStringLiteral("members whose addresses are not known")
                                                     : slice.addresses.toText());
        return texts.join(QLatin1String("; "));
    }

    [[nodiscard]] QString openedText() const {
        constexpr qsizetype shown = 6;
        const qsizetype more = m_opened.size() - shown;
        const QString text = m_opened.mid(0, shown).join(QLatin1String("; "));
        return more > 0 ? QStringLiteral("%1; and %2 more").arg(text).arg(more) : text;
    }

    const std::vector<Change> &m_changes;
    std::vector<Inventory> m_states; ///< before the first step, and after each
    QStringList m_opened;
    Proof m_proof;
    int m_brokenStep = 0;
};

} // namespace

Proof lockoutProof(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage) {
    return Lockout(changes, inventory, vantage).judge();
}

Proof noWiderProof(const std::vector<Change> &changes, const Inventory &inventory) {
    return NoWider(changes, inventory).judge();
}

int firstBrokenStep(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage) {
    NoWider wider(changes, inventory);
    (void)wider.judge();
    Lockout lockout(changes, inventory, vantage);
    if (!vantage.ranges.empty())
        (void)lockout.judge();
    const int steps[] = {wider.brokenStep(), lockout.brokenStep()};
    int first = 0;
    for (const int step : steps)
        if (step > 0 && (first == 0 || step < first))
            first = step;
    return first;
}

} // namespace cloudnx
