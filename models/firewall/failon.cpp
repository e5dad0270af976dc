#include "models/firewall/failon.h"

#include "models/firewall/protocolnumber.h"

namespace cloudnx {

namespace {

tl::unexpected<Error> invalid(const QString &text, const QString &why) {
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("\"%1\" is no condition: %2 Write internet:5432, wide:22/tcp or 203.0.113.0/24:all.")
            .arg(text, why));
}

} // namespace

Result<FailOn> FailOn::parse(const QString &text) {
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return invalid(text, QStringLiteral("it has no \":\" between who and port."));
    FailOn condition;
    const QString who = text.left(colon);
    if (who == QLatin1String("wide")) {
        condition.m_who = Who::Wide;
    } else if (who != QLatin1String("internet")) {
        const auto block = CidrBlock::parse(who);
        if (!block)
            return invalid(
                text, QStringLiteral("\"%1\" is neither internet nor wide nor an address block.").arg(who));
        condition.m_who = Who::Block;
        condition.m_block = *block;
    }
    const QString what = text.mid(colon + 1);
    const QString ports = what.section(u'/', 0, 0);
    const QString protocol = what.contains(u'/') ? what.section(u'/', 1) : QString();
    const auto number = protocolNumber(protocol.isEmpty() ? ports : protocol);
    const bool isIcmpWord =
        protocol.isEmpty() && number && isIcmp(carriedBy(*number)) && !ports.at(0).isDigit();
    if (isIcmpWord) {
        condition.m_carried = carriedBy(*number);
        return condition;
    }
    if (!protocol.isEmpty() && !(number && hasPorts(carriedBy(*number))))
        return invalid(text, QStringLiteral("\"%1\" has no ports.").arg(protocol));
    if (!protocol.isEmpty())
        condition.m_carried = carriedBy(*number);
    if (ports == QLatin1String("all"))
        return condition;
    const auto range = PortRange::parse(ports);
    if (!range)
        return invalid(text, QStringLiteral("\"%1\" is no port.").arg(ports));
    condition.m_ports = *range;
    return condition;
}

bool FailOn::isWho(const AddressSet &addresses) const {
    switch (m_who) {
    case Who::Internet:
        return holdsInternet(addresses);
    case Who::Wide:
        return audienceOf(addresses) >= Audience::Wide;
    case Who::Block:
        break;
    }
    return m_block.family() == addresses.family() &&
           !addresses.intersected(AddressSet::of(m_block)).isEmpty();
}

bool FailOn::isWhat(const Exposure &row) const {
    if (row.implicit && !m_ports)
        return false;
    if (m_carried ? row.carried != *m_carried : !hasPorts(row.carried))
        return false;
    return !m_ports || (m_ports->first() <= row.lastPort && row.firstPort <= m_ports->last());
}

bool FailOn::isMetBy(const Exposure &row) const {
    return isWhat(row) && (isWho(row.ipv4) || isWho(row.ipv6));
}

} // namespace cloudnx
