#include "models/firewall/addressset.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <bit>

namespace cloudnx {

namespace {

constexpr std::uint64_t allOnes = ~std::uint64_t{0};

int widthOf(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? 32 : 128;
}

Address highest(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? Address{0, 0xffffffffU} : Address{allOnes, allOnes};
}

std::uint64_t bigEndian(const CidrBlock::Bytes &bytes, std::size_t from, std::size_t count) {
    std::uint64_t number = 0;
    for (std::size_t at = from; at < from + count; ++at)
        number = number << 8 | bytes[at];
    return number;
}

Address addressOf(AddressFamily family, const CidrBlock::Bytes &bytes) {
    if (family == AddressFamily::Ipv4)
        return {0, bigEndian(bytes, 0, 4)};
    return {bigEndian(bytes, 0, 8), bigEndian(bytes, 8, 8)};
}

// Neither overflows nor underflows: callers look first.
Address after(Address address) {
    return {address.high + (address.low == allOnes ? 1 : 0), address.low + 1};
}

Address before(Address address) {
    return {address.high - (address.low == 0 ? 1 : 0), address.low - 1};
}

Address plus(Address left, Address right) {
    const std::uint64_t low = left.low + right.low;
    return {left.high + right.high + (low < left.low ? 1 : 0), low};
}

Address less(Address left, Address right) {
    return {left.high - right.high - (left.low < right.low ? 1 : 0), left.low - right.low};
}

int trailingZeros(Address address) {
    return address.low ? std::countr_zero(address.low) : 64 + std::countr_zero(address.high);
}

int bitWidth(Address address) {
    return static_cast<int>(address.high ? 64 + std::bit_width(address.high) : std::bit_width(address.low));
}

Address lowBits(int count) {
    if (count >= 128)
        return {allOnes, allOnes};
    if (count >= 64)
        return {count == 64 ? 0 : allOnes >> (128 - count), allOnes};
    return {0, count == 0 ? 0 : allOnes >> (64 - count)};
}

QString addressText(AddressFamily family, Address address) {
    if (family == AddressFamily::Ipv4)
        return QStringLiteral("%1.%2.%3.%4")
            .arg(address.low >> 24)
            .arg(address.low >> 16 & 0xff)
            .arg(address.low >> 8 & 0xff)
            .arg(address.low & 0xff);
    QStringList groups;
    for (int at = 0; at < 8; ++at)
        groups += QString::number((at < 4 ? address.high : address.low) >> (48 - 16 * (at % 4)) & 0xffff, 16);
    return groups.join(u':');
}

// The largest block that starts at @p first and ends at @p last or before, as its number of host bits.
int hostBitsAt(AddressFamily family, Address first, Address last) {
    int bits = std::min(widthOf(family), first == Address{} ? 128 : trailingZeros(first));
    while (plus(first, lowBits(bits)) > last)
        --bits;
    return bits;
}

QString listed(const std::vector<CidrBlock> &blocks, std::size_t shown) {
    QStringList texts;
    for (std::size_t at = 0; at < std::min(shown, blocks.size()); ++at)
        texts += blocks[at].toText();
    if (blocks.size() > shown)
        texts += QStringLiteral("%1 more").arg(blocks.size() - shown);
    return texts.join(QLatin1String(", "));
}

} // namespace

AddressSet AddressSet::joined(AddressFamily family, std::vector<AddressRange> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const AddressRange &left, const AddressRange &right) { return left.first < right.first; });
    AddressSet set(family);
    for (const AddressRange &range : ranges) {
        const bool touches = !set.m_ranges.empty() && (set.m_ranges.back().last == highest(family) ||
                                                       range.first <= after(set.m_ranges.back().last));
        if (touches)
            set.m_ranges.back().last = std::max(set.m_ranges.back().last, range.last);
        else
            set.m_ranges.push_back(range);
    }
    return set;
}

AddressSet AddressSet::of(const CidrBlock &block) {
    AddressSet set(block.family());
    set.m_ranges = {{addressOf(block.family(), block.first()), addressOf(block.family(), block.last())}};
    return set;
}

