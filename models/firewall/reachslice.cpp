#include "models/firewall/reachslice.h"

#include "models/firewall/protocolnumber.h"

#include <QLocale>

#include <charconv>
#include <string_view>

namespace cloudnx {

namespace {

constexpr int portCount = 65536;

QString grouped(int number) {
    return QLocale(QLocale::English).toString(number);
}

bool isWholeAxis(const ReachSlice &slice) {
    const bool other = slice.carried == Carried::Other;
    return slice.firstPort == 0 && slice.lastPort == (other ? 256 * portCount : portCount) - 1;
}

QString icmpText(const ReachSlice &slice) {
    const QString protocol = word(slice.carried);
    const int first = slice.firstPort / 256;
    const int last = slice.lastPort / 256;
    if (isWholeAxis(slice))
        return protocol;
    const bool everyCode = slice.firstPort % 256 == 0 && slice.lastPort % 256 == 255;
    if (first != last && everyCode)
        return QStringLiteral("%1 types %2-%3").arg(protocol).arg(first).arg(last);
    if (first != last)
        return QStringLiteral("%1 type %2 code %3 to type %4 code %5")
            .arg(protocol)
            .arg(first)
            .arg(slice.firstPort % 256)
            .arg(last)
            .arg(slice.lastPort % 256);
    const QString text = QStringLiteral("%1 type %2").arg(protocol).arg(first);
    if (everyCode)
        return text;
    return slice.firstPort == slice.lastPort
               ? QStringLiteral("%1 code %2").arg(text).arg(slice.firstPort % 256)
               : QStringLiteral("%1 codes %2-%3")
                     .arg(text)
                     .arg(slice.firstPort % 256)
                     .arg(slice.lastPort % 256);
}

// slices() cuts so that a slice is either of whole protocols or within one.
QString otherText(const ReachSlice &slice) {
    if (isWholeAxis(slice))
        return QStringLiteral("other protocols");
    const int first = slice.firstPort / portCount;
    const int last = slice.lastPort / portCount;
    if (first != last)
        return QStringLiteral("other protocols from %1 to %2").arg(protocolName(first), protocolName(last));
    const int from = slice.firstPort % portCount;
    const int to = slice.lastPort % portCount;
    if (from == 0 && to == portCount - 1)
        return protocolName(first);
    return QStringLiteral("%1/%2").arg(
        from == to ? QString::number(from) : QStringLiteral("%1-%2").arg(from).arg(to), protocolName(first));
}

} // namespace

QString word(Carried carried) {
    switch (carried) {
    case Carried::Tcp:
        return QStringLiteral("tcp");
    case Carried::Udp:
        return QStringLiteral("udp");
    case Carried::Icmp:
        return QStringLiteral("icmp");
    case Carried::Icmpv6:
        return QStringLiteral("icmpv6");
    case Carried::Other:
        break;
    }
    return QStringLiteral("other");
}

int icmpPort(int type, int code) {
    return type * 256 + code;
}

int otherPort(int number, int port) {
    return number * portCount + port;
}

Carried carriedBy(int protocolNumber) {
    switch (protocolNumber) {
    case 1:
        return Carried::Icmp;
    case 6:
        return Carried::Tcp;
    case 17:
        return Carried::Udp;
    case 58:
        return Carried::Icmpv6;
    default:
        return Carried::Other;
    }
}

bool hasPorts(Carried carried) {
    return carried == Carried::Tcp || carried == Carried::Udp;
}

bool isIcmp(Carried carried) {
    return carried == Carried::Icmp || carried == Carried::Icmpv6;
}

QString serviceText(const ReachSlice &slice) {
    const QString protocol = word(slice.carried);
    if (slice.carried == Carried::Other)
        return otherText(slice);
    if (isIcmp(slice.carried))
        return icmpText(slice);
    if (slice.firstPort <= 1 && slice.lastPort == portCount - 1)
        return QStringLiteral("every %1 port").arg(protocol);
    char text[16]; // "65535-65535/tcp"
    char *end = std::to_chars(text, text + 5, slice.firstPort).ptr;
    if (slice.firstPort != slice.lastPort) {
        *end++ = '-';
        end = std::to_chars(end, end + 5, slice.lastPort).ptr;
    }
    for (const char c : slice.carried == Carried::Tcp ? std::string_view("/tcp") : std::string_view("/udp"))
        *end++ = c;
    return QString::fromLatin1(text, end - text);
}

QString countText(const ReachSlice &slice) {
    const QString addresses = slice.addresses.countText();
    if (isWholeAxis(slice))
        return hasPorts(slice.carried) ? QStringLiteral("%1 × every port").arg(addresses)
                                       : QStringLiteral("%1 × %2").arg(addresses, serviceText(slice));
    if (!hasPorts(slice.carried))
        return QStringLiteral("%1 × %2").arg(addresses, serviceText(slice));
    const int ports = slice.lastPort - slice.firstPort + 1;
    return QStringLiteral("%1 × %2 %3")
        .arg(addresses, grouped(ports), ports == 1 ? QStringLiteral("port") : QStringLiteral("ports"));
}

} // namespace cloudnx
