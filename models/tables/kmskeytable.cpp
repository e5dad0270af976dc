#include "models/tables/kmskeytable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> stateMood(const KmsKey &key) {
    return key.state == KmsKeyState::PendingDeletion ? std::optional(Mood::Look) : std::nullopt;
}

std::vector<Column<KmsKey>> columns() {
    return {
        fixed(column<KmsKey>("name", "Name", &KmsKey::name)),
        withMood(column<KmsKey>("state", "State", &KmsKey::state), stateMood),
        column<KmsKey>("algorithm", "Algorithm", &KmsKey::algorithm),
        column<KmsKey>("current_version", "Version", &KmsKey::currentVersion),
        orElse(column<KmsKey>("rotated_at", "Rotated", &KmsKey::rotatedAt), "–"),
        orElse(column<KmsKey>("deletion_at", "Deleted on", &KmsKey::deletionAt), "–"),
        column<KmsKey>("created_at", "Created", &KmsKey::createdAt),
        onDemand(orElse(column<KmsKey>("rotation_days", "Rotates every (days)", &KmsKey::rotationDays), "–")),
        onDemand(fixed(column<KmsKey>("id", "Id", &KmsKey::id))),
        onDemand(fixed(column<KmsKey>("crn", "CRN", &KmsKey::crn))),
    };
}

} // namespace

KmsKeyTable::KmsKeyTable(QObject *parent)
    : RowsTable(columns(), [](const KmsKey &key) { return key.name; }, parent) {}

} // namespace cloudnx
