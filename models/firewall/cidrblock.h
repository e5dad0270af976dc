#pragma once

#include "models/core/result.h"

#include <QString>

#include <array>
#include <cstdint>

namespace cloudnx {

enum class AddressFamily { Ipv4, Ipv6 };

/// A block of addresses: `10.0.0.0/24`, `::/0`. Host bits are zero by construction; IPv4-mapped IPv6 blocks
/// of /96 and longer become IPv4 (`::ffff:10.0.0.0/104` is `10.0.0.0/8`).
class CidrBlock {
public:
    using Bytes = std::array<std::uint8_t, 16>; ///< network order; IPv4 in the first 4

    CidrBlock() = default;
    /// A bare address is a block of one. Errors: Invalid; set host bits are refused with the corrected block
    /// named.
    [[nodiscard]] static Result<CidrBlock> parse(const QString &text);
    /// As parse, but host bits are cleared: OpenStack accepts and keeps them (`10.0.0.5/8`).
    [[nodiscard]] static Result<CidrBlock> parseLenient(const QString &text);
    /// The block of @p prefix bits that @p address lies in; 0 to 32 or 128 bits.
    [[nodiscard]] static CidrBlock at(AddressFamily family, const Bytes &address, int prefix);
    [[nodiscard]] static CidrBlock everyIpv4();
    [[nodiscard]] static CidrBlock everyIpv6();

    [[nodiscard]] QString toText() const; ///< always with the prefix length

    [[nodiscard]] AddressFamily family() const { return m_family; }

    [[nodiscard]] int prefix() const { return m_prefix; }

    [[nodiscard]] const Bytes &first() const { return m_first; }

    [[nodiscard]] Bytes last() const;
    [[nodiscard]] bool contains(const CidrBlock &other) const;

    [[nodiscard]] bool isEverything() const { return m_prefix == 0; }

    /// Private (RFC 1918, RFC 4193), loopback, link-local or shared (RFC 6598) space as a whole.
    [[nodiscard]] bool isPrivate() const;

    friend bool operator==(const CidrBlock &, const CidrBlock &) = default;
    friend auto operator<=>(const CidrBlock &, const CidrBlock &) = default;

private:
    AddressFamily m_family = AddressFamily::Ipv4;
    Bytes m_first{};
    int m_prefix = 32;
};

} // namespace cloudnx
