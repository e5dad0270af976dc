#include "models/tables/export.h"

#include "models/core/csvfield.h"
#include "models/core/visibletext.h"
#include "models/judge/overview.h"
#include "models/tables/displaywidth.h"
#include "models/tables/jsontext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <numeric>

namespace cloudnx {

template <>
inline constexpr auto enumWords<ExportFormat> =
    std::to_array<EnumWord<ExportFormat>>({{ExportFormat::Text, "table"},
                                           {ExportFormat::Json, "json"},
                                           {ExportFormat::JsonLines, "jsonl"},
                                           {ExportFormat::Csv, "csv"},
                                           {ExportFormat::Yaml, "yaml"}});

namespace {

std::optional<Mood> moodOf(const QModelIndex &index) {
    const QVariant mood = index.data(MoodRole);
    return mood.isValid() ? std::optional(static_cast<Mood>(mood.toInt())) : std::nullopt;
}

QString signOf(std::optional<Mood> mood) {
    if (mood == Mood::Look)
        return QStringLiteral(" ⚠");
    return mood == Mood::Wrong ? QStringLiteral(" ✗") : QString();
}

// The eight basic colours, which every terminal theme keeps readable.
QString coloured(const QString &text, std::optional<Mood> mood) {
    if (!mood || *mood == Mood::Unknown)
        return text;
    const int code = *mood == Mood::Ok ? 32 : *mood == Mood::Look ? 33 : 31;
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(code).arg(text);
}

struct TextCell {
    QString text;
    std::optional<Mood> mood = {};

