#include "models/firewall/ruletemplate.h"

namespace cloudnx {

namespace {

RuleSpec rule(Protocol protocol, std::optional<int> port, const CidrBlock &peer, const QString &description) {
    RuleSpec spec;
    spec.protocol = protocol;
    if (port)
        spec.ports = PortRange::of(static_cast<std::uint16_t>(*port));
    spec.peer = peer;
    spec.description = description;
    return spec;
}

std::vector<RuleSpec> webServer() {
    std::vector<RuleSpec> rules;
    for (const int port : {80, 443})
        for (const CidrBlock &everyone : {CidrBlock::everyIpv4(), CidrBlock::everyIpv6()})
            rules.push_back(rule(Protocol::Tcp, port, everyone, QStringLiteral("web")));
    return rules;
}

std::vector<RuleSpec> forEach(const std::vector<CidrBlock> &peers, int port, const QString &description) {
    std::vector<RuleSpec> rules;
    for (const CidrBlock &peer : peers)
        rules.push_back(rule(Protocol::Tcp, port, peer, description));
    return rules;
}

} // namespace

QString summaryOf(RuleTemplate which) {
    switch (which) {
    case RuleTemplate::WebServer:
        return QStringLiteral("80 and 443 over tcp from everyone");
    case RuleTemplate::SshFromMine:
        return QStringLiteral("SSH from where you manage");
    case RuleTemplate::DatabaseFromApps:
        return QStringLiteral("the database's port from the app servers only");
    case RuleTemplate::Ping:
        break;
    }
    return QStringLiteral("ping from everyone");
}

Result<std::vector<RuleSpec>> rulesOf(RuleTemplate which, const TemplateInput &input) {
    switch (which) {
    case RuleTemplate::WebServer:
        return webServer();
    case RuleTemplate::SshFromMine:
        if (input.mine.empty())
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("From where you manage is not known. Tell it with: cloudnx firewall "
                               "ranges set --cidr RANGE."));
        return forEach(input.mine, input.sshPort, QStringLiteral("ssh"));
    case RuleTemplate::DatabaseFromApps:
        if (input.apps.empty())
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("Say which instances are the app servers: --app NAME, or --cidr RANGE."));
        return forEach(input.apps, input.databasePort, QStringLiteral("database"));
    case RuleTemplate::Ping:
        break;
    }
    return std::vector<RuleSpec>{rule(Protocol::Icmp, {}, CidrBlock::everyIpv4(), QStringLiteral("ping"))};
}

} // namespace cloudnx
