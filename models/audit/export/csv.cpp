#include "models/audit/archive/fault.h"
#include "models/audit/export/exporter.h"
#include "models/core/csvfield.h"
#include "models/core/visibletext.h"

namespace cloudnx::audit {

namespace {

/// JSON says itself how to write what steers a terminal, so that what reads it need not know of us.
QString visibleJson(const QString &json) {
    QString visible;
    for (const QChar c : json) {
        if (steersTerminal(c.unicode()) && !c.isSurrogate())
            visible += QStringLiteral("\\u%1").arg(static_cast<uint>(c.unicode()), 4, 16, QChar(u'0'));
        else
            visible += c;
    }
    return visible;
}

/// Whether @p cell is its own field: letters, digits and the usual signs, beginning with neither.
bool isPlain(std::string_view cell) {
    return std::all_of(cell.begin(), cell.end(),
                       [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != ',' && c != '\\'; }) &&
           (cell.empty() || std::string_view("=+-@'").find(cell.front()) == std::string_view::npos);
}

void appendCell(Field field, const std::string &cell, std::string &into) {
    if (isPlain(cell)) {
        into += cell;
        return;
    }
    const QString text = QString::fromStdString(cell);
    const bool isJson = field == Field::Details || field == Field::Other;
    into += (isJson ? csvQuotedField(visibleJson(text)) : csvField(text)).toStdString();
}

} // namespace

void appendCsvHeader(std::string &into) {
    for (const auto &word : enumWords<Field>)
        into.append(word.text).append(word.value == Field::Other ? "\r\n" : ",");
}

void appendCsv(const Archive &archive, RowId at, std::string &into) {
    const RowReader reader = archive.reader(at.segment);
    for (const auto &word : enumWords<Field>) {
        appendCell(word.value, reader.text(word.value, at.row), into);
        into += word.value == Field::Other ? "\r\n" : ",";
    }
}

} // namespace cloudnx::audit
