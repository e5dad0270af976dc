#include "models/tables/layertable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> verdictMood(const Layer &layer) {
    switch (layer.verdict) {
    case LayerVerdict::Admits:
        return Mood::Ok;
    case LayerVerdict::Refuses:
        return Mood::Wrong;
    case LayerVerdict::Unknown:
        break;
    }
    return Mood::Unknown;
}

std::vector<Column<Layer>> columns() {
    return {
        column<Layer>("layer", "Layer", &Layer::name),
        withMood(column<Layer>("verdict", "Says", &Layer::verdict), verdictMood),
        column<Layer>("reason", "Why", &Layer::reason),
        onDemand(fixed(column<Layer>("rules", "Rules", &Layer::rules))),
    };
}

} // namespace

LayerTable::LayerTable(QObject *parent)
    : RowsTable(columns(), [](const Layer &layer) { return layer.name; }, parent) {}

} // namespace cloudnx
