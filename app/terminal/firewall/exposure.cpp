#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "models/firewall/exposure.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("INSTANCE", options.instance, "Only this instance");
}

std::optional<Mood> moodOf(const Exposure &exposure) {
    switch (exposure.danger) {
    case Danger::None:
        return Mood::Ok;
    case Danger::Low:
        return {};
    case Danger::High:
        return Mood::Look;
    case Danger::Critical:
        break;
    }
    return Mood::Wrong;
}

std::vector<Column<Exposure>> columns() {
    return {column<Exposure>("instance", "Instance", &Exposure::instance),
            column<Exposure>("service", "Service", &Exposure::service),
            column<Exposure>("name", "Usually", &Exposure::name),
            withMood<Exposure>(column<Exposure>("who", "Reached by", &Exposure::who), moodOf),
            column<Exposure>("danger", "Danger", &Exposure::danger),
            column<Exposure>("reason", "Why", &Exposure::reason),
            onDemand(column<Exposure>("audience", "Audience", &Exposure::audience)),
            onDemand(column<Exposure>("implicit", "Platform's own", &Exposure::implicit)),
            onDemand(column<Exposure>("rules", "Rules", &Exposure::rules))};
}

Done run(Context &context, const Options &options) {
    const auto groups = readFirewall(context, options.instance);
    if (!groups)
        return failure(groups.error());
    RowsTable<Exposure> table(columns(), [](const Exposure &row) { return row.instance + row.service; });
    table.setRows(exposuresOf(*groups));
    return context.out().table(table, QStringLiteral("Nothing can be reached from outside."));
}

} // namespace

Verb firewallExposure() {
    return verbOf<Options>({"firewall exposure", "Say who reaches what", "cloudnx firewall exposure db-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
