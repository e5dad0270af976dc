#include "models/firewall/reachaxis.h"

#include "models/firewall/protocolnumber.h"

#include <array>

namespace cloudnx {

namespace {

constexpr int portCount = 65536;
constexpr std::array ownPlanes{1, 6, 17, 58}; ///< icmp, tcp, udp, icmpv6; rising
constexpr int otherCount = 256 - static_cast<int>(ownPlanes.size());

std::optional<int> indexOf(int number) {
    int before = 0;
    for (const int own : ownPlanes) {
        if (own == number)
            return std::nullopt;
        before += own < number;
    }
    return number - before;
}

int numberAt(int index) {
    for (const int own : ownPlanes)
        index += own <= index;
    return index;
}

/// Cuts a run of places of Carried::Other so that each piece is within one protocol or of whole ones.
std::vector<AxisRange> piecesOf(AxisRange places) {
    std::vector<AxisRange> pieces;
    const int first = places.first / portCount;
    const int last = places.last / portCount;
    const bool headIsWhole = places.first % portCount == 0;
    const bool tailIsWhole = places.last % portCount == portCount - 1;
    if (first == last || (headIsWhole && tailIsWhole))
        return {places};
    const int wholeFrom = headIsWhole ? first : first + 1;
    const int wholeTo = tailIsWhole ? last : last - 1;
    if (!headIsWhole)
        pieces.push_back({places.first, (first + 1) * portCount - 1});
    if (wholeFrom <= wholeTo)
        pieces.push_back({wholeFrom * portCount, (wholeTo + 1) * portCount - 1});
    if (!tailIsWhole)
        pieces.push_back({last * portCount, places.last});
    return pieces;
}

} // namespace

bool admits(Protocol protocol, Carried carried) {
    switch (protocol) {
    case Protocol::Any:
        return true;
    case Protocol::Tcp:
        return carried == Carried::Tcp;
    case Protocol::Udp:
        return carried == Carried::Udp;
    case Protocol::Icmp:
        return carried == Carried::Icmp;
    case Protocol::Icmpv6:
        return carried == Carried::Icmpv6;
    case Protocol::Other:
        return carried == Carried::Other;
    }
    return false;
}

AxisRange axisOf(Carried carried) {
    return {0, (carried == Carried::Other ? otherCount * portCount : portCount) - 1};
}

std::optional<AxisRange> placesOf(const RuleSpec &rule, Carried carried) {
    if (rule.protocol == Protocol::Any)
        return axisOf(carried);
    const PortRange ports = rule.ports.value_or(PortRange::all());
    if (hasPorts(carried))
        return AxisRange{ports.first(), ports.last()};
    if (isIcmp(carried) && !rule.icmpType)
        return axisOf(carried);
    if (isIcmp(carried))
        return AxisRange{icmpPort(*rule.icmpType, rule.icmpCode.value_or(0)),
                         icmpPort(*rule.icmpType, rule.icmpCode.value_or(255))};
    const auto number = protocolNumber(rule);
    const auto index = number ? indexOf(*number) : std::nullopt;
    if (!index)
        return std::nullopt;
    return AxisRange{*index * portCount + ports.first(), *index * portCount + ports.last()};
}

std::optional<int> placeOfOther(int port) {
    const auto index = indexOf(port / portCount);
    return index ? std::optional(*index * portCount + port % portCount) : std::nullopt;
}

int otherPortAt(int place) {
    return otherPort(numberAt(place / portCount), place % portCount);
}

std::vector<AxisRange> portsAt(Carried carried, AxisRange places) {
    if (carried != Carried::Other)
        return {places};
    std::vector<AxisRange> ports;
    for (const AxisRange &piece : piecesOf(places))
        ports.push_back({otherPortAt(piece.first), otherPortAt(piece.last)});
    return ports;
}

} // namespace cloudnx
