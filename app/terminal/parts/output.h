#pragma once

#include "app/terminal/parts/commandline.h"
#include "models/core/described.h"
#include "models/tables/table.h"

#include <utility>
#include <vector>

namespace cloudnx::terminal {

/// Names and values in the order people read them.
using Record = std::vector<std::pair<QString, QJsonValue>>;

template <Described T>
[[nodiscard]] Record recordOf(const T &value) {
    Record record;
    T::fields(value, [&](const char *name, const auto &field) {
        record.emplace_back(QString::fromLatin1(name), toJson(field));
    });
    return record;
}

/// Standard output. A reader that went away (`| head`) ends it quietly; a full disk is an error.
class Output {
public:
    explicit Output(CommonOptions options);

    [[nodiscard]] const CommonOptions &options() const { return m_options; }

    /// Colour may be used: standard output is a terminal and NO_COLOR is not set.
    [[nodiscard]] bool hasColour() const { return m_colour; }

    [[nodiscard]] bool isForPeople() const { return m_options.output == ExportFormat::Text; }

    /// What --filter asks, for verbs that have a better way to answer it: tables then show all their rows.
    [[nodiscard]] QString takeFilter() { return std::exchange(m_options.filter, {}); }

    [[nodiscard]] Done bytes(const QByteArray &bytes);
    /// A line for people; with another format than table it is not printed.
    [[nodiscard]] Done line(const QString &text);
    /// The table as asked for; with --filter only the rows that fit are kept in it. @p whenEmpty says why
    /// there is nothing and what to do. Errors: Usage (columns, filter).
    [[nodiscard]] Done table(Table &table, const QString &whenEmpty);
    /// One object: lines of name and value for people.
    [[nodiscard]] Done record(const Record &record);

private:
    CommonOptions m_options;
    bool m_colour;
};

/// Standard error, one line for people.
void complain(const QString &line);

/// Several lines made safe for a terminal, each by visibleText().
[[nodiscard]] QString visibleLines(const QString &text);

} // namespace cloudnx::terminal