    [[nodiscard]] bool hasSign() const { return mood == Mood::Look || mood == Mood::Wrong; }
};

using TextLine = std::vector<TextCell>;

bool isRightAligned(const Table &table, int column) {
    return table.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>() &
           Qt::AlignRight;
}

std::vector<TextLine> linesOf(const Table &table, const std::vector<int> &columns) {
    std::vector<TextLine> lines(1);
    for (const int column : columns)
        lines.front().push_back({table.headerData(column, Qt::Horizontal).toString()});
    for (int row = 0; row < table.rowCount(); ++row) {
        TextLine line;
        for (const int column : columns) {
            const QModelIndex index = table.index(row, column);
            const auto mood = moodOf(index);
            line.push_back({visibleText(index.data().toString()) + signOf(mood), mood});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

// Digits stand below digits although some numbers have a sign behind them.
void makeRoomForSigns(std::vector<TextLine> &lines, std::size_t at) {
    if (std::none_of(lines.begin(), lines.end(), [at](const TextLine &line) { return line[at].hasSign(); }))
        return;
    for (auto line = lines.begin() + 1; line != lines.end(); ++line)
        if (!(*line)[at].hasSign())
            (*line)[at].text += QStringLiteral("  ");
}

int widthOf(const std::vector<TextLine> &lines, std::size_t at) {
    int width = 0;
    for (const TextLine &line : lines)
        width = std::max(width, displayWidth(line[at].text));
    return width;
}

QString alignedText(const Table &table, const std::vector<int> &columns, Colour colour) {
    std::vector<TextLine> lines = linesOf(table, columns);
    std::vector<int> widths;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (isRightAligned(table, columns[at]))
            makeRoomForSigns(lines, at);
        widths.push_back(widthOf(lines, at));
    }
    QString text;
    for (const TextLine &line : lines) {
        QString printed;
        for (std::size_t at = 0; at < columns.size(); ++at) {
            const QString gap(widths[at] - displayWidth(line[at].text), u' ');
            const QString cell =
                colour == Colour::On ? coloured(line[at].text, line[at].mood) : line[at].text;
            const QString between = at == 0 ? QString() : QStringLiteral("  ");
            printed += between + (isRightAligned(table, columns[at]) ? gap + cell : cell + gap);
        }
        while (printed.endsWith(u' '))
            printed.chop(1);
        text += printed + u'\n';
    }
    return text;
}

QJsonValue jsonOf(const QVariant &value) {
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return QJsonValue::Null;
    case QMetaType::QDateTime:
        return toRfc3339(Instant(std::chrono::milliseconds(value.toDateTime().toMSecsSinceEpoch())));
    case QMetaType::QStringList:
        return QJsonArray::fromStringList(value.toStringList());
    case QMetaType::QJsonObject:
        return value.toJsonObject();
    default:
        return QJsonValue::fromVariant(value);
    }
}

// QJsonObject sorts its keys; scripts name them, people have the text form.
QJsonObject objectOf(const Table &table, int row, const std::vector<int> &columns) {
    QJsonObject object;
    for (const int column : columns)
        object.insert(table.columnId(column), jsonOf(table.index(row, column).data(ValueRole)));
    return object;
}

QJsonArray arrayOf(const Table &table, const std::vector<int> &columns) {
    QJsonArray array;
    for (int row = 0; row < table.rowCount(); ++row)
        array.append(objectOf(table, row, columns));
    return array;
}

QString jsonLines(const QJsonArray &array) {
    QString text;
    for (const auto &value : array)
        text += jsonLine(value) + u'\n';
    return text;
}

QString csvValue(const QVariant &value) {
    const QJsonValue json = jsonOf(value);
    if (json.isNull())
        return {};
    if (json.isBool() || json.isDouble())
        return jsonLine(json);
    return csvField(json.isString() ? json.toString() : cellText(value));
}

QString csvText(const Table &table, const std::vector<int> &columns) {
    QStringList header;
    for (const int column : columns)
        header.append(csvField(table.columnId(column)));
    QString text = header.join(u',') + QStringLiteral("\r\n");
    for (int row = 0; row < table.rowCount(); ++row) {
        QStringList fields;
        for (const int column : columns)
            fields.append(csvValue(table.index(row, column).data(ValueRole)));
        text += fields.join(u',') + QStringLiteral("\r\n");
    }
    return text;
}

QString columnNames(const Table &table) {
    QStringList names;
    for (int column = 0; column < table.columnCount(); ++column)
        names.append(table.columnId(column));
    return names.join(QStringLiteral(", "));
}

} // namespace

Result<ExportFormat> parseExportFormat(const QString &word) {
    if (const auto format = enumOf<ExportFormat>(word))
        return *format;
    return failure(
        ErrorKind::Usage,
        QStringLiteral("\"%1\" is not an output format. Use table, json, jsonl, csv or yaml.").arg(word));
}

Result<std::vector<int>> chosenColumns(const Table &table, const QStringList &ids, ExportFormat format) {
    std::vector<int> columns;
    for (int column = 0; ids.isEmpty() && column < table.columnCount(); ++column)
        if (format != ExportFormat::Text || table.isShownByDefault(column))
            columns.push_back(column);
    for (const QString &id : ids) {
        columns.push_back(table.columnOf(id.trimmed()));
        if (columns.back() < 0)
            return failure(ErrorKind::Usage, QStringLiteral("There is no column \"%1\". There are: %2.")
                                                 .arg(id.trimmed(), columnNames(table)));
    }
    return columns;
}

QByteArray exportTable(const Table &table, const std::vector<int> &columns, ExportFormat format,
                       Colour colour) {
    switch (format) {
    case ExportFormat::Text:
        return alignedText(table, columns, colour).toUtf8();
    case ExportFormat::Csv:
        return csvText(table, columns).toUtf8();
    case ExportFormat::Json:
    case ExportFormat::JsonLines:
    case ExportFormat::Yaml:
        break;
    }
    return exportValue(arrayOf(table, columns), format);
}

QByteArray exportValue(const QJsonValue &value, ExportFormat format) {
    if (format == ExportFormat::JsonLines)
        return (value.isArray() ? jsonLines(value.toArray()) : jsonLine(value) + u'\n').toUtf8();
    if (format == ExportFormat::Yaml)
        return yamlText(value).toUtf8();
    return (jsonText(value) + u'\n').toUtf8();
}

} // namespace cloudnx
