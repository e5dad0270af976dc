#include "models/tables/exposuretable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> dangerMood(const Exposure &exposure) {
    switch (exposure.danger) {
    case Danger::Critical:
    case Danger::High:
        return Mood::Wrong;
    case Danger::Low:
        return Mood::Look;
    case Danger::Unknown:
        return Mood::Unknown;
    case Danger::None:
        break;
    }
    return std::nullopt;
}

QString serviceWithName(const Exposure &exposure) {
    if (exposure.name.isEmpty())
        return exposure.service;
    return QStringLiteral("%1 (%2)").arg(exposure.service, exposure.name);
}

QString madeByText(const Exposure &exposure) {
    return exposure.implicit ? QStringLiteral("platform, cannot be removed") : QStringLiteral("you");
}

std::vector<Column<Exposure>> columns() {
    return {
        fixed(column<Exposure>("instance", "Instance", &Exposure::instance)),
        withText(column<Exposure>("service", "Service", &Exposure::service), serviceWithName),
        column<Exposure>("who", "Reached by", &Exposure::who),
        withMood(column<Exposure>("danger", "Danger", &Exposure::danger), dangerMood),
        withText(column<Exposure>("implicit", "Opened by", &Exposure::implicit), madeByText),
        onDemand(column<Exposure>("reason", "Why", &Exposure::reason)),
        onDemand(column<Exposure>("name", "Usually", &Exposure::name)),
        onDemand(column<Exposure>("audience", "Audience", &Exposure::audience)),
        onDemand(
            column<Exposure>("protocol", "Protocol", [](const Exposure &one) { return word(one.carried); })),
        onDemand(column<Exposure>("first_port", "First port", &Exposure::firstPort)),
        onDemand(column<Exposure>("last_port", "Last port", &Exposure::lastPort)),
        onDemand(fixed(column<Exposure>("rules", "Rules", &Exposure::rules))),
    };
}

QString keyOf(const Exposure &exposure) {
    const QString suffix = exposure.implicit ? QStringLiteral("/implicit") : QString();
    return exposure.instance + u'/' + exposure.service + suffix;
}

} // namespace

ExposureTable::ExposureTable(QObject *parent)
    : RowsTable(columns(), keyOf, parent, [](const Exposure &exposure) { return exposure.implicit; }) {}

} // namespace cloudnx
