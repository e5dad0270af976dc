#include "models/firewall/csvlines.h"

#include "models/firewall/textcursor.h"

namespace cloudnx {

namespace {

class Lines {
public:
    Lines(const QString &text, QChar separator) : m_cursor(text), m_separator(separator) {}

    [[nodiscard]] Result<std::vector<CsvLine>> read() {
        std::vector<CsvLine> lines;
        if (m_cursor.peek() == QChar::ByteOrderMark)
            m_cursor.take();
        while (!m_cursor.atEnd()) {
            skipBlanks();
            if (m_cursor.peek() == u'#') {
                m_cursor.skipLine();
                m_cursor.take();
                continue;
            }
            auto line = readLine();
            if (!line)
                return failure(line.error());
            if (line->cells.size() > 1 || !line->cells.front().text.isEmpty())
                lines.push_back(std::move(*line));
        }
        return lines;
    }

private:
    [[nodiscard]] CsvCell here() const { return {{}, m_cursor.line(), m_cursor.column()}; }

    // A tab may be what separates.
    void skipBlanks() {
        while (!m_cursor.atEnd() && m_cursor.peek().isSpace() && m_cursor.peek() != u'\n' &&
               m_cursor.peek() != m_separator)
            m_cursor.take();
    }

    [[nodiscard]] Result<CsvLine> readLine() {
        CsvLine line;
        while (true) {
            auto cell = readCell();
            if (!cell)
                return failure(cell.error());
            line.cells.push_back(std::move(*cell));
            if (!m_cursor.atEnd() && m_cursor.peek() == m_separator) {
                m_cursor.take();
                continue;
            }
            if (m_cursor.peek() == u'\r')
                m_cursor.take();
            if (!m_cursor.atEnd() && m_cursor.peek() != u'\n')
                return m_cursor.wrong(
                    QStringLiteral("a separator or the end of the line belongs behind a quoted field."));
            line.end = here();
            m_cursor.take();
            return line;
        }
    }

    [[nodiscard]] Result<CsvCell> readCell() {
        skipBlanks();
        CsvCell cell = here();
        if (m_cursor.peek() != u'"') {
            cell.text =
                m_cursor.takeWhile([this](QChar c) { return c != m_separator && c != u'\n' && c != u'\r'; })
                    .trimmed();
            return cell;
        }
        m_cursor.take();
        while (!m_cursor.atEnd()) {
            const QChar taken = m_cursor.take();
            if (taken == u'"' && m_cursor.peek() == u'"')
                cell.text += m_cursor.take();
            else if (taken == u'"')
                return (skipBlanks(), cell);
            else
                cell.text += taken;
        }
        return wrongAt(cell.line, cell.column, QStringLiteral("the quotation mark is never closed."));
    }

    TextCursor m_cursor;
    QChar m_separator;
};

} // namespace

Result<std::vector<CsvLine>> csvLines(const QString &text, QChar separator) {
    return Lines(text, separator).read();
}

QString csvQuoted(const QString &text) {
    const bool plain = !text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') &&
                       !text.contains(u'\r') && text.trimmed() == text;
    return plain ? text : u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace cloudnx
