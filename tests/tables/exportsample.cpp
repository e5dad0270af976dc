// Reads rows as JSON from stdin and writes them in the format named by the first argument; for
// export_against_readers.py, which reads them again with readers that are not ours.
#include "models/tables/columns.h"
#include "models/tables/export.h"
#include "models/tables/rowstable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace cloudnx;

namespace {

struct Row {
    QString text;
    std::vector<QString> list;
    std::optional<qint64> number;
    std::optional<bool> yes;
    std::optional<Instant> time;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("text", self.text);
        visit("list", self.list);
        visit("number", self.number);
        visit("yes", self.yes);
        visit("time", self.time);
    }
};

std::vector<Column<Row>> columns() {
    return {column<Row>("text", "Text", &Row::text), column<Row>("list", "List", &Row::list),
            column<Row>("number", "Number", &Row::number), column<Row>("yes", "Yes", &Row::yes),
            column<Row>("time", "Time", &Row::time)};
}

QByteArray everything(FILE *from) {
    QFile file;
    return file.open(from, QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

int main(int argc, char **argv) {
    const auto format = parseExportFormat(QString::fromLatin1(argc > 1 ? argv[1] : ""));
    std::vector<Row> rows;
    if (!format || !fromJson(QJsonDocument::fromJson(everything(stdin)).array(), rows))
        return 2;
    RowsTable<Row> table(columns(), [](const Row &row) { return row.text; });
    table.setRows(std::move(rows));
    const QByteArray text = exportTable(table, *chosenColumns(table, {}, *format), *format);
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    return 0;
}
