#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "models/firewall/centralblocks.h"
#include "models/firewall/explain.h"
#include "models/firewall/protocolnumber.h"
#include "models/judge/groupmembers.h"
#include "models/tables/layertable.h"

#include <QFile>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    QString protocol;
    QString port;
    QString from;
    QString to;
    QString region;
    QString host;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    arguments.word("PROTOCOL", options.protocol, "tcp, udp, icmp, icmpv6, a name like gre, or a number");
    arguments.optionalWord("PORT", options.port, "Port; of icmp its type or type/code, without it ping");
    arguments.option("--from", options.from, "The address it comes from");
    arguments.option("--to", options.to, "Instead: the address it goes to");
    arguments.option("--region", options.region,
                     "bwCloud region, for its central block list, for example Mannheim");
    arguments.option(
        "--host", options.host,
        "File with `ufw status verbose` or `nft -j list ruleset` of the machine; - reads standard input");
}

tl::unexpected<Error> wrong(const QString &what) {
    return failure(ErrorKind::Usage, what);
}

std::optional<int> numberIn(const QString &text, int most) {
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

Result<int> icmpPlace(const QString &text, bool isIpv4) {
    if (text.isEmpty())
        return icmpPort(isIpv4 ? 8 : 128, 0); // echo request: RFC 792, RFC 4443
    const auto type = numberIn(text.section(u'/', 0, 0), 255);
    const auto code = text.contains(u'/') ? numberIn(text.section(u'/', 1), 255) : std::optional(0);
    if (!type || !code)
        return wrong(
            QStringLiteral("\"%1\" is no type of icmp. Write 8 or 3/4; both are 0 to 255.").arg(text));
    return icmpPort(*type, *code);
}

Result<int> placeOf(const Options &options, int number, const Packet &packet) {
    if (isIcmp(packet.carried))
        return icmpPlace(options.port, packet.family == AddressFamily::Ipv4);
    const auto port = options.port.isEmpty() ? std::optional(0) : numberIn(options.port, 65535);
    if (!port || (options.port.isEmpty() && hasPorts(packet.carried)))
        return wrong(QStringLiteral("Say which port of %1, from 0 to 65535.").arg(options.protocol));
    return packet.carried == Carried::Other ? otherPort(number, *port) : *port;
}

Result<Packet> packetOf(const Options &options) {
    if (options.from.isEmpty() == options.to.isEmpty())
        return wrong(
            QStringLiteral("Say --from ADDRESS for what comes in, or --to ADDRESS for what goes out."));
    const QString &address = options.from.isEmpty() ? options.to : options.from;
    const auto peer = CidrBlock::parse(address);
    if (!peer)
        return failure(peer.error());
    const AddressBlock block = blockOf(*peer);
    if (block.prefix != 128)
        return wrong(QStringLiteral("%1 is a block; a packet has one address.").arg(address));
    const auto number = protocolNumber(options.protocol);
    if (!number)
        return wrong(
            QStringLiteral(
                "\"%1\" is not a protocol. Use tcp, udp, icmp, icmpv6, a name like gre, or a number.")
                .arg(options.protocol));
    Packet packet{options.from.isEmpty() ? Direction::Egress : Direction::Ingress, carriedBy(*number), 0,
                  peer->family(), block.first};
    return placeOf(options, *number, packet).map([&packet](int place) {
        packet.port = place;
        return packet;
    });
}

Result<CentralBlocks> centralBlocks() {
    QFile file(QStringLiteral(":/regions/bwcloud.json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("The list of blocked ports is missing in this build."));
    return CentralBlocks::parse(file.readAll());
}

QString headline(const Packet &packet, const Options &options, LayerVerdict verdict) {
    const QString what =
        QStringLiteral("%1 %2 %3")
            .arg(toText(packet),
                 packet.direction == Direction::Ingress ? QStringLiteral("to") : QStringLiteral("from"),
                 options.instance);
    switch (verdict) {
    case LayerVerdict::Admits:
        return QStringLiteral("✓ admitted: %1").arg(what);
    case LayerVerdict::Refuses:
        return QStringLiteral("✗ refused: %1").arg(what);
    case LayerVerdict::Unknown:
        break;
    }
    return QStringLiteral("? unknown: %1").arg(what);
}

Done print(Context &context, const Packet &packet, const Options &options, const Explanation &explanation) {
    LayerTable table;
    table.setRows(explanation.layers);
    return context.out()
        .line(headline(packet, options, explanation.verdict))
        .and_then([&] { return context.out().table(table, QString()); })
        .and_then([&] { return context.out().line(rulesOnlyText()); });
}

Done run(Context &context, const Options &options) {
    const auto packet = packetOf(options);
    if (!packet)
        return failure(packet.error());
    OtherLayers others;
    if (!options.host.isEmpty()) {
        const auto host = readWhole(context, options.host).and_then(HostFirewall::parse);
        if (!host)
            return failure(host.error().kind == ErrorKind::Invalid ? ErrorKind::Invalid : host.error().kind,
                           QStringLiteral("%1: %2").arg(options.host, host.error().sentence));
        others.host = *host;
    }
    const auto central = options.region.isEmpty() ? Result<CentralBlocks>(CentralBlocks()) : centralBlocks();
    if (!central)
        return failure(central.error());
    if (!options.region.isEmpty())
        others.central = &*central;
    others.region = options.region;
    const auto source = readSource(context, options.instance, {});
    if (!source)
        return failure(source.error());
    others.members = source->members;
    std::vector<FirewallGroup> groups = source->groups;
    for (FirewallGroup &group : groups)
        group.instances = {options.instance};
    return print(context, *packet, options, explain(*packet, options.instance, groups, others));
}

} // namespace

Verb firewallExplain() {
    return verbOf<Options>(
        {"firewall explain", "Say whether a packet gets through, and which rule of which layer says so",
         "cloudnx firewall explain web-01 tcp 443 --from 203.0.113.7\n"
         "cloudnx firewall explain db-01 tcp 5432 --from 203.0.113.7 --region Mannheim --host ufw.txt"},
        declare, run);
}

} // namespace cloudnx::terminal
