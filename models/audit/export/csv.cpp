#include "models/audit/archive/fault.h"
#include "models/audit/export/exporter.h"

namespace cloudnx::audit {

namespace {

void appendCell(std::string_view cell, std::string &into) {
    const bool runs = !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
    const bool isQuoted = cell.find_first_of(",\"\r\n\t") != std::string_view::npos;
    if (isQuoted)
        into += '"';
    if (runs)
        into += '\'';
    for (const char c : cell) {
        if (c == '"')
            into += '"';
        into += c;
    }
    if (isQuoted)
        into += '"';
}

} // namespace

void appendCsvHeader(std::string &into) {
    for (const auto &word : enumWords<Field>)
        into.append(word.text).append(word.value == Field::Other ? "\r\n" : ",");
}

void appendCsv(const Archive &archive, RowId at, std::string &into) {
    const RowReader reader = archive.reader(at.segment);
    for (const auto &word : enumWords<Field>) {
        appendCell(reader.text(word.value, at.row), into);
        into += word.value == Field::Other ? "\r\n" : ",";
    }
}

} // namespace cloudnx::audit
