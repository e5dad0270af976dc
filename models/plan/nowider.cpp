#include "models/plan/effects.h"
#include "models/plan/guarding.h"
#include "models/plan/judged.h"
#include "models/plan/lookup.h"
#include "models/plan/simulate.h"
#include "models/plan/touched.h"

#include <QStringList>

namespace cloudnx {

namespace {

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

Judged judgeNoWider(const std::vector<Change> &changes, const Inventory &inventory) {
    NoWider wider(changes, inventory);
    Proof proof = wider.judge();
    return {std::move(proof), wider.brokenStep()};
}

} // namespace cloudnx
