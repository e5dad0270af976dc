#pragma once

#include "models/firewall/address.h"

#include <optional>
#include <vector>

namespace cloudnx {

/// A set of addresses of one family: disjoint ranges in rising order that do not touch, so that equal sets
/// are equal values.
class AddressSet {
public:
    explicit AddressSet(AddressFamily family = AddressFamily::Ipv4) : m_family(family) {}

    [[nodiscard]] static AddressSet of(const CidrBlock &block);
    [[nodiscard]] static AddressSet ofAll(AddressFamily family, const std::vector<CidrBlock> &blocks);
    /// In any order; they may overlap.
    [[nodiscard]] static AddressSet ofRanges(AddressFamily family, std::vector<AddressRange> ranges);

    [[nodiscard]] AddressFamily family() const { return m_family; }

    [[nodiscard]] const std::vector<AddressRange> &ranges() const { return m_ranges; }

    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }

    /// Every address of the family, however it is written: two /1 blocks are the internet.
    [[nodiscard]] bool isEverything() const;
    [[nodiscard]] bool contains(const AddressSet &other) const;
    [[nodiscard]] bool contains(Address address) const;
    [[nodiscard]] AddressSet united(const AddressSet &other) const;
    [[nodiscard]] AddressSet minus(const AddressSet &other) const;
    [[nodiscard]] AddressSet intersected(const AddressSet &other) const;
    /// The fewest blocks that say the same, in rising order.
    [[nodiscard]] std::vector<CidrBlock> blocks() const;
    /// How many addresses; empty when there are 2^64 or more of them.
    [[nodiscard]] std::optional<std::uint64_t> count() const;
    /// "4,294,967,296 IPv4 addresses", "1 IPv4 address", "2^96 IPv6 addresses", "more than 2^96 IPv6
    /// addresses".
    [[nodiscard]] QString countText() const;
    /// "10.0.0.0/24, 192.0.2.1/32", "everyone (0.0.0.0/0)", "everyone but 10.0.0.0/8"; the first few of many.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const AddressSet &, const AddressSet &) = default;

private:
    AddressFamily m_family;
    std::vector<AddressRange> m_ranges;
};

} // namespace cloudnx
