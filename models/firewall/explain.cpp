#include "models/firewall/explain.h"

#include "models/firewall/centralblocks.h"
#include "models/firewall/exposure.h"
#include "models/firewall/reachaxis.h"

#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

struct Candidate {
    const FirewallGroup *group;
    const Rule *rule;
};

QString named(const Candidate &one) {
    return QStringLiteral("rule %1 of %2 (%3 %4 %5)")
        .arg(one.rule->id, one.group->name, serviceText(one.rule->spec),
             one.rule->spec.direction == Direction::Ingress ? QStringLiteral("from") : QStringLiteral("to"),
             peerText(one.rule->spec));
}

bool isSsh(const Packet &packet) {
    return packet.direction == Direction::Ingress && packet.carried == Carried::Tcp && packet.port == 22;
}

/// What the rules of one instance's groups say of one packet.
class GroupLayer {
public:
    GroupLayer(const Packet &packet, const QString &instance, const std::vector<FirewallGroup> &groups,
               const GroupMembers &members)
        : m_packet(packet), m_instance(instance) {
        for (const FirewallGroup &group : groups) {
            if (std::find(group.instances.begin(), group.instances.end(), instance) == group.instances.end())
                continue;
            m_groups += group.name;
            m_unfiltered = m_unfiltered || isUnfiltered(group, instance);
            for (const Rule &rule : group.rules)
                sort({&group, &rule}, members);
        }
    }

    [[nodiscard]] Layer judge() const {
        if (m_groups.isEmpty())
            return says(LayerVerdict::Unknown, unguardedText(m_instance));
        if (!m_admits.empty())
            return admitted();
        if (!m_implicit.empty())
            return byThePlatform();
        if (m_unfiltered)
            return says(
                LayerVerdict::Unknown,
                QStringLiteral("No rule of %1 admits it, but %2").arg(listed(), unfilteredText(m_instance)));
        if (!m_doubts.isEmpty())
            return says(LayerVerdict::Unknown, m_doubts.join(u' '));
        if (m_packet.direction == Direction::Egress && !m_speaksOfEgress)
            return says(LayerVerdict::Unknown,
                        QStringLiteral("No rule of %1 speaks of what goes out; whether the cloud "
                                       "lets it out then is not known.")
                            .arg(listed()));
        return says(
            LayerVerdict::Refuses,
            QStringLiteral("No rule of %1 admits it, and what no rule admits is refused.").arg(listed()));
    }

private:
    void sort(const Candidate &one, const GroupMembers &members) {
        const RuleSpec &spec = one.rule->spec;
        m_speaksOfEgress = m_speaksOfEgress || spec.direction == Direction::Egress;
        if (one.rule->implicit) {
            if (contains(Reach::of(spec), m_packet))
                m_implicit.push_back(one);
            return;
        }
        m_speaksOfSsh =
            m_speaksOfSsh || (isSsh(m_packet) && spec.direction == Direction::Ingress && meets(spec));
        if (contains(Reach::of(spec, members), m_packet))
            m_admits.push_back(one);
        else if (const auto doubt = unresolved(spec, members);
                 doubt && meets(spec) && !m_doubts.contains(*doubt))
            m_doubts += *doubt;
    }

    // Whether the rule is about such packets, whoever sends them.
    [[nodiscard]] bool meets(const RuleSpec &spec) const {
        if (spec.direction != m_packet.direction || spec.peer.family() != m_packet.family ||
            !admits(spec.protocol, m_packet.carried))
            return false;
        const auto places = placesOf(spec, m_packet.carried);
        const auto place =
            m_packet.carried == Carried::Other ? placeOfOther(m_packet.port) : std::optional(m_packet.port);
        return !places || (place && places->first <= *place && *place <= places->last);
    }

    [[nodiscard]] Layer says(LayerVerdict verdict, const QString &reason) const {
        return {QStringLiteral("security group"), verdict, reason};
    }

