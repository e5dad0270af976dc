#include "models/firewall/ruleeffect.h"

#include "models/firewall/exposure.h"

#include <QStringList>

namespace cloudnx {

namespace {

constexpr std::size_t slicesShown = 3;

QString sliceText(const ReachSlice &slice) {
    return QStringLiteral("%1 %2 %3 (%4)")
        .arg(serviceText(slice),
             slice.direction == Direction::Ingress ? QStringLiteral("to") : QStringLiteral("towards"),
             slice.addresses.countText(), slice.addresses.toText());
}

QString textOf(const Reach &reach) {
    const auto slices = reach.slices();
    if (slices.empty())
        return QStringLiteral("nothing");
    QStringList texts;
    for (std::size_t at = 0; at < std::min(slices.size(), slicesShown); ++at)
        texts += sliceText(slices[at]);
    if (slices.size() > slicesShown)
        texts += QStringLiteral("%1 more").arg(slices.size() - slicesShown);
    return texts.join(QStringLiteral(", "));
}

bool isForEveryone(const ReachSlice &slice) {
    const KnownService *known =
        slice.firstPort == slice.lastPort ? knownService(slice.carried, slice.firstPort) : nullptr;
    return known && known->web;
}

bool opensTooMuch(const Reach &opened) {
    for (const ReachSlice &slice : opened.slices())
        if (slice.direction == Direction::Ingress && audienceOf(slice.addresses) == Audience::Internet &&
            !isForEveryone(slice))
            return true;
    return false;
}

// Beside the platform's own rule for the same port.
bool isBesideImplicit(const FirewallGroup &group, const RuleSpec &rule) {
    const Reach reach = Reach::of(rule);
    for (const Rule &one : group.rules)
        if (one.implicit && !Reach::of(one.spec).intersected(reach).isEmpty())
            return true;
    return false;
}

QString instancesText(const FirewallGroup &group) {
    if (group.instances.empty())
        return QStringLiteral(" %1 guards no instance now.").arg(group.name);
    if (group.instances.size() == 1 && group.instances.front() == group.name)
        return {};
    const QStringList names(group.instances.begin(), group.instances.end());
    return QStringLiteral(" On %1.").arg(names.join(QStringLiteral(", ")));
}

} // namespace

EffectTeller::EffectTeller(FirewallGroup group)
    : m_group(std::move(group)), m_all(Reach::of(m_group.rules, Reach::Implicit::Without)) {}

RuleEffect EffectTeller::adding(const RuleSpec &rule) const {
    for (const Rule &there : m_group.rules)
        if (!there.implicit && sameTraffic(there.spec, rule))
            return {RuleEffect::Kind::Nothing, QStringLiteral("%1 has this rule already.").arg(m_group.name)};
    if (rule.peerGroup)
        return {RuleEffect::Kind::Named,
                QStringLiteral("Opens %1 to %2; closes nothing.").arg(serviceText(rule), peerText(rule)) +
                    instancesText(m_group)};
    return between(Reach::of(rule).minus(m_all), Reach(), rule);
}

RuleEffect EffectTeller::replacing(const RuleSpec &old, const RuleSpec &now) {
    if (!m_old || *m_old != old) {
        std::vector<RuleSpec> rest;
        for (const Rule &rule : m_group.rules)
            if (!rule.implicit && !sameTraffic(rule.spec, old))
                rest.push_back(rule.spec);
        m_rest = Reach::of(rest);
        m_old = old;
    }
    const Reach before = Reach::of(old).minus(m_rest);
    const Reach after = Reach::of(now).minus(m_rest);
    return between(after.minus(before), before.minus(after), now);
}

RuleEffect EffectTeller::between(const Reach &opened, const Reach &closed, const RuleSpec &now) const {
    if (isBesideImplicit(m_group, now))
        return {
            RuleEffect::Kind::Undocumented,
            QStringLiteral("CloudNx does not say whether a rule for SSH narrows its own: if it does, only %1 "
                           "reaches SSH of %2; if not, everyone still does.")
                .arg(peerText(now), m_group.name)};
    if (opened.isEmpty() && closed.isEmpty())
        return {RuleEffect::Kind::Nothing,
                QStringLiteral(
                    "Opens nothing and closes nothing: other rules of %1 admit the same. A narrower rule "
                    "never narrows a wider one.")
                    .arg(m_group.name)};
    return {opensTooMuch(opened) ? RuleEffect::Kind::Internet : RuleEffect::Kind::Named,
            QStringLiteral("Opens %1; closes %2.").arg(textOf(opened), textOf(closed)) +
                instancesText(m_group)};
}

} // namespace cloudnx
