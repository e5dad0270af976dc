#include "models/plan/possiblefirewall.h"

#include "models/cloud/abilities.h"
#include "models/firewall/protocolnumber.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr qsizetype rulesShown = 8;

// Neutron takes any name of at most 255 characters.
Done namedFreely(const QString &name) {
    const bool fits = !name.trimmed().isEmpty() && name.size() <= 255;
    return fits ? Done{}
                : Done(failure(ErrorKind::Invalid,
                               QStringLiteral("A security group needs a name of 1 to 255 characters.")));
}

// As Neutron has it: beside tcp and udp, dccp (33), sctp (132) and udplite (136).
bool hasPorts(const RuleSpec &rule) {
    const auto number = protocolNumber(rule);
    return number == 6 || number == 17 || number == 33 || number == 132 || number == 136;
}

Done sensible(const RuleSpec &rule) {
    if (rule.ports && !hasPorts(rule))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("Only tcp, udp, sctp, dccp and udplite have ports; %1 has none.")
                           .arg(writtenProtocol(rule)));
    const bool ipv4 = rule.peer.family() == AddressFamily::Ipv4;
    if ((rule.protocol == Protocol::Icmpv6 && ipv4) || (rule.protocol == Protocol::Icmp && !ipv4))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 does not go with %2: icmp is for IPv4 and icmpv6 for IPv6.")
                           .arg(wordOf(rule.protocol), rule.peer.toText()));
    return {};
}

QString rulesHint(const FirewallGroup &group) {
    QStringList texts;
    qsizetype more = 0;
    for (const Rule &rule : group.rules)
        if (!rule.implicit && texts.size() < rulesShown)
            texts += QStringLiteral("%1 from %2").arg(serviceText(rule.spec), peerText(rule.spec));
        else
            more += rule.implicit ? 0 : 1;
    if (more > 0)
        texts += QStringLiteral("%1 more").arg(more);
    return texts.isEmpty() ? QStringLiteral(" It has no rules but the platform's own.")
                           : QStringLiteral(" It allows %1.").arg(texts.join(QLatin1String("; ")));
}

} // namespace

Done PossibleFirewall::operator()(const AddRule &change) const {
    return ownFirewall(change.group).and_then([&] { return sensible(change.rule); }).and_then([&] {
        return notYet(change, QStringLiteral("%1 allows %2 from %3 already.")
                                  .arg(change.group, serviceText(change.rule), peerText(change.rule)));
    });
}

Done PossibleFirewall::operator()(const RemoveRule &change) const {
    return ownFirewall(change.group).and_then([&]() -> Done {
        const FirewallGroup &group = *firewallIn(in, change.group);
        if (ruleIn(group, change.rule))
            return {};
        for (const Rule &rule : group.rules)
            if (rule.implicit && sameTraffic(rule.spec, change.rule))
                return failure(ErrorKind::Invalid,
                               QStringLiteral("This rule of %1 was made by the platform and cannot be "
                                              "removed.")
                                   .arg(change.group));
        return failure(ErrorKind::NotFound, QStringLiteral("%1 has no rule that allows %2 from %3.%4")
                                                .arg(change.group, serviceText(change.rule),
                                                     peerText(change.rule), rulesHint(group)));
    });
}

Done PossibleFirewall::operator()(const CreateFirewallGroup &change) const {
    return namedFreely(change.group).and_then([&] {
        return notYet(change, QStringLiteral("Security group %1 exists already.").arg(change.group));
    });
}

Done PossibleFirewall::operator()(const DeleteFirewallGroup &change) const {
    return ownFirewall(change.group).and_then([&]() -> Done {
        const FirewallGroup &group = *firewallIn(in, change.group);
        if (change.group == QLatin1String("default"))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("The default security group belongs to the project and cannot "
                                          "be deleted. Remove its rules instead."));
        if (group.instances.empty())
            return {};
        const QStringList users(group.instances.begin(), group.instances.end());
        return conflict(QStringLiteral("Security group %1 guards %2. Detach it there first: "
                                       "cloudnx firewall detach %1 %3.")
                            .arg(change.group, users.join(QLatin1String(", ")), users.front()));
    });
}

Done PossibleFirewall::operator()(const AttachFirewallGroup &change) const {
    return guardable(change.group, change.instance)
        .and_then([&] {
            return notYet(change, QStringLiteral("%1 guards %2 already.").arg(change.group, change.instance));
        })
        .and_then([&] { return goesWithTheOthers(change); });
}

// Neutron refuses it, and Nova hands that on as an error of its own (500).
Done PossibleFirewall::goesWithTheOthers(const AttachFirewallGroup &change) const {
    const auto &stateful = firewallIn(in, change.group)->stateful;
    for (const FirewallGroup &other : *in.firewall) {
        const bool guards = std::find(other.instances.begin(), other.instances.end(), change.instance) !=
                            other.instances.end();
        if (!guards || !stateful || !other.stateful || *other.stateful == *stateful)
            continue;
        const auto kind = [](bool isStateful) {
            return isStateful ? QStringLiteral("stateful") : QStringLiteral("stateless");
        };
        return conflict(
            QStringLiteral("%1 is %2 and %3, which guards %4, is %5: an instance has groups of one "
                           "kind only. Detach %3 there first: cloudnx firewall detach %3 %4.")
                .arg(change.group, kind(*stateful), other.name, change.instance, kind(*other.stateful)));
    }
    return {};
}

Done PossibleFirewall::operator()(const DetachFirewallGroup &change) const {
    return guardable(change.group, change.instance).and_then([&] {
        return notYet(change, QStringLiteral("%1 does not guard %2.").arg(change.group, change.instance));
    });
}

Done PossibleFirewall::guardable(const QString &group, const QString &name) const {
    return firewall(group).and_then([&] { return instance(name); });
}

// One that another project shares can be used, and is changed only there.
Done PossibleFirewall::ownFirewall(const QString &name) const {
    return firewall(name).and_then([&]() -> Done {
        const auto &owner = firewallIn(in, name)->owner;
        if (!owner)
            return {};
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("Security group %1 belongs to project %2, which shares it; only "
                                      "that project can change it.")
                           .arg(name, *owner));
    });
}

Done PossibleFirewall::firewall(const QString &name) const {
    return there(in.firewall, &FirewallGroup::name, name, words.ruleHolder, QStringLiteral("firewall rules"));
}

Done PossibleFirewall::instance(const QString &name) const {
    return there(in.instances, &Instance::name, name, QStringLiteral("instance"),
                 QStringLiteral("instances"));
}

} // namespace cloudnx
