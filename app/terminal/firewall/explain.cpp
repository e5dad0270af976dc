#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "models/firewall/centralblocks.h"
#include "models/firewall/explain.h"
#include "models/judge/groupmembers.h"
#include "models/tables/layertable.h"

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

Result<Packet> packetOf(const Options &options) {
    if (options.from.isEmpty() == options.to.isEmpty())
        return failure(
            ErrorKind::Usage,
            QStringLiteral("Say --from ADDRESS for what comes in, or --to ADDRESS for what goes out."));
    const bool comesIn = !options.from.isEmpty();
    return parsePacket({comesIn ? Direction::Ingress : Direction::Egress, options.protocol, options.port,
                        comesIn ? options.from : options.to});
}

QString signOf(LayerVerdict verdict) {
    return verdict == LayerVerdict::Admits    ? QStringLiteral("✓")
           : verdict == LayerVerdict::Refuses ? QStringLiteral("✗")
                                              : QStringLiteral("?");
}

Done print(Context &context, const Packet &packet, const Options &options, const Explanation &explanation) {
    LayerTable table;
    table.setRows(explanation.layers);
    return context.out()
        .line(signOf(explanation.verdict) + u' ' +
              explainedText(packet, options.instance, explanation.verdict))
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
    const auto central =
        options.region.isEmpty() ? Result<CentralBlocks>(CentralBlocks()) : CentralBlocks::ofBwCloud();
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
