#include "app/terminal/parts/output.h"

#include "models/core/csvfield.h"
#include "models/core/visibletext.h"
#include "models/filter/parse.h"
#include "models/tables/tablefields.h"

#include <QJsonArray>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace cloudnx::terminal {

namespace {

/// Writes all of @p bytes; errno of what went wrong, 0 when nothing did.
int writeAll(int descriptor, const QByteArray &bytes) {
    qsizetype written = 0;
    while (written < bytes.size()) {
        const auto left = static_cast<std::size_t>(bytes.size() - written);
        const ssize_t count = ::write(descriptor, bytes.constData() + written, left);
        if (count < 0 && errno != EINTR)
            return errno;
        written += std::max<ssize_t>(count, 0);
    }
    return 0;
}

QString plainText(const QJsonValue &value) {
    if (value.isNull() || value.isUndefined())
        return QStringLiteral("?");
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isObject())
        return QString::fromUtf8(exportValue(value, ExportFormat::JsonLines)).trimmed();
    if (!value.isArray())
        return value.toString();
    QStringList parts;
    for (const QJsonValue &part : value.toArray())
        parts.append(plainText(part));
    return parts.join(QStringLiteral(", "));
}

QByteArray recordText(const Record &record) {
    qsizetype width = 0;
    for (const auto &[name, value] : record)
        width = std::max(width, name.size());
    QString lines;
    for (const auto &[name, value] : record) {
        const QString title = QString(name).replace(QLatin1Char('_'), QLatin1Char(' ')).leftJustified(width);
        lines += title + QStringLiteral("  ") + visibleText(plainText(value)) + QLatin1Char('\n');
    }
    return lines.toUtf8();
}

QByteArray recordCsv(const Record &record) {
    QStringList names;
    QStringList values;
    for (const auto &[name, value] : record) {
        names.append(csvField(name));
        values.append(csvField(value.isNull() ? QString() : plainText(value)));
    }
    const QString end = QStringLiteral("\r\n");
    return (names.join(QLatin1Char(',')) + end + values.join(QLatin1Char(',')) + end).toUtf8();
}

QJsonObject objectOf(const Record &record) {
    QJsonObject object;
    for (const auto &[name, value] : record)
        object.insert(name, value);
    return object;
}

} // namespace

Output::Output(CommonOptions options)
    : m_options(std::move(options)),
      m_colour(::isatty(STDOUT_FILENO) != 0 && qEnvironmentVariableIsEmpty("NO_COLOR") &&
               qgetenv("TERM") != "dumb") {}

Done Output::bytes(const QByteArray &bytes) {
    const int fault = writeAll(STDOUT_FILENO, bytes);
    if (fault != 0 && fault != EPIPE)
        return failure(ErrorKind::Local, QStringLiteral("Could not write the output: %1.")
                                             .arg(QString::fromLocal8Bit(std::strerror(fault))));
    return {};
}

Done Output::line(const QString &text) {
    return isForPeople() ? bytes((visibleLines(text) + QLatin1Char('\n')).toUtf8()) : Done();
}

Done Output::table(Table &table, const QString &whenEmpty) {
    auto filter = filter::parse(m_options.filter, fieldsOf(table), SystemClock().now());
    if (!filter)
        return failure(filter::errorOf(m_options.filter, filter.error()));
    table.setFilter(std::move(*filter));
    const auto columns = chosenColumns(table, m_options.columns, m_options.output);
    if (!columns)
        return failure(columns.error());
    if (isForPeople() && table.rowCount() == 0)
        return line(table.countOfAll() == 0
                        ? whenEmpty
                        : QStringLiteral("None of %1 rows fits the filter.").arg(table.countOfAll()));
    return bytes(exportTable(table, *columns, m_options.output, m_colour ? Colour::On : Colour::Off));
}

Done Output::record(const Record &record) {
    if (!m_options.filter.isEmpty())
        complain(QStringLiteral("--filter chooses rows of a table; this is one thing, and shown as it is."));
    if (isForPeople())
        return bytes(recordText(record));
    if (m_options.output == ExportFormat::Csv)
        return bytes(recordCsv(record));
    return bytes(exportValue(objectOf(record), m_options.output));
}

void complain(const QString &line) {
    static_cast<void>(writeAll(STDERR_FILENO, (visibleLines(line) + QLatin1Char('\n')).toUtf8()));
}

QString visibleLines(const QString &text) {
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = visibleText(line);
    return lines.join(QLatin1Char('\n'));
}

} // namespace cloudnx::terminal
