#include "models/firewall/protocolnumber.h"
#include "models/firewall/ruleforms.h"
#include "models/firewall/textcursor.h"

#include <QStringList>

#include <algorithm>

namespace cloudnx::forms {

namespace {

const QStringList &columnNames() {
    static const QStringList names{QStringLiteral("direction"), QStringLiteral("protocol"),
                                   QStringLiteral("ports"),     QStringLiteral("cidr"),
                                   QStringLiteral("group"),     QStringLiteral("icmp_type"),
                                   QStringLiteral("icmp_code"), QStringLiteral("description")};
    return names;
}

/// Without a line of names: as people write a list of rules.
const QStringList &usualColumns() {
    static const QStringList names{QStringLiteral("protocol"), QStringLiteral("ports"),
                                   QStringLiteral("cidr"), QStringLiteral("description")};
    return names;
}

struct Cell {
    QString text;
    int line = 0;
    int column = 0;
};

using Line = std::vector<Cell>;

QString quoted(const QString &text) {
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r') &&
        text.trimmed() == text)
        return text;
    return u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

/// RFC 4180; lines that are empty or begin with # are left out.
class Lines {
public:
    explicit Lines(const QString &text) : m_cursor(text) {}

    [[nodiscard]] Result<std::vector<Line>> read() {
        std::vector<Line> lines;
        if (m_cursor.peek() == QChar::ByteOrderMark)
            m_cursor.take();
        while (!m_cursor.atEnd()) {
            if (m_cursor.peek() == u'#') {
                m_cursor.skipLine();
                m_cursor.take();
                continue;
            }
            auto line = readLine();
            if (!line)
                return failure(line.error());
            if (line->size() > 1 || !line->front().text.isEmpty())
                lines.push_back(std::move(*line));
        }
        return lines;
    }

private:
    [[nodiscard]] Result<Line> readLine() {
        Line line;
        while (true) {
            auto cell = readCell();
            if (!cell)
                return failure(cell.error());
            line.push_back(std::move(*cell));
            if (m_cursor.peek() == u',') {
                m_cursor.take();
                continue;
            }
            if (m_cursor.peek() == u'\r')
                m_cursor.take();
            if (!m_cursor.atEnd() && m_cursor.peek() != u'\n')
                return m_cursor.wrong(
                    QStringLiteral("a comma or the end of the line belongs behind a quoted field."));
            m_cursor.take();
            return line;
        }
    }

    [[nodiscard]] Result<Cell> readCell() {
        m_cursor.skipSpace(TextCursor::Over::Blanks);
        Cell cell{{}, m_cursor.line(), m_cursor.column()};
        if (m_cursor.peek() != u'"') {
            cell.text =
                m_cursor.takeWhile([](QChar c) { return c != u',' && c != u'\n' && c != u'\r'; }).trimmed();
            return cell;
        }
        m_cursor.take();
        while (!m_cursor.atEnd()) {
            const QChar taken = m_cursor.take();
            if (taken == u'"' && m_cursor.peek() == u'"')
                cell.text += m_cursor.take();
            else if (taken == u'"')
                return (m_cursor.skipSpace(TextCursor::Over::Blanks), cell);
            else
                cell.text += taken;
        }
        return wrongAt(cell.line, cell.column, QStringLiteral("the quotation mark is never closed."));
    }

    TextCursor m_cursor;
};

tl::unexpected<Error> wrong(const Cell &cell, const QString &what) {
    return wrongAt(cell.line, cell.column, what);
}

/// One line, its cells by the name of their column.
class RuleLine {
public:
    RuleLine(const Line &line, const QStringList &names) : m_line(line), m_names(names) {}

    [[nodiscard]] Result<RuleSpec> read() const {
        if (static_cast<qsizetype>(m_line.size()) > m_names.size())
            return wrong(m_line[static_cast<std::size_t>(m_names.size())],
                         QStringLiteral("there are more fields than columns (%1).").arg(m_names.join(u',')));
        RuleSpec rule;
        rule.description = cell("description").text;
        auto done = readDirection(rule)
                        .and_then([&] { return readProtocol(rule); })
                        .and_then([&] { return readPorts(rule); })
                        .and_then([&] { return readPeer(rule); })
                        .and_then([&] { return readIcmp("icmp_type", rule, rule.icmpType); })
                        .and_then([&] { return readIcmp("icmp_code", rule, rule.icmpCode); });
        if (!done)
            return failure(done.error());
        if (rule.icmpCode && !rule.icmpType)
            return wrong(cell("icmp_code"), QStringLiteral("a code belongs to a type."));
        return rule;
    }

private:
    [[nodiscard]] Cell cell(const char *name) const {
        const qsizetype at = m_names.indexOf(QLatin1String(name));
        if (at >= 0 && at < static_cast<qsizetype>(m_line.size()))
            return m_line[static_cast<std::size_t>(at)];
        return {{}, m_line.back().line, m_line.back().column};
    }

