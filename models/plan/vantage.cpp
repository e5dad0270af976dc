#include "models/plan/vantage.h"

#include <algorithm>

namespace cloudnx {

namespace {

bool isLoopback(const CidrBlock &block) {
    static const CidrBlock ipv4 = CidrBlock::parse(QStringLiteral("127.0.0.0/8")).value();
    static const CidrBlock ipv6 = CidrBlock::parse(QStringLiteral("::1/128")).value();
    return ipv4.contains(block) || ipv6.contains(block);
}

void include(std::vector<CidrBlock> &ranges, const CidrBlock &block) {
    const auto covers = [&](const CidrBlock &range) { return range.contains(block); };
    if (std::none_of(ranges.begin(), ranges.end(), covers))
        ranges.push_back(block);
}

} // namespace

std::optional<CidrBlock> sessionAddress(const Inventory &inventory) {
    if (!inventory.sessions.known())
        return std::nullopt;
    for (const Session &session : *inventory.sessions)
        if (session.current)
            if (const auto block = CidrBlock::parse(session.ip); block && !isLoopback(*block))
                return *block;
    return std::nullopt;
}

Vantage vantageOf(const Inventory &inventory, const Record &record) {
    Vantage vantage{record.adminRanges, record.managementPort};
    if (const auto address = sessionAddress(inventory))
        include(vantage.ranges, *address);
    return vantage;
}

Vantage united(const Vantage &one, const Vantage &other) {
    Vantage both = one;
    for (const CidrBlock &range : other.ranges)
        include(both.ranges, range);
    return both;
}

Result<Whereabouts> whereabouts(const RecordBook &book, const Inventory &inventory) {
    const auto record = book.read();
    if (!record)
        return failure(record.error());
    Whereabouts here{vantageOf(inventory, *record), {}};
    const auto address = sessionAddress(inventory);
    if (!address || address->toText() == record->lastAddress)
        return here;
    if (!record->lastAddress.isEmpty())
        here.moved =
            QStringLiteral("You come from %1 now; the last time it was %2. Rules for the old address do "
                           "not let you in from the new one.")
                .arg(address->toText(), record->lastAddress);
    const Done noted = book.change([&](Record &into) { into.lastAddress = address->toText(); });
    if (!noted)
        return failure(noted.error());
    return here;
}

} // namespace cloudnx
