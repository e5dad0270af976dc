#include "models/tables/imagetable.h"

#include "models/tables/columns.h"

#include <QLocale>

namespace cloudnx {

namespace {

// What is ours may hold our secrets.
std::optional<Mood> visibilityMood(const Image &row) {
    return row.ours && row.visibility != ImageVisibility::Private ? std::optional(Mood::Look) : std::nullopt;
}

QString sizeText(const Image &row) {
    return row.sizeBytes ? QLocale::c().formattedDataSize(*row.sizeBytes, *row.sizeBytes < 1024 ? 0 : 1)
                         : QStringLiteral("?");
}

std::vector<Column<Image>> columns() {
    return {
        fixed(column<Image>("name", "Name", &Image::name)),
        withMood(column<Image>("visibility", "Visible to", &Image::visibility), visibilityMood),
        withText(column<Image>("ours", "Whose", &Image::ours),
                 [](const Image &row) {
                     return row.ours ? QStringLiteral("this project") : QStringLiteral("others");
                 }),
        column<Image>("created_at", "Made", &Image::createdAt),
        column<Image>("status", "Status", &Image::status),
        withText(column<Image>("size_bytes", "Size", &Image::sizeBytes), sizeText),
        onDemand(column<Image>("from_instance", "Snapshot of an instance", &Image::fromInstance)),
        onDemand(fixed(column<Image>("id", "Id", &Image::id))),
    };
}

} // namespace

ImageTable::ImageTable(QObject *parent)
    : RowsTable(columns(), [](const Image &row) { return row.id; }, parent) {}

} // namespace cloudnx