    [[nodiscard]] QString listed() const { return m_groups.join(QLatin1String(", ")); }

    [[nodiscard]] Layer admitted() const {
        QStringList texts;
        Layer layer = says(LayerVerdict::Admits, {});
        for (const Candidate &one : m_admits) {
            texts += named(one);
            layer.rules.push_back(one.rule->id);
        }
        layer.reason = QStringLiteral("Admitted by %1.").arg(texts.join(QLatin1String(", and by ")));
        return layer;
    }

    // Not documented: whether an added rule for 22 narrows the platform's own. Both readings, no promise.
    [[nodiscard]] Layer byThePlatform() const {
        const QString own = QStringLiteral("the platform's own SSH rule, through the assigned high port");
        Layer layer =
            m_speaksOfSsh
                ? says(LayerVerdict::Unknown,
                       QStringLiteral(
                           "If a rule for 22 narrows the platform's own SSH rule, no rule admits this "
                           "address; if not, %1 does. The documents leave it open.")
                           .arg(own))
                : says(LayerVerdict::Admits, QStringLiteral("Admitted by %1.").arg(own));
        for (const Candidate &one : m_implicit)
            layer.rules.push_back(one.rule->id);
        return layer;
    }

    const Packet &m_packet;
    const QString &m_instance;
    QStringList m_groups;
    std::vector<Candidate> m_admits;
    std::vector<Candidate> m_implicit;
    QStringList m_doubts;
    bool m_unfiltered = false;
    bool m_speaksOfSsh = false;
    bool m_speaksOfEgress = false;
};

LayerVerdict together(const std::vector<Layer> &layers) {
    const auto any = [&](LayerVerdict verdict) {
        return std::any_of(layers.begin(), layers.end(),
                           [verdict](const Layer &one) { return one.verdict == verdict; });
    };
    if (any(LayerVerdict::Refuses))
        return LayerVerdict::Refuses;
    return any(LayerVerdict::Unknown) ? LayerVerdict::Unknown : LayerVerdict::Admits;
}

// What comes from private addresses may not pass the data centre's edge at all.
LayerAnswer centralAnswer(const Packet &packet, const OtherLayers &others) {
    const CidrBlock peer = cidrOf(packet.family, {packet.peer, 128});
    if (peer.isPrivate())
        return {LayerVerdict::Unknown,
                QStringLiteral("%1 is a private address; whether it passes the central filter is not "
                               "known.")
                    .arg(addressText(packet.family, packet.peer))};
    return others.central->answer(others.region, packet);
}

} // namespace

Explanation explain(const Packet &packet, const QString &instance, const std::vector<FirewallGroup> &groups,
                    const OtherLayers &others) {
    Explanation explanation;
    if (others.central) {
        const LayerAnswer answer = centralAnswer(packet, others);
        explanation.layers.push_back({QStringLiteral("central block list"), answer.verdict, answer.reason});
    }
    explanation.layers.push_back(GroupLayer(packet, instance, groups, others.members).judge());
    if (others.host) {
        const LayerAnswer answer = others.host->answer(packet);
        explanation.layers.push_back({QStringLiteral("host firewall"), answer.verdict, answer.reason});
    }
    explanation.verdict = together(explanation.layers);
    return explanation;
}

QString explainedText(const Packet &packet, const QString &instance, LayerVerdict verdict) {
    const QString word = verdict == LayerVerdict::Admits    ? QStringLiteral("admitted")
                         : verdict == LayerVerdict::Refuses ? QStringLiteral("refused")
                                                            : QStringLiteral("unknown");
    return QStringLiteral("%1: %2 %3 %4")
        .arg(word, toText(packet),
             packet.direction == Direction::Ingress ? QStringLiteral("to") : QStringLiteral("from"),
             instance);
}

QString rulesOnlyText() {
    return QStringLiteral("This is about rules: not about routes, nor whether a program listens.");
}

} // namespace cloudnx
