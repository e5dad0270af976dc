#include "models/firewall/address.h"

#include <QtEndian>

#include <arpa/inet.h>

#include <cstring>

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

} // namespace

AddressBlock blockOf(const CidrBlock &block) {
    const std::uint8_t *bytes = block.first().data();
    if (block.family() == AddressFamily::Ipv4)
        return {{0, qFromBigEndian<quint32>(bytes)}, block.prefix() + ipv4Zeros};
    return {{qFromBigEndian<quint64>(bytes), qFromBigEndian<quint64>(bytes + 8)}, block.prefix()};
}

CidrBlock cidrOf(AddressFamily family, const AddressBlock &block) {
    return CidrBlock::at(family, bytesOf(family, block.first),
                         family == AddressFamily::Ipv4 ? block.prefix - ipv4Zeros : block.prefix);
}

QString addressText(AddressFamily family, Address address) {
    char text[INET6_ADDRSTRLEN];
    inet_ntop(family == AddressFamily::Ipv4 ? AF_INET : AF_INET6, bytesOf(family, address).data(), text,
              sizeof text);
    return QString::fromLatin1(text);
}

} // namespace cloudnx
