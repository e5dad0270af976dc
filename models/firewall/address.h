#pragma once

#include "models/firewall/cidrblock.h"

#include <bit>
#include <compare>
#include <cstdint>

namespace cloudnx {

/// One address as a number of 128 bits; IPv4 in the low 32.
struct Address {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend bool operator==(const Address &, const Address &) = default;
    friend auto operator<=>(const Address &, const Address &) = default;
};

/// From first to last, both included.
struct AddressRange {
    Address first;
    Address last;

    friend bool operator==(const AddressRange &, const AddressRange &) = default;
};

/// A block among 128 bits of both families: an IPv4 prefix counts from the 96 zeros before it.
struct AddressBlock {
    Address first;
    int prefix = 0;

    friend bool operator==(const AddressBlock &, const AddressBlock &) = default;
    friend auto operator<=>(const AddressBlock &, const AddressBlock &) = default;
};

inline constexpr std::uint64_t allOnes = ~std::uint64_t{0};

[[nodiscard]] AddressBlock blockOf(const CidrBlock &block);
[[nodiscard]] CidrBlock cidrOf(AddressFamily family, const AddressBlock &block);
[[nodiscard]] Address addressOf(AddressFamily family, const CidrBlock::Bytes &bytes);
/// "192.0.2.1", "2001:db8::1".
[[nodiscard]] QString addressText(AddressFamily family, Address address);
/// "192.0.2.0/24"; the prefix counted in the family's own bits.
[[nodiscard]] QString blockText(AddressFamily family, Address first, int prefix);
/// The same into @p end, which has room for blockTextMost; behind what was written.
[[nodiscard]] char *writeBlock(char *end, AddressFamily family, Address first, int prefix);
inline constexpr std::size_t blockTextMost = 50; ///< "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128"

/// The low @p count bits set, 0 to 128.
[[nodiscard]] constexpr Address lowBits(int count) {
    if (count >= 64)
        return {count == 64 ? 0 : allOnes >> (128 - count), allOnes};
    return {0, count == 0 ? 0 : allOnes >> (64 - count)};
}

[[nodiscard]] constexpr Address lastOf(const AddressBlock &block) {
    const Address host = lowBits(128 - block.prefix);
    return {block.first.high | host.high, block.first.low | host.low};
}

/// @p address without the bits behind @p prefix.
[[nodiscard]] constexpr Address masked(Address address, int prefix) {
    const Address host = lowBits(128 - prefix);
    return {address.high & ~host.high, address.low & ~host.low};
}

/// The bit behind @p prefix: which half of a block of that prefix @p address is in.
[[nodiscard]] constexpr bool isUpper(Address address, int prefix) {
    return prefix < 64 ? (address.high >> (63 - prefix) & 1) != 0 : (address.low >> (127 - prefix) & 1) != 0;
}

/// How many leading bits are alike.
[[nodiscard]] constexpr int commonPrefix(Address left, Address right) {
    if (left.high != right.high)
        return std::countl_zero(left.high ^ right.high);
    return 64 + std::countl_zero(left.low ^ right.low);
}

[[nodiscard]] constexpr bool holds(const AddressBlock &outer, const AddressBlock &inner) {
    return outer.prefix <= inner.prefix && commonPrefix(outer.first, inner.first) >= outer.prefix;
}

/// The half of @p block that @p upper names.
[[nodiscard]] constexpr AddressBlock halfOf(const AddressBlock &block, bool upper) {
    AddressBlock half{block.first, block.prefix + 1};
    if (upper && block.prefix < 64)
        half.first.high |= std::uint64_t{1} << (63 - block.prefix);
    else if (upper)
        half.first.low |= std::uint64_t{1} << (127 - block.prefix);
    return half;
}

// Neither overflows nor underflows: callers look first.
[[nodiscard]] constexpr Address after(Address address) {
    return {address.high + (address.low == allOnes ? 1 : 0), address.low + 1};
}

[[nodiscard]] constexpr Address before(Address address) {
    return {address.high - (address.low == 0 ? 1 : 0), address.low - 1};
}

[[nodiscard]] constexpr Address plus(Address left, Address right) {
    const std::uint64_t low = left.low + right.low;
    return {left.high + right.high + (low < left.low ? 1 : 0), low};
}

[[nodiscard]] constexpr Address less(Address left, Address right) {
    return {left.high - right.high - (left.low < right.low ? 1 : 0), left.low - right.low};
}

} // namespace cloudnx