AddressSet AddressSet::ofAll(AddressFamily family, const std::vector<CidrBlock> &blocks) {
    std::vector<AddressRange> ranges;
    for (const CidrBlock &block : blocks)
        if (block.family() == family)
            ranges.push_back({addressOf(family, block.first()), addressOf(family, block.last())});
    return joined(family, std::move(ranges));
}

bool AddressSet::isEverything() const {
    return m_ranges.size() == 1 && m_ranges.front() == AddressRange{{}, highest(m_family)};
}

bool AddressSet::contains(const AddressSet &other) const {
    return other.minus(*this).isEmpty();
}

AddressSet AddressSet::united(const AddressSet &other) const {
    std::vector<AddressRange> ranges = m_ranges;
    ranges.insert(ranges.end(), other.m_ranges.begin(), other.m_ranges.end());
    return joined(m_family, std::move(ranges));
}

AddressSet AddressSet::minus(const AddressSet &other) const {
    AddressSet rest(m_family);
    auto cut = other.m_ranges.begin();
    for (AddressRange range : m_ranges) {
        while (cut != other.m_ranges.end() && cut->last < range.first)
            ++cut;
        bool left = true;
        for (auto here = cut; left && here != other.m_ranges.end() && here->first <= range.last; ++here) {
            if (range.first < here->first)
                rest.m_ranges.push_back({range.first, before(here->first)});
            left = here->last < range.last;
            if (left)
                range.first = after(here->last);
        }
        if (left)
            rest.m_ranges.push_back(range);
    }
    return rest;
}

AddressSet AddressSet::intersected(const AddressSet &other) const {
    return minus(minus(other));
}

std::vector<CidrBlock> AddressSet::blocks() const {
    std::vector<CidrBlock> list;
    for (const AddressRange &range : m_ranges) {
        Address first = range.first;
        for (bool more = true; more;) {
            const int bits = hostBitsAt(m_family, first, range.last);
            const Address last = plus(first, lowBits(bits));
            list.push_back(*CidrBlock::parse(
                QStringLiteral("%1/%2").arg(addressText(m_family, first)).arg(widthOf(m_family) - bits)));
            more = last < range.last;
            if (more)
                first = after(last);
        }
    }
    return list;
}

std::optional<std::uint64_t> AddressSet::count() const {
    Address sum;
    for (const AddressRange &range : m_ranges) {
        const Address lessOne = less(range.last, range.first);
        if (lessOne == Address{allOnes, allOnes})
            return std::nullopt;
        sum = plus(sum, after(lessOne));
    }
    return sum.high ? std::nullopt : std::optional(sum.low);
}

QString AddressSet::countText() const {
    const bool ipv4 = m_family == AddressFamily::Ipv4;
    const QString noun = ipv4 ? QStringLiteral("IPv4") : QStringLiteral("IPv6");
    if (isEverything() && !ipv4)
        return QStringLiteral("2^128 IPv6 addresses");
    if (const auto number = count(); number && (ipv4 || *number < (1U << 24)))
        return QStringLiteral("%1 %2 %3")
            .arg(QLocale(QLocale::English).toString(static_cast<qulonglong>(*number)), noun,
                 *number == 1 ? QStringLiteral("address") : QStringLiteral("addresses"));
    Address sum;
    for (const AddressRange &range : m_ranges)
        sum = plus(sum, after(less(range.last, range.first)));
    const int power = bitWidth(sum) - 1;
    const bool exact = trailingZeros(sum) == power;
    return QStringLiteral("%1 %2 addresses")
        .arg((exact ? QStringLiteral("2^%1") : QStringLiteral("more than 2^%1")).arg(power), noun);
}

QString AddressSet::toText() const {
    constexpr std::size_t shown = 4;
    if (isEverything())
        return m_family == AddressFamily::Ipv4 ? QStringLiteral("everyone (0.0.0.0/0)")
                                               : QStringLiteral("everyone (::/0)");
    const auto list = blocks();
    if (list.size() <= shown)
        return listed(list, shown);
    AddressSet everything(m_family);
    everything.m_ranges = {{{}, highest(m_family)}};
    const auto others = everything.minus(*this).blocks();
    return others.size() <= shown ? QStringLiteral("everyone but %1").arg(listed(others, shown))
                                  : listed(list, shown);
}

} // namespace cloudnx
