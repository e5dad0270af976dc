#include "models/firewall/centralblocks.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace cloudnx {

namespace {

tl::unexpected<Error> malformed(const QString &what) {
    return failure(ErrorKind::Malformed,
                   QStringLiteral("The list of blocked ports is damaged: %1").arg(what));
}

QString dayText(QDate day) {
    return day.toString(Qt::ISODate);
}

} // namespace

Result<CentralBlocks> CentralBlocks::parse(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    CentralBlocks blocks;
    blocks.m_readOn = QDate::fromString(object.value(QStringLiteral("read_on")).toString(), Qt::ISODate);
    if (!blocks.m_readOn.isValid())
        return malformed(QStringLiteral("it has no date."));
    for (const QJsonValue &value : object.value(QStringLiteral("regions")).toArray()) {
        Region region{value.toObject().value(QStringLiteral("name")).toString(),
                      value.toObject().value(QStringLiteral("source")).toString(),
                      {}};
        for (const QJsonValue &entry : value.toObject().value(QStringLiteral("inbound")).toArray()) {
            const QJsonObject line = entry.toObject();
            const auto ports = PortRange::parse(line.value(QStringLiteral("ports")).toString());
            const QString says = line.value(QStringLiteral("says")).toString();
            if (!ports || (says != QLatin1String("open") && says != QLatin1String("blocked")))
                return malformed(QStringLiteral("a line of region %1.").arg(region.name));
            for (const QJsonValue &protocol : line.value(QStringLiteral("protocols")).toArray())
                region.listed.push_back(
                    {protocol.toString() == QLatin1String("udp") ? Carried::Udp : Carried::Tcp, *ports,
                     says == QLatin1String("open")});
        }
        blocks.m_regions.push_back(std::move(region));
    }
    return blocks;
}

Result<CentralBlocks> CentralBlocks::ofBwCloud() {
    QFile file(QStringLiteral(":/regions/bwcloud.json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("The list of blocked ports is missing in this build."));
    return parse(file.readAll());
}

std::vector<QString> CentralBlocks::regions() const {
    std::vector<QString> names;
    for (const Region &region : m_regions)
        names.push_back(region.name);
    return names;
}

LayerAnswer CentralBlocks::answer(const QString &name, const Packet &packet) const {
    const auto region = std::find_if(m_regions.begin(), m_regions.end(), [&](const Region &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (region == m_regions.end())
        return {LayerVerdict::Unknown,
                QStringLiteral("What region %1 blocks centrally is not listed.").arg(name)};
    if (packet.direction == Direction::Egress)
        return {LayerVerdict::Unknown,
                QStringLiteral("What %1 blocks on the way out is not listed.").arg(region->name)};
    for (const Ports &ports : region->listed) {
        if (ports.carried != packet.carried || !hasPorts(packet.carried) ||
            !ports.range.contains(static_cast<std::uint16_t>(packet.port)))
            continue;
        const QString text = ports.range.toText() + u'/' + word(ports.carried);
        if (ports.isOpen)
            return {LayerVerdict::Admits, QStringLiteral("%1 lists %2 as open (read on %3).")
                                              .arg(region->name, text, dayText(m_readOn))};
        return {
            LayerVerdict::Refuses,
            QStringLiteral(
                "%1 blocks %2 centrally (read on %3); no rule of yours opens it. Ask the university's IT for "
                "an exception.")
                .arg(region->name, text, dayText(m_readOn))};
    }
    return {LayerVerdict::Unknown,
            QStringLiteral("%1 does not list it; whether it is blocked centrally is not known (read on "
                           "%2, see %3).")
                .arg(region->name, dayText(m_readOn), region->source)};
}

} // namespace cloudnx
