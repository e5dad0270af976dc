#include "models/firewall/cidrblock.h"

#include "models/firewall/address.h"

#include <QStringList>

#include <arpa/inet.h>

#include <algorithm>

namespace cloudnx {

namespace {

struct Parts {
    AddressFamily family;
    CidrBlock::Bytes bytes{};
    int prefix;
};

int widthOf(AddressFamily family) {
    return family == AddressFamily::Ipv4 ? 32 : 128;
}

tl::unexpected<Error> invalid(const QString &text, const QString &why) {
    return failure(ErrorKind::Invalid,
                   QStringLiteral("\"%1\" is not an address block: %2. Write it like 192.0.2.0/24 "
                                  "or 2001:db8::/32.")
                       .arg(text, why));
}

// An IPv4 block written as ::ffff:a.b.c.d is the IPv4 block.
void unmap(Parts &parts) {
    static constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (parts.family != AddressFamily::Ipv6 || parts.prefix < 96 ||
        !std::equal(mapped.begin(), mapped.end(), parts.bytes.begin()))
        return;
    std::copy(parts.bytes.begin() + 12, parts.bytes.end(), parts.bytes.begin());
    std::fill(parts.bytes.begin() + 4, parts.bytes.end(), std::uint8_t{0});
    parts.family = AddressFamily::Ipv4;
    parts.prefix -= 96;
}

// Only digits: "+24", " 24" and "024" are typing errors worth naming.
bool isPrefixText(const QString &text) {
    return !text.isEmpty() && text.size() <= 3 && (text == QLatin1String("0") || text.at(0) != u'0') &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Result<Parts> split(const QString &text) {
    const QStringList halves = text.trimmed().split(u'/');
    if (halves.size() > 2)
        return invalid(text, QStringLiteral("it has more than one /"));
    const QByteArray address = halves.first().toLatin1();
    Parts parts{};
    if (inet_pton(AF_INET, address.constData(), parts.bytes.data()) == 1)
        parts.family = AddressFamily::Ipv4;
    else if (inet_pton(AF_INET6, address.constData(), parts.bytes.data()) == 1)
        parts.family = AddressFamily::Ipv6;
    else
        return invalid(text, QStringLiteral("\"%1\" is no IPv4 or IPv6 address").arg(halves.first()));
    parts.prefix = widthOf(parts.family);
    if (halves.size() == 2) {
        if (!isPrefixText(halves.last()) || halves.last().toInt() > parts.prefix)
            return invalid(text, QStringLiteral("the part behind / must be 0 to %1").arg(parts.prefix));
        parts.prefix = halves.last().toInt();
    }
    unmap(parts);
    return parts;
}

bool clearHostBits(CidrBlock::Bytes &bytes, int prefix, int width) {
    bool changed = false;
    for (int at = prefix / 8; at < width / 8; ++at) {
        const auto kept = static_cast<std::uint8_t>(at == prefix / 8 ? ~(0xff >> (prefix % 8)) : 0);
        auto &byte = bytes[static_cast<std::size_t>(at)];
        changed = changed || (byte & ~kept & 0xff);
        byte = byte & kept;
    }
    return changed;
}

} // namespace

Result<CidrBlock> CidrBlock::parseLenient(const QString &text) {
    auto parts = split(text);
    if (!parts)
        return failure(parts.error());
    return at(parts->family, parts->bytes, parts->prefix);
}

Result<CidrBlock> CidrBlock::parse(const QString &text) {
    auto parts = split(text);
    if (!parts)
        return failure(parts.error());
    const CidrBlock block = *parseLenient(text);
    if (block.m_first != parts->bytes)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" has address bits behind its prefix. Write %2 for the block, or "
                                      "%3 for the one address.")
                           .arg(text, block.toText(),
                                addressText(parts->family, addressOf(parts->family, parts->bytes))));
    return block;
}

CidrBlock CidrBlock::at(AddressFamily family, const Bytes &address, int prefix) {
    CidrBlock block;
    block.m_family = family;
    block.m_first = address;
    block.m_prefix = prefix;
    clearHostBits(block.m_first, prefix, widthOf(family));
    return block;
}

CidrBlock CidrBlock::everyIpv4() {
    return at(AddressFamily::Ipv4, {}, 0);
}

CidrBlock CidrBlock::everyIpv6() {
    return at(AddressFamily::Ipv6, {}, 0);
}

QString CidrBlock::toText() const {
    return blockText(m_family, addressOf(m_family, m_first), m_prefix);
}

CidrBlock::Bytes CidrBlock::last() const {
    Bytes bytes = m_first;
    for (int bit = m_prefix; bit < widthOf(m_family); ++bit)
        bytes[static_cast<std::size_t>(bit / 8)] |= static_cast<std::uint8_t>(0x80 >> (bit % 8));
    return bytes;
}

bool CidrBlock::contains(const CidrBlock &other) const {
    return m_family == other.m_family && m_first <= other.m_first && other.last() <= last();
}

bool CidrBlock::isPrivate() const {
    static const std::array<CidrBlock, 8> spaces{
        *parse(QStringLiteral("10.0.0.0/8")),     *parse(QStringLiteral("172.16.0.0/12")),
        *parse(QStringLiteral("192.168.0.0/16")), *parse(QStringLiteral("100.64.0.0/10")),
        *parse(QStringLiteral("127.0.0.0/8")),    *parse(QStringLiteral("169.254.0.0/16")),
        *parse(QStringLiteral("fc00::/7")),       *parse(QStringLiteral("fe80::/10"))};
    return std::any_of(spaces.begin(), spaces.end(),
                       [this](const CidrBlock &space) { return space.contains(*this); });
}

} // namespace cloudnx