    [[nodiscard]] Done readDirection(RuleSpec &rule) const {
        const Cell word = cell("direction");
        const auto direction =
            word.text.isEmpty() ? Direction::Ingress : enumOf<Direction>(word.text.toLower());
        if (!direction)
            return wrong(word,
                         QStringLiteral("\"%1\" is no direction; write ingress or egress.").arg(word.text));
        rule.direction = *direction;
        return {};
    }

    [[nodiscard]] Done readProtocol(RuleSpec &rule) const {
        const Cell word = cell("protocol");
        const auto protocol = parseProtocolWord(word.text);
        if (!protocol)
            return wrong(word, protocol.error().sentence);
        rule.protocol = protocol->protocol;
        rule.protocolName = protocol->name;
        return {};
    }

    [[nodiscard]] Done readPorts(RuleSpec &rule) const {
        const Cell word = cell("ports");
        const bool isEvery = word.text.isEmpty() || word.text == QLatin1String("all");
        const bool ported = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp ||
                            rule.protocol == Protocol::Other;
        if (word.text.isEmpty() && (rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp))
            return wrong(
                word,
                QStringLiteral("which port of %1? Write 443, 8000-8100 or all.").arg(wordOf(rule.protocol)));
        if (isEvery)
            return {};
        if (!ported)
            return wrong(
                word, QStringLiteral("%1 has no ports; leave the field empty.").arg(wordOf(rule.protocol)));
        const auto ports = PortRange::parse(word.text);
        if (!ports)
            return wrong(word, ports.error().sentence);
        rule.ports = *ports;
        return {};
    }

    // With a group the block only tells the family.
    [[nodiscard]] Done readPeer(RuleSpec &rule) const {
        const Cell word = cell("cidr");
        const Cell group = cell("group");
        const auto peer = CidrBlock::parse(word.text);
        if (!peer)
            return wrong(word, word.text.isEmpty()
                                   ? QStringLiteral("the address block is missing; 0.0.0.0/0 is everyone "
                                                    "over IPv4.")
                                   : peer.error().sentence);
        rule.peer = *peer;
        if (!group.text.isEmpty())
            rule.peerGroup = group.text;
        return {};
    }

    [[nodiscard]] Done readIcmp(const char *name, const RuleSpec &rule, std::optional<int> &value) const {
        const Cell word = cell(name);
        if (word.text.isEmpty())
            return {};
        bool isNumber = false;
        const int number = word.text.toInt(&isNumber);
        if (!isNumber || number < 0 || number > 255)
            return wrong(
                word, QStringLiteral("\"%1\" is no type or code of icmp; they are 0 to 255.").arg(word.text));
        if (rule.protocol != Protocol::Icmp && rule.protocol != Protocol::Icmpv6)
            return wrong(word, QStringLiteral("only icmp and icmpv6 have types."));
        value = number;
        return {};
    }

    const Line &m_line;
    const QStringList &m_names;
};

QString cellOf(const std::optional<int> &value) {
    return value ? QString::number(*value) : QString();
}

bool isHeader(const Line &line) {
    return std::any_of(line.begin(), line.end(), [](const Cell &cell) {
        return cell.text.toLower() == QLatin1String("protocol") ||
               cell.text.toLower() == QLatin1String("cidr");
    });
}

Result<QStringList> columnsOf(const Line &header) {
    QStringList names;
    for (const Cell &cell : header) {
        const QString name = cell.text.toLower();
        if (!columnNames().contains(name))
            return wrong(cell, QStringLiteral("there is no column \"%1\". There are: %2.")
                                   .arg(cell.text, columnNames().join(QStringLiteral(", "))));
        if (names.contains(name))
            return wrong(cell, QStringLiteral("the column %1 is there twice.").arg(name));
        names.append(name);
    }
    return names;
}

} // namespace

ExportedRules toCsv(const Rules &rules) {
    QString text = columnNames().join(u',') + u'\n';
    for (const RuleSpec &rule : rules) {
        const bool ported = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp || rule.ports;
        const QStringList cells{wordOf(rule.direction),
                                rule.protocol == Protocol::Other ? rule.protocolName.value_or(QString())
                                                                 : wordOf(rule.protocol),
                                ported ? rule.ports.value_or(PortRange::all()).toText() : QString(),
                                rule.peer.toText(),
                                quoted(rule.peerGroup.value_or(QString())),
                                cellOf(rule.icmpType),
                                cellOf(rule.icmpType ? rule.icmpCode : std::nullopt),
                                quoted(rule.description)};
        text += cells.join(u',') + u'\n';
    }
    return {text.toUtf8(), {}};
}

Result<Rules> fromCsv(const QString &text) {
    const auto lines = Lines(text).read();
    if (!lines)
        return failure(lines.error());
    Rules rules;
    if (lines->empty())
        return rules;
    const bool named = isHeader(lines->front());
    const auto names = named ? columnsOf(lines->front()) : Result<QStringList>(usualColumns());
    if (!names)
        return failure(names.error());
    for (std::size_t at = named ? 1 : 0; at < lines->size(); ++at) {
        auto rule = RuleLine((*lines)[at], *names).read();
        if (!rule)
            return failure(rule.error());
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace cloudnx::forms
