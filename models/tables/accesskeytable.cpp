#include "models/tables/accesskeytable.h"

#include "models/judge/keyage.h"
#include "models/tables/columns.h"

namespace cloudnx {

namespace {

QString stateOf(const AccessKeyRow &row) {
    return row.key.active ? QStringLiteral("active") : QStringLiteral("inactive");
}

std::optional<Mood> ageMood(const AccessKeyRow &row) {
    return row.isTooOld ? std::optional(Mood::Wrong) : std::nullopt;
}

QStringList rulesOf(const AccessKeyRow &row) {
    QStringList texts;
    for (const AccessRule &rule : row.key.rules.value_or(std::vector<AccessRule>()))
        texts += rule.toText();
    return texts;
}

std::vector<Column<AccessKeyRow>> columns() {
    using Row = AccessKeyRow;
    return {
        fixed(column<Row>("access_key_id", "Key id", [](const Row &row) { return row.key.accessKeyId; })),
        fixed(column<Row>("user", "User", [](const Row &row) { return row.key.userName; })),
        column<Row>("status", "Status", stateOf),
        withMood(column<Row>("age_days", "Age (days)", &Row::ageDays), ageMood),
        orElse(column<Row>("last_used_at", "Last used", [](const Row &row) { return row.key.lastUsedAt; }),
               "not seen"),
        column<Row>("created_at", "Created", [](const Row &row) { return row.key.createdAt; }),
        orElse(column<Row>("label", "Name", [](const Row &row) { return row.key.label; }), "–"),
        orElse(column<Row>("expires_at", "Ends", [](const Row &row) { return row.key.expiresAt; }), "–"),
        onDemand(column<Row>("type", "Type", [](const Row &row) { return row.key.kind; })),
        onDemand(column<Row>("roles", "Roles",
                             [](const Row &row) { return row.key.roles.value_or(std::vector<QString>()); })),
        onDemand(column<Row>("rules", "Only for", rulesOf)),
        onDemand(fixed(column<Row>("id", "Id", [](const Row &row) { return row.key.id; }))),
    };
}

} // namespace

std::vector<AccessKeyRow> accessKeyRows(const std::vector<AccessKey> &keys, Instant now) {
    std::vector<AccessKeyRow> rows;
    rows.reserve(keys.size());
    for (const AccessKey &key : keys)
        rows.push_back({key, key.createdAt ? std::optional(daysBetween(*key.createdAt, now)) : std::nullopt,
                        isTooOld(key, now)});
    return rows;
}

AccessKeyTable::AccessKeyTable(QObject *parent)
    : RowsTable(columns(), [](const AccessKeyRow &row) { return row.key.accessKeyId; }, parent) {}

} // namespace cloudnx
