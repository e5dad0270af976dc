#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/compute.h"

#include <arpa/inet.h>

#include <array>

namespace cloudnx::sandbox {

namespace {

constexpr int mostRules = 2'000;

QJsonValue portOrNull(const Row &row, const char *column) {
    return row.isNull(column) ? QJsonValue() : QJsonValue(row.number(column));
}

QJsonObject ruleJson(const Row &row) {
    return {{"id", row.text("id")},
            {"protocol", row.text("protocol")},
            {"port_from", portOrNull(row, "port_from")},
            {"port_to", portOrNull(row, "port_to")},
            {"cidr", row.text("cidr")},
            {"description", row.text("description")},
            {"implicit", row.flag("implicit")},
            {"created_at", timeText(row.number("created_at"))}};
}

using AddressBytes = std::array<unsigned char, 16>;

bool hasHostBits(const AddressBytes &address, int width, int length) {
    for (int bit = length; bit < width; ++bit)
        if (address[static_cast<std::size_t>(bit / 8)] & (0x80 >> bit % 8))
            return true;
    return false;
}

/// An address and a prefix length, no host bits set, written one way: "10.0.0.0/8", "2001:db8::/32".
QString checkedCidr(const QString &given) {
    const QStringList parts = given.split('/');
    const QByteArray text = parts.value(0).toLatin1();
    const int family = text.contains(':') ? AF_INET6 : AF_INET;
    const int width = family == AF_INET6 ? 128 : 32;
    bool isNumber = false;
    const int length = parts.value(1).toInt(&isNumber);
    AddressBytes address{};
    const bool hasForm = parts.size() == 2 && isNumber && parts[1] == QString::number(length) &&
                         length >= 0 && length <= width &&
                         inet_pton(family, text.constData(), address.data()) == 1;
    if (!hasForm)
        refuse(400, "\"" + given + "\" is not a network like 203.0.113.0/24.");
    if (hasHostBits(address, width, length))
        refuse(400, "\"" + given + "\" sets bits outside its prefix.");
    std::array<char, INET6_ADDRSTRLEN> written{};
    inet_ntop(family, address.data(), written.data(), written.size());
    return QString("%1/%2").arg(QLatin1String(written.data())).arg(length);
}

struct Wanted {
    QString protocol;
    std::optional<int> from;
    std::optional<int> to;
    QString cidr;
    QString description;
};

void checkPorts(const Wanted &wanted) {
    const bool isIcmp = wanted.protocol == "icmp";
    if (isIcmp && (wanted.from || wanted.to))
        refuse(400, "icmp has no ports.");
    if (!isIcmp && (!wanted.from || !wanted.to))
        refuse(400, "Give a port, or port_from and port_to.");
    if (!isIcmp && *wanted.from > *wanted.to)
        refuse(400, "port_from must not be above port_to.");
}

Wanted wantedRule(Call &call) {
    Fields fields(call.body);
    const auto port = fields.maybeNumber("port", 1, 65535);
    Wanted wanted{.protocol = fields.oneOf("protocol", {"tcp", "udp", "icmp"}),
                  .from = fields.maybeNumber("port_from", 1, 65535),
                  .to = fields.maybeNumber("port_to", 1, 65535),
                  .cidr = checkedCidr(fields.text("cidr", 43)),
                  .description = fields.maybeText("description", 256, 0).value_or("")};
    fields.end();
    if (port && (wanted.from || wanted.to))
        refuse(400, "Give either port, or port_from and port_to.");
    if (port)
        wanted.from = wanted.to = port;
    checkPorts(wanted);
    return wanted;
}

void noteRule(Call &call, const Row &instance, const Row &rule) {
    call.details = ruleJson(rule);
    call.details.insert("rule_id", rule.text("id"));
    for (const char *name : {"id", "created_at", "implicit"})
        call.details.remove(QLatin1String(name));
    call.details.insert("instance", instance.text("name"));
}

Answer listRules(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Row instance = instanceFor(call, call.parameter("id"));
    const Rows rows =
        call.database.all("SELECT * FROM firewall_rules WHERE instance = ? AND id > ? ORDER BY id LIMIT ?",
                          instance.text("id"), page.after, page.fetch());
    return listed(page, "rules", rows, "id", ruleJson);
}

void checkIsNew(Call &call, const QString &instance, const Wanted &wanted) {
    if (call.database.first(
            "SELECT 1 FROM firewall_rules WHERE instance = ? AND implicit = 0 AND protocol = ? AND "
            "port_from IS ? AND port_to IS ? AND cidr = ?",
            instance, wanted.protocol, wanted.from, wanted.to, wanted.cidr))
        refuse(409, "There is such a rule already.");
    if (call.database.first("SELECT count(*) AS n FROM firewall_rules WHERE instance = ?", instance)
            ->number("n") >= mostRules)
        refuse(409, QString("An instance may have %1 rules.").arg(mostRules));
}

Answer addRule(Call &call) {
    const Wanted wanted = wantedRule(call);
    const Row instance = instanceFor(call, call.parameter("id"));
    checkIsNew(call, instance.text("id"), wanted);
    const QString id = randomId("fw_");
    call.database.run("INSERT INTO firewall_rules VALUES (?,?,?,?,?,?,?,0,?)", id, instance.text("id"),
                      wanted.protocol, wanted.from, wanted.to, wanted.cidr, wanted.description, call.now);
    const Row rule = *call.database.first("SELECT * FROM firewall_rules WHERE id = ?", id);
    noteRule(call, instance, rule);
    return Call::json(ruleJson(rule), 201);
}

Answer deleteRule(Call &call) {
    const Row instance = instanceFor(call, call.parameter("id"));
    const auto rule = call.database.first("SELECT * FROM firewall_rules WHERE instance = ? AND id = ?",
                                          instance.text("id"), call.parameter("rule_id"));
    if (!rule)
        refuse(404, "There is no such rule on " + instance.text("name") + ".");
    noteRule(call, instance, *rule);
    if (rule->flag("implicit"))
        refuse(409, "The rule for the SSH port belongs to the instance and cannot be deleted.");
    call.database.run("DELETE FROM firewall_rules WHERE id = ?", rule->text("id"));
    return Call::deleted();
}

} // namespace

RouteTable firewallRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *instance = "crn:cloudnx:compute:{region}:{account}:instance/{id}";
    const char *all = "/compute/instances/{id}/firewall-rules";
    return {{"GET", all, "compute:ListFirewallRules", decided, None, instance, listRules},
            {"POST", all, "compute:AddFirewallRule", decided, Change, instance, addRule},
            {"DELETE", "/compute/instances/{id}/firewall-rules/{rule_id}", "compute:DeleteFirewallRule",
             decided, Change, instance, deleteRule}};
}

} // namespace cloudnx::sandbox
