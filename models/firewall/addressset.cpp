#include "models/firewall/addressset.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <bit>

namespace cloudnx {

namespace {

int widthOf(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? 32 : 128;
}

Address highest(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? Address{0, 0xffffffffU} : Address{allOnes, allOnes};
}

AddressRange rangeOf(const CidrBlock &block) {
    const AddressBlock wide = blockOf(block);
    return {wide.first, lastOf(wide)};
}

int trailingZeros(Address address) {
    return address.low ? std::countr_zero(address.low) : 64 + std::countr_zero(address.high);
}

int bitWidth(Address address) {
    return static_cast<int>(address.high ? 64 + std::bit_width(address.high) : std::bit_width(address.low));
}

// The largest block that starts at @p first and ends at @p last or before, as its number of host bits.
int hostBitsAt(AddressFamily family, Address first, Address last) {
    int bits = std::min(widthOf(family), first == Address{} ? 128 : trailingZeros(first));
    while (plus(first, lowBits(bits)) > last)
        --bits;
    return bits;
}

/// Calls @p take(first address, prefix) for the fewest blocks that say the same, in rising order.
template <typename Take>
void eachBlock(AddressFamily family, const std::vector<AddressRange> &ranges, Take take) {
    for (const AddressRange &range : ranges) {
        Address first = range.first;
        for (bool more = true; more;) {
            const int bits = hostBitsAt(family, first, range.last);
            const Address last = plus(first, lowBits(bits));
            take(first, widthOf(family) - bits);
            more = last < range.last;
            if (more)
                first = after(last);
        }
    }
}

constexpr std::size_t blocksShown = 4;

struct Listing {
    QString text; ///< "10.0.0.0/24, 192.0.2.1/32": the first few
    std::size_t count = 0;
};

Listing listingOf(const AddressSet &set) {
    char text[blocksShown * (blockTextMost + 2)];
    char *end = text;
    std::size_t count = 0;
    eachBlock(set.family(), set.ranges(), [&](Address first, int prefix) {
        if (count++ >= blocksShown)
            return;
        if (end != text)
            end = std::copy_n(", ", 2, end);
        end = writeBlock(end, set.family(), first, prefix);
    });
    return {QString::fromLatin1(text, end - text), count};
}

} // namespace

AddressSet AddressSet::ofRanges(AddressFamily family, std::vector<AddressRange> ranges) {
    const auto meets = [](const AddressRange &left, const AddressRange &right) {
        return right.first <= left.last || right.first == after(left.last);
    };
    if (std::adjacent_find(ranges.begin(), ranges.end(), meets) ==
        ranges.end()) { // as they should be already
        AddressSet set(family);
        set.m_ranges = std::move(ranges);
        return set;
    }
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
    set.m_ranges = {rangeOf(block)};
    return set;
}

AddressSet AddressSet::ofAll(AddressFamily family, const std::vector<CidrBlock> &blocks) {
    std::vector<AddressRange> ranges;
    for (const CidrBlock &block : blocks)
        if (block.family() == family)
            ranges.push_back(rangeOf(block));
    return ofRanges(family, std::move(ranges));
}

bool AddressSet::isEverything() const {
    return m_ranges.size() == 1 && m_ranges.front() == AddressRange{{}, highest(m_family)};
}

bool AddressSet::contains(const AddressSet &other) const {
    return other.minus(*this).isEmpty();
}

bool AddressSet::contains(Address address) const {
    const auto next =
        std::upper_bound(m_ranges.begin(), m_ranges.end(), address,
                         [](Address one, const AddressRange &range) { return one < range.first; });
    return next != m_ranges.begin() && address <= std::prev(next)->last;
}

AddressSet AddressSet::united(const AddressSet &other) const {
    std::vector<AddressRange> ranges = m_ranges;
    ranges.insert(ranges.end(), other.m_ranges.begin(), other.m_ranges.end());
    return ofRanges(m_family, std::move(ranges));
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
    eachBlock(m_family, m_ranges, [&](Address first, int prefix) {
        list.push_back(cidrOf(m_family, {first, prefix + 128 - widthOf(m_family)}));
    });
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
    static const QLocale english(QLocale::English);
    const bool ipv4 = m_family == AddressFamily::Ipv4;
    const QString noun = ipv4 ? QStringLiteral("IPv4") : QStringLiteral("IPv6");
    if (isEverything() && !ipv4)
        return QStringLiteral("2^128 IPv6 addresses");
    if (const auto number = count(); number && (ipv4 || *number < (1U << 24)))
        return QStringLiteral("%1 %2 %3")
            .arg(english.toString(static_cast<qulonglong>(*number)), noun,
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
    if (isEverything())
        return m_family == AddressFamily::Ipv4 ? QStringLiteral("everyone (0.0.0.0/0)")
                                               : QStringLiteral("everyone (::/0)");
    const Listing listing = listingOf(*this);
    if (listing.count <= blocksShown)
        return listing.text;
    AddressSet everything(m_family);
    everything.m_ranges = {{{}, highest(m_family)}};
    const Listing others = listingOf(everything.minus(*this));
    return others.count <= blocksShown
               ? QStringLiteral("everyone but %1").arg(others.text)
               : QStringLiteral("%1, %2 more").arg(listing.text).arg(listing.count - blocksShown);
}

} // namespace cloudnx
