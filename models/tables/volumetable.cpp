#include "models/tables/volumetable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> encryptedMood(const Volume &volume) {
    return volume.encrypted == false ? std::optional(Mood::Wrong) : std::nullopt;
}

std::vector<Column<Volume>> columns() {
    return {
        fixed(column<Volume>("name", "Name", &Volume::name)),
        column<Volume>("size_gb", "GB", &Volume::sizeGb),
        withMood(column<Volume>("encrypted", "Encrypted", &Volume::encrypted), encryptedMood),
        fixed(orElse(column<Volume>("instance_id", "Attached to", &Volume::instanceId), "–")),
        onDemand(fixed(column<Volume>("id", "Id", &Volume::id))),
    };
}

} // namespace

VolumeTable::VolumeTable(QObject *parent)
    : RowsTable(columns(), [](const Volume &volume) { return volume.id; }, parent) {}

} // namespace cloudnx
