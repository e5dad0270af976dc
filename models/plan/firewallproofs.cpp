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

// What the proofs look at, and no more: states are copied.
Inventory firewallOf(const Inventory &inventory) {
    Inventory slim;
    slim.cloud = inventory.cloud;
    slim.firewall = inventory.firewall;
    slim.instances = inventory.instances;
    return slim;
}

/// Groups and instances whose rules a change may alter.
struct Touched {
    std::set<QString> groups;
    std::set<QString> instances;
};

void addInstances(Touched &touched, const Inventory &in) {
    for (const QString &group : touched.groups)
        if (const FirewallGroup *found = firewallIn(in, group))
            touched.instances.insert(found->instances.begin(), found->instances.end());
}

Touched touchedBy(const Change &change, const Inventory &before, const Inventory &after) {
    Touched touched;
    const FirewallChange *one = asFirewallChange(change);
    if (!one)
        return touched;
    touched.groups.insert(groupOf(*one));
    if (const auto reached = reachedBy(*one); !reached || reached->what == Reached::What::Instance) {
        for (const Inventory *state : {&before, &after}) // whoever joins or leaves is a member for others
            for (const auto &[where, rule] : rulesNaming(*state, groupOf(*one)))
                touched.groups.insert(where);
        if (reached)
            touched.instances.insert(reached->name);
    }
    addInstances(touched, before);
    addInstances(touched, after);
    return touched;
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
        : m_changes(changes), m_start(firewallOf(inventory)), m_end(m_start) {
        for (const Change &change : changes) {
            const Inventory before = m_end;
            simulate(m_end, change);
            m_touched.push_back(touchedBy(change, before, m_end));
        }
    }

    Proof judge() {
        m_proof = {QStringLiteral("no-wider"),
                   QStringLiteral("Nothing opens that no step names"),
                   Verdict::Holds,
                   {}};
        if (!m_start.firewall.known())
            return with(Verdict::Unknown, QStringLiteral("The rules as they stand are not known."));
        if (!lookOnTheWay() || !lookAtTheEnd())
            return m_proof;
        if (const QString bared = baredImplicit(); !bared.isEmpty())
            return with(
                Verdict::Unknown,
                QStringLiteral("No rule for SSH is left on %1 beside the platform's own. CloudNx does not "
                               "document whether such rules narrow its own: if they do, SSH opens to "
                               "everyone when the last one goes; if not, nothing opens, because everyone "
                               "reached it all along.")
                    .arg(bared));
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

    // After each step, at each place that it alters: nothing that neither end admits.
    bool lookOnTheWay() {
        Inventory state = m_start;
        for (std::size_t step = 0; step + 1 < m_changes.size(); ++step) {
            simulate(state, m_changes[step]);
            for (const Place &place : placesOf(m_touched[step], state)) {
                const Reach wider = Reach::of(rulesAt(state, place)).minus(endsAt(place));
                if (wider.isEmpty())
                    continue;
                m_brokenStep = static_cast<int>(step) + 1;
                with(Verdict::Fails,
                     QStringLiteral("Step %1 opens for a while what is closed again at the end: %2.")
                         .arg(m_brokenStep)
                         .arg(textOf(wider, place)));
                return false;
            }
        }
        return true;
    }

    bool lookAtTheEnd() {
        Touched all;
        for (const Touched &one : m_touched) {
            all.groups.insert(one.groups.begin(), one.groups.end());
            all.instances.insert(one.instances.begin(), one.instances.end());
        }
        for (const QString &group : all.groups)
            if (firewallIn(m_start, group) && firewallIn(m_end, group))
                tell(openedAt({group, true}), {group, true});
        const auto places = placesOf(all, m_end);
        return std::all_of(places.begin(), places.end(), [this](const Place &place) {
            const Reach opened = openedAt(place);
            tell(opened, place);
            return isNamed(opened, place);
        });
    }

    // An instance whose last own rule for SSH goes while the platform's stays, in the end or on the way;
    // empty: none.
    [[nodiscard]] QString baredImplicit() const {
        Inventory state = m_start;
        for (std::size_t step = 0; step < m_changes.size(); ++step) {
            const Inventory before = state;
            simulate(state, m_changes[step]);
            for (const QString &instance : m_touched[step].instances)
                if (hasImplicitRule(state, instance) && namesSsh(before, instance) &&
                    !namesSsh(state, instance))
                    return instance;
        }
        return {};
    }

    static bool namesSsh(const Inventory &in, const QString &instance) {
        const auto rules = rulesGuarding(in, instance);
        const auto isNamed = [&](int port) {
            return !admittedTo(rules, AddressFamily::Ipv4, port).isEmpty() ||
                   !admittedTo(rules, AddressFamily::Ipv6, port).isEmpty();
        };
        const auto outside = sshPortOf(in, instance);
        return isNamed(22) || (outside && isNamed(*outside));
    }

    // Instances with the same groups as one before need not be looked at again. A group is a place by itself
    // only while it guards nothing, and if it neither comes nor goes.
    [[nodiscard]] std::vector<Place> placesOf(const Touched &touched, const Inventory &state) const {
        std::vector<Place> places;
        std::set<std::pair<std::vector<QString>, std::vector<QString>>> seen;
        for (const QString &instance : touched.instances) {
            std::pair groups(groupsOf(m_start, instance), groupsOf(state, instance));
            const bool moves = groups.first != groupsOf(m_end, instance) || groups.first != groups.second;
            if (seen.insert(std::move(groups)).second || moves)
                places.push_back({instance, false});
        }
        for (const QString &group : touched.groups)
            if (firewallIn(m_start, group) && firewallIn(m_end, group) && !guardsAny(group))
                places.push_back({group, true});
        return places;
    }

    const Reach &endsAt(const Place &place) {
        auto &ends = m_ends[{place.name, place.isGroup}];
        if (!ends)
            ends = Reach::of(rulesAt(m_start, place)).united(Reach::of(rulesAt(m_end, place)));
        return *ends;
    }

    [[nodiscard]] Reach openedAt(const Place &place) const {
        return Reach::of(rulesAt(m_end, place)).minus(Reach::of(rulesAt(m_start, place)));
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
        const bool told = !place.isGroup && groupsOf(m_start, place.name) == groupsOf(m_end, place.name);
        if (!text.isEmpty() && !told)
            m_opened += text;
    }

    [[nodiscard]] bool guardsAny(const QString &group) const {
        const FirewallGroup *start = firewallIn(m_start, group);
        const FirewallGroup *end = firewallIn(m_end, group);
        return (start && !start->instances.empty()) || (end && !end->instances.empty());
    }

    // Every rule that a step adds to it or to a group of it, those of a group that is attached to it, and
    // those for the members of a group that somebody joins.
    [[nodiscard]] std::vector<RuleSpec> namedAt(const Place &place) const {
        std::vector<Rule> named;
        for (const Change &change : m_changes) {
            const FirewallChange *one = asFirewallChange(change);
            if (!one)
                continue;
            if (const AddRule *add = std::get_if<AddRule>(one); add && isAt(m_end, add->group, place))
                named.push_back({{}, add->rule, false, {}});
            if (const auto *attach = std::get_if<AttachFirewallGroup>(one))
                addAttached(named, *attach, place);
        }
        return withMembers(m_end, named);
    }

    void addAttached(std::vector<Rule> &named, const AttachFirewallGroup &attach, const Place &place) const {
        const FirewallGroup *joined = firewallIn(m_end, attach.group);
        if (joined && !place.isGroup && place.name == attach.instance)
            named.insert(named.end(), joined->rules.begin(), joined->rules.end());
        for (const auto &[where, rule] : rulesNaming(m_end, attach.group))
            if (isAt(m_end, where, place))
                named.push_back(*rule);
        if (joined && isAt(m_end, attach.group, place))
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
    const Inventory m_start;
    Inventory m_end;
    std::vector<Touched> m_touched; ///< by each step
    std::map<std::pair<QString, bool>, std::optional<Reach>> m_ends;
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
