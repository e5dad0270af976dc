#include "models/tables/firewallruletable.h"

#include "models/firewall/protocolnumber.h"
#include "models/tables/columns.h"

namespace cloudnx {

namespace {

using Row = FirewallRuleRow;

bool hasPorts(const Row &row) {
    return row.rule.spec.protocol == Protocol::Tcp || row.rule.spec.protocol == Protocol::Udp;
}

QString portsOf(const Row &row) {
    if (row.rule.spec.ports)
        return row.rule.spec.ports->toText();
    return hasPorts(row) ? QStringLiteral("all") : QString();
}

// One type of icmp is not all of it.
QString placesText(const Row &row) {
    const RuleSpec &rule = row.rule.spec;
    if (rule.icmpType)
        return (rule.icmpCode ? QStringLiteral("type %1 code %2").arg(*rule.icmpType).arg(*rule.icmpCode)
                              : QStringLiteral("type %1").arg(*rule.icmpType));
    const QString ports = portsOf(row);
    return ports.isEmpty() ? QStringLiteral("–") : ports;
}

bool isWebPort(const Row &row) {
    const auto &ports = row.rule.spec.ports;
    return row.rule.spec.protocol == Protocol::Tcp && ports &&
           (*ports == PortRange::of(80) || *ports == PortRange::of(443));
}

std::optional<Mood> peerMood(const Row &row) {
    const bool lookAt =
        row.rule.spec.direction == Direction::Ingress && row.rule.spec.peer.isEverything() && !isWebPort(row);
    return lookAt ? std::optional(Mood::Look) : std::nullopt;
}

QString madeByText(const Row &row) {
    return row.rule.implicit ? QStringLiteral("platform, cannot be removed") : QStringLiteral("you");
}

QString instancesText(const Row &row) {
    return row.instances ? cellText(cellOf(row.instances)) : QStringLiteral("not read");
}

std::vector<Column<Row>> columns() {
    return {
        fixed(column<Row>("group", "Firewall", &Row::group)),
        column<Row>("direction", "Direction", [](const Row &row) { return row.rule.spec.direction; }),
        column<Row>("protocol", "Protocol", [](const Row &row) { return writtenProtocol(row.rule.spec); }),
        withText(fixed(column<Row>("ports", "Ports", portsOf)), placesText),
        withMood(
            addresses(withText(column<Row>("cidr", "Peer", [](const Row &row) { return row.rule.spec.peer; }),
                               [](const Row &row) { return peerText(row.rule.spec); })),
            peerMood),
        withText(column<Row>("implicit", "Made by", [](const Row &row) { return row.rule.implicit; }),
                 madeByText),
        column<Row>("description", "Description", [](const Row &row) { return row.rule.spec.description; }),
        withText(onDemand(column<Row>("instances", "Instances", &Row::instances)), instancesText),
        onDemand(column<Row>("created_at", "Created", [](const Row &row) { return row.rule.createdAt; })),
        fixed(column<Row>("id", "Rule", [](const Row &row) { return row.rule.id; })),
    };
}

QString keyOf(const Row &row) {
    return row.group + u'/' + row.rule.id;
}

} // namespace

std::vector<FirewallRuleRow> firewallRuleRows(const std::vector<FirewallGroup> &groups) {
    std::vector<FirewallRuleRow> rows;
    for (const FirewallGroup &group : groups)
        for (const Rule &rule : group.rules)
            rows.push_back({group.name, group.instances, rule});
    return rows;
}

std::vector<FirewallRuleRow> firewallRuleRows(const std::vector<GroupRules> &groups) {
    std::vector<FirewallRuleRow> rows;
    for (const GroupRules &group : groups)
        for (const Rule &rule : group.rules)
            rows.push_back({group.name, std::nullopt, rule});
    return rows;
}

FirewallRuleTable::FirewallRuleTable(QObject *parent)
    : RowsTable(columns(), keyOf, parent, [](const Row &row) { return row.rule.implicit; }) {}

} // namespace cloudnx
