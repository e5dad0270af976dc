#include "models/firewall/change.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString traffic(const RuleSpec &rule) {
    return QStringLiteral("%1 %2 %3")
        .arg(serviceText(rule),
             rule.direction == Direction::Ingress ? QStringLiteral("from") : QStringLiteral("to"),
             peerText(rule));
}

struct Sentence {
    QString operator()(const AddRule &change) const {
        return QStringLiteral("Allow %1 on %2").arg(traffic(change.rule), change.group);
    }

    QString operator()(const RemoveRule &change) const {
        return QStringLiteral("Remove the rule that allows %1 on %2").arg(traffic(change.rule), change.group);
    }

    QString operator()(const CreateFirewallGroup &change) const {
        return (change.stateful ? QStringLiteral("Create security group %1")
                                : QStringLiteral("Create stateless security group %1"))
            .arg(change.group);
    }

    QString operator()(const DeleteFirewallGroup &change) const {
        return QStringLiteral("Delete security group %1").arg(change.group);
    }

    QString operator()(const AttachFirewallGroup &change) const {
        return QStringLiteral("Attach security group %1 to %2").arg(change.group, change.instance);
    }

    QString operator()(const DetachFirewallGroup &change) const {
        return QStringLiteral("Detach security group %1 from %2").arg(change.group, change.instance);
    }
};

RuleSpec everythingLeaves(const CidrBlock &peer) {
    return {.direction = Direction::Egress,
            .protocol = Protocol::Any,
            .ports = {},
            .peer = peer,
            .description = {}};
}

} // namespace

std::vector<RuleSpec> rulesOfNewGroup() {
    return {everythingLeaves(CidrBlock::everyIpv4()), everythingLeaves(CidrBlock::everyIpv6())};
}

bool isOfNewGroup(const RuleSpec &rule) {
    const auto fresh = rulesOfNewGroup();
    return std::any_of(fresh.begin(), fresh.end(),
                       [&](const RuleSpec &one) { return sameTraffic(one, rule); });
}

QString sentence(const FirewallChange &change) {
    return std::visit(Sentence{}, change);
}

} // namespace cloudnx
