#include "models/firewall/address.h"

#include <QtEndian>

#include <arpa/inet.h>

#include <array>
#include <charconv>

namespace cloudnx {

namespace {

constexpr int ipv4Zeros = 96;

CidrBlock::Bytes bytesOf(AddressFamily family, Address address) {
    CidrBlock::Bytes bytes{};
    if (family == AddressFamily::Ipv4) {
        qToBigEndian(static_cast<quint32>(address.low), bytes.data());
    } else {
        qToBigEndian(static_cast<quint64>(address.high), bytes.data());
        qToBigEndian(static_cast<quint64>(address.low), bytes.data() + 8);
    }
    return bytes;
}

char *writeNumber(char *end, unsigned number, int base) {
    return std::to_chars(end, end + 5, number, base).ptr;
}

char *writeIpv4(char *end, quint32 address) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        end = writeNumber(end, address >> shift & 0xff, 10);
        if (shift > 0)
            *end++ = '.';
    }
    return end;
}

// The longest run of zeros, the first of equal ones, becomes "::"; a single zero does not.
char *writeIpv6(char *end, Address address) {
    std::array<unsigned, 8> groups{};
    for (std::size_t at = 0; at < 8; ++at)
        groups[at] =
            static_cast<unsigned>((at < 4 ? address.high : address.low) >> (48 - 16 * (at % 4)) & 0xffff);
    std::size_t from = 8;
    std::size_t length = 1;
    for (std::size_t at = 0; at < 8; ++at) {
        std::size_t run = 0;
        while (at + run < 8 && groups[at + run] == 0)
            ++run;
        if (run > length) {
            from = at;
            length = run;
        }
    }
    for (std::size_t at = 0; at < 8; ++at) {
        if (at == from) {
            *end++ = ':';
            at += length - 1;
            if (at == 7)
                *end++ = ':';
            continue;
        }
        if (at > 0)
            *end++ = ':';
        end = writeNumber(end, groups[at], 16);
    }
    return end;
}

char *writeAddress(char *end, AddressFamily family, Address address) {
    return family == AddressFamily::Ipv4 ? writeIpv4(end, static_cast<quint32>(address.low))
                                         : writeIpv6(end, address);
}

} // namespace

Address addressOf(AddressFamily family, const CidrBlock::Bytes &bytes) {
    if (family == AddressFamily::Ipv4)
        return {0, qFromBigEndian<quint32>(bytes.data())};
    return {qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + 8)};
}

AddressBlock blockOf(const CidrBlock &block) {
    return {addressOf(block.family(), block.first()),
            block.prefix() + (block.family() == AddressFamily::Ipv4 ? ipv4Zeros : 0)};
}

CidrBlock cidrOf(AddressFamily family, const AddressBlock &block) {
    return CidrBlock::at(family, bytesOf(family, block.first),
                         family == AddressFamily::Ipv4 ? block.prefix - ipv4Zeros : block.prefix);
}

// Written by hand because tables write thousands: inet_ntop() takes five times as long. RFC 5952, section 4.
QString addressText(AddressFamily family, Address address) {
    char text[INET6_ADDRSTRLEN];
    return QString::fromLatin1(text, writeAddress(text, family, address) - text);
}

char *writeBlock(char *end, AddressFamily family, Address first, int prefix) {
    end = writeAddress(end, family, first);
    *end++ = '/';
    return writeNumber(end, static_cast<unsigned>(prefix), 10);
}

QString blockText(AddressFamily family, Address first, int prefix) {
    char text[blockTextMost];
    return QString::fromLatin1(text, writeBlock(text, family, first, prefix) - text);
}

} // namespace cloudnx
