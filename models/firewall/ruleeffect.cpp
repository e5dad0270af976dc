#include "models/firewall/ruleeffect.h"

#include "models/firewall/exposure.h"

#include <QStringList>

namespace cloudnx {

namespace {

constexpr qsizetype slicesShown = 3;

QString sliceText(const ReachSlice &slice) {
    return QStringLiteral("%1 %2 %3 (%4)")
        .arg(serviceText(slice),
             slice.direction == Direction::Ingress ? QStringLiteral("to") : QStringLiteral("towards"),
             slice.addresses.countText(), slice.addresses.toText());
}

QString textOf(const Reach &reach) {
    QStringList texts;
    reach.eachSlice([&](ReachSlice &&slice) {
        texts += sliceText(slice);
        return texts.size() < slicesShown;
    });
    if (const auto count = static_cast<qsizetype>(reach.sliceCount()); count > texts.size())
        texts += QStringLiteral("%1 more").arg(count - texts.size());
    return texts.isEmpty() ? QStringLiteral("nothing") : texts.join(QStringLiteral(", "));
}

// Who the members of a group are changes without the rule, so they are named and not counted.
QString textOf(const EffectTeller::Part &part) {
    return part.rule && part.rule->peerGroup
               ? QStringLiteral("%1 to %2").arg(serviceText(*part.rule), peerText(*part.rule))
               : textOf(part.reach);
}

bool isNothing(const EffectTeller::Part &part) {
    return part.reach.isEmpty() && !(part.rule && part.rule->peerGroup);
}

// What a rule opens is part of what it says, so one that holds no internet opens none.
bool opensTooMuch(const RuleSpec &rule, const Reach &opened) {
    if (rule.direction != Direction::Ingress || !holdsInternet(AddressSet::of(rule.peer)))
        return false;
    bool tooMuch = false;
    opened.eachSlice([&](ReachSlice &&slice) {
        tooMuch = holdsInternet(slice.addresses) &&
                  !isMeantForEveryone(slice.carried, slice.firstPort, slice.lastPort);
        return !tooMuch;
    });
    return tooMuch;
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

bool EffectTeller::has(const RuleSpec &rule) const {
    return std::any_of(m_group.rules.begin(), m_group.rules.end(),
                       [&](const Rule &there) { return !there.implicit && sameTraffic(there.spec, rule); });
}

RuleEffect EffectTeller::adding(const RuleSpec &rule) const {
    if (has(rule))
        return {RuleEffect::Kind::Nothing, QStringLiteral("%1 has this rule already.").arg(m_group.name)};
    return between({rule, Reach::of(rule).minus(m_all)}, {}, rule);
}

RuleEffect EffectTeller::replacing(const RuleSpec &old, const RuleSpec &now) {
    if (!m_old || *m_old != old) {
        std::vector<RuleSpec> rest;
        for (const Rule &rule : m_group.rules)
            if (!rule.implicit && !sameTraffic(rule.spec, old))
                rest.push_back(rule.spec);
        m_onlyOld = Reach::of(old).minus(Reach::of(rest));
        m_old = old;
    }
    Part opened{now, Reach::of(now).minus(m_all)};
    if (has(now))
        opened = {};
    Part closed{old, m_onlyOld.minus(Reach::of(now))};
    if (sameTraffic(old, now))
        closed = {};
    return between(opened, closed, now);
}

RuleEffect EffectTeller::between(const Part &opened, const Part &closed, const RuleSpec &now) const {
    if (isBesideImplicit(m_group, now))
        return {
            RuleEffect::Kind::Undocumented,
            QStringLiteral("CloudNx does not say whether a rule for SSH narrows its own: if it does, only %1 "
                           "reaches SSH of %2; if not, everyone still does.")
                .arg(peerText(now), m_group.name)};
    if (isNothing(opened) && isNothing(closed))
        return {RuleEffect::Kind::Nothing,
                QStringLiteral(
                    "Opens nothing and closes nothing: other rules of %1 admit the same. A narrower rule "
                    "never narrows a wider one.")
                    .arg(m_group.name)};
    return {opensTooMuch(now, opened.reach) ? RuleEffect::Kind::Internet : RuleEffect::Kind::Named,
            QStringLiteral("Opens %1; closes %2.").arg(textOf(opened), textOf(closed)) +
                instancesText(m_group)};
}

} // namespace cloudnx
