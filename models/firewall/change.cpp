#include "models/firewall/change.h"

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
};

} // namespace

QString sentence(const FirewallChange &change) {
    return std::visit(Sentence{}, change);
}

} // namespace cloudnx
