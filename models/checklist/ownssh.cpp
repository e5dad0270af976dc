#include "models/checklist/ownssh.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr int sshPort = 22;

} // namespace

std::set<int> managementPorts(const Record &record) {
    return {sshPort, record.managementPort};
}

bool admitsSsh(const Rule &rule, const std::set<int> &ports) {
    const bool hasPort = !rule.spec.ports || std::any_of(ports.begin(), ports.end(), [&](int port) {
        return rule.spec.ports->contains(port);
    });
    const bool isTcp = rule.spec.protocol == Protocol::Tcp || rule.spec.protocol == Protocol::Any;
    return !rule.implicit && rule.spec.direction == Direction::Ingress && !rule.spec.peerGroup && isTcp &&
           hasPort && !rule.spec.peer.isPrivate();
}

std::vector<RuleSpec> forOwnRanges(const RuleSpec &rule, const Record &record) {
    std::vector<RuleSpec> rules;
    for (const CidrBlock &range : record.adminRanges) {
        RuleSpec own = rule;
        own.peer = range;
        if (own.protocol == Protocol::Any) {
            own.protocol = Protocol::Tcp;
            own.ports = PortRange::of(record.managementPort);
        }
        rules.push_back(own);
    }
    return rules;
}

} // namespace cloudnx
