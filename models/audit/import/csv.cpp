#include "models/audit/import/csv.h"

#include "models/audit/archive/jsoncheck.h"
#include "models/audit/import/jsondraft.h"
#include "models/audit/import/jsonevent.h"
#include "models/core/csvfield.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr std::size_t chunkBytes = 256 * 1024;
constexpr std::size_t longestRow = 16 << 20;
constexpr std::size_t mostColumns = 1000;
constexpr int atEnd = -1;

[[nodiscard]] bool isWholeNumber(std::string_view text) {
    return !text.empty() && text.size() <= 10 && (text.size() == 1 || text[0] != '0') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

[[nodiscard]] bool isTime(std::string_view name) {
    return name == "time" || name == "ts" || name == "timestamp";
}

/// What a cell says; a text that has nothing to take away is most.
[[nodiscard]] std::string plainCell(const std::string &cell, bool isOurs) {
    if (!cell.starts_with('\'') && (!isOurs || cell.find('\\') == std::string::npos))
        return cell;
    const QString text = QString::fromStdString(cell);
    return (isOurs ? csvText(text) : withoutFormulaGuard(text)).toStdString();
}

/// The names that an export here begins with.
[[nodiscard]] bool areOurs(const std::vector<std::string> &names) {
    return std::equal(names.begin(), names.end(), enumWords<Field>.begin(), enumWords<Field>.end(),
                      [](const std::string &name, const EnumWord<Field> &word) { return name == word.text; });
}

void add(JsonDraft &draft, std::string_view name, const std::string &received, bool isOurs) {
    if ((name == "details" || name == "other") && isJson(received))
        return draft.json(name, received);
    const std::string cell = plainCell(received, isOurs);
    if ((name == "status" || name.ends_with("_ms")) && isWholeNumber(cell))
        return draft.json(name, cell);
    if (isTime(name) && cell.size() > 10 && cell[10] == ' ')
        return draft.text(name, cell.substr(0, 10) + 'T' + cell.substr(11));
    draft.text(name, cell);
}

} // namespace

Result<int> CsvRecords::byte() {
    if (m_back >= 0)
        return std::exchange(m_back, -1);
    if (m_at == m_chunk.size()) {
        m_chunk.resize(chunkBytes);
        const auto got = m_source.read({m_chunk.data(), m_chunk.size()});
        m_at = 0;
        m_chunk.resize(got.value_or(0));
        if (!got)
            return failure(got.error());
        if (*got == 0)
            return atEnd;
    }
    return static_cast<unsigned char>(m_chunk[m_at++]);
}

/// Nothing at the end. m_broken says why the row is none.
Result<std::optional<CsvRecords::Row>> CsvRecords::row() {
    Row row(1);
    std::size_t size = 0;
    bool isQuoted = false;
    bool isBlank = true;
    m_broken = nullptr;
    m_rowLine = m_line;
    for (;;) {
        const auto got = byte();
        if (!got)
            return failure(got.error());
        const int here = *got;
        if (here == atEnd && isQuoted)
            m_broken = "its last cell is never closed";
        if (here == atEnd)
            return isBlank ? std::nullopt : std::optional(std::move(row));
        m_line += here == '\n' ? 1 : 0;
        isBlank = isBlank && (here == '\n' || here == '\r');
        if (++size > longestRow || row.size() > mostColumns)
            m_broken = size > longestRow ? "it is longer than 16 MiB" : "it has more than 1000 cells";
        if (m_broken && here != '\n')
            continue; // to the end of the line
        if (m_broken)
            return row;
        if (isQuoted && here == '"') {
            const auto after = byte();
            if (!after)
                return failure(after.error());
            isQuoted = *after == '"';
            if (isQuoted)
                row.back() += '"';
            else
                m_back = *after == atEnd ? -1 : *after;
        } else if (isQuoted) {
            row.back() += static_cast<char>(here);
        } else if (here == '"' && row.back().empty()) {
            isQuoted = true;
        } else if (here == m_separator) {
            row.emplace_back();
        } else if (here == '\n') {
            if (!isBlank)
                return row;
            m_rowLine = m_line;
            row.assign(1, {});
        } else if (here != '\r') {
            row.back() += static_cast<char>(here);
        }
    }
}

Done CsvRecords::readNames() {
    for (m_separator = '\0'; m_separator == '\0';) { // decided by what stands in the first line
        const auto first = row();
        if (!first)
            return failure(first.error());
        if (!*first)
            return failure(ErrorKind::Malformed, QStringLiteral("%1 is empty.").arg(m_source.name()));
        std::string line = (*first)->front();
        if (line.starts_with("\xef\xbb\xbf"))
            line.erase(0, 3);
        const auto count = [&line](char c) { return std::count(line.begin(), line.end(), c); };
        m_separator = count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
        for (std::size_t begin = 0; begin <= line.size() && m_names.size() <= mostColumns;) {
            const std::size_t end = std::min(line.find(m_separator, begin), line.size());
            m_names.push_back(line.substr(begin, end - begin));
            std::erase(m_names.back(), '"');
            begin = end + 1;
        }
    }
    m_isOurs = areOurs(m_names);
    return {};
}

Result<std::optional<Record>> CsvRecords::next() {
    if (m_names.empty())
        if (auto read = readNames(); !read)
            return failure(read.error());
    auto cells = row();
    if (!cells)
        return failure(cells.error());
    if (!*cells)
        return std::nullopt;
    return recordOf(**cells);
}

Record CsvRecords::recordOf(const Row &row) {
    if (m_broken)
        return {{}, m_rowLine, QLatin1String(m_broken)};
    if (row.size() != m_names.size())
        return {
            {},
            m_rowLine,
            QStringLiteral("it has %1 cells, the first line names %2").arg(row.size()).arg(m_names.size())};
    JsonDraft draft(m_json);
    for (std::size_t at = 0; at < row.size(); ++at)
        if (m_names[at] != "other")
            add(draft, m_names[at], row[at], m_isOurs);
    draft.end();
    for (std::size_t at = 0; at < row.size(); ++at) // its members are the event's own
        if (m_names[at] == "other" && row[at].size() > 2 && isJson(row[at]) && row[at].front() == '{') {
            m_json.back() = m_json.size() > 2 ? ',' : ' ';
            m_json += std::string_view(row[at]).substr(row[at].find('{') + 1);
        }
    const std::size_t size = m_json.size();
    m_json.append(JsonEventReader::padding, ' ');
    return {std::string_view(m_json).substr(0, size), m_rowLine};
}

} // namespace cloudnx::audit
