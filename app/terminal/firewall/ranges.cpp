#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    std::vector<QString> cidr = {};
    std::optional<int> port = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--cidr", options.cidr, "A range you manage from; may be repeated");
    arguments.number("--port", options.port, "The port you manage on, when it is not 22");
}

QString listed(const std::vector<CidrBlock> &ranges) {
    QStringList texts;
    for (const CidrBlock &range : ranges)
        texts += range.toText();
    return texts.join(QStringLiteral(", "));
}

Done set(Context &context, const Options &options) {
    if (options.cidr.empty() && !options.port)
        return failure(ErrorKind::Usage,
                       QStringLiteral("Say which ranges, for example --cidr 203.0.113.0/24."));
    const auto ranges = parseBlocks(options.cidr);
    if (!ranges)
        return failure(ranges.error());
    if (options.port && (*options.port < 1 || *options.port > 65535))
        return failure(ErrorKind::Usage, QStringLiteral("A port is a number from 1 to 65535."));
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    return (*workspace)
        ->record
        ->change([&](cloudnx::Record &record) {
            if (!ranges->empty())
                record.adminRanges = *ranges;
            record.managementPort = options.port.value_or(record.managementPort);
        })
        .and_then([&] { return (*workspace)->record->read(); })
        .and_then([&](const cloudnx::Record &record) {
            return context.out().line(QStringLiteral("Noted on this machine: you manage from %1, on port %2.")
                                          .arg(record.adminRanges.empty()
                                                   ? QStringLiteral("addresses not told")
                                                   : listed(record.adminRanges))
                                          .arg(record.managementPort));
        });
}

Done clear(Context &context) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    return (*workspace)
        ->record
        ->change([](cloudnx::Record &record) {
            record.adminRanges.clear();
            record.managementPort = cloudnx::Record().managementPort;
        })
        .and_then([&] { return context.out().line(QStringLiteral("Forgot the ranges you manage from.")); });
}

QString sentenceFor(const Inventory &inventory, const cloudnx::Record &record, const Whereabouts &here) {
    const auto address = sessionAddress(inventory);
    const QString session =
        address ? QStringLiteral("This session comes from %1, as the service sees it.").arg(address->toText())
                : QStringLiteral("Where this session comes from is not told.");
    const QString typed =
        record.adminRanges.empty()
            ? QStringLiteral("No ranges were told; tell them with: cloudnx firewall ranges set "
                             "--cidr RANGE.")
            : QStringLiteral("Told: %1.").arg(listed(record.adminRanges));
    const QString proof = here.vantage.ranges.empty()
                              ? QStringLiteral("Lock-out cannot be proved.")
                              : QStringLiteral("Lock-out is proved for %1, on port %2.")
                                    .arg(listed(here.vantage.ranges))
                                    .arg(here.vantage.port);
    return QStringList{session, typed, proof, here.moved}.join(QLatin1Char('\n')).trimmed();
}

Done show(Context &context) {
    const auto inventory = context.read({Part::Identity, Part::Sessions});
    if (!inventory)
        return failure(inventory.error());
    const RecordBook &book = *(*context.workspace())->record;
    const auto record = book.read();
    const auto here = whereabouts(book, *inventory);
    if (!record || !here)
        return failure(record ? here.error() : record.error());
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(toJson(here->vantage), context.options().output));
    return context.out().line(sentenceFor(*inventory, *record, *here));
}

} // namespace

Verb firewallRangesShow() {
    return verbOf({"firewall ranges show", "Say from where you manage, as far as it is known",
                   "cloudnx firewall ranges show"},
                  show);
}

Verb firewallRangesSet() {
    return verbOf<Options>({"firewall ranges set",
                            "Tell from where you manage: what the lock-out proof is about",
                            "cloudnx firewall ranges set --cidr 122.176.45.0/24 --cidr 2001:db8:45::/48"},
                           declare, set);
}

Verb firewallRangesClear() {
    return verbOf({"firewall ranges clear", "Forget from where you manage", "cloudnx firewall ranges clear"},
                  clear);
}

} // namespace cloudnx::terminal
