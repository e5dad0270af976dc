#include "models/firewall/rulecells.h"

#include "models/firewall/protocolnumber.h"
#include "models/firewall/textcursor.h"

#include <algorithm>

namespace cloudnx {

namespace {

tl::unexpected<Error> wrong(const CsvCell &cell, const QString &what) {
    return wrongAt(cell.line, cell.column, what);
}

QString nameIn(const CsvCell &heading) {
    const QString name = heading.text.toLower();
    return name == QLatin1String("port") ? QStringLiteral("ports") : name;
}

bool isEvery(const QString &ports) {
    return ports.isEmpty() || ports == QLatin1String("-") || ports == QLatin1String("all");
}

/// One line, its cells by the name of their column.
class RuleCells {
public:
    RuleCells(const CsvLine &line, const QStringList &names) : m_line(line), m_names(names) {}

    [[nodiscard]] Result<RuleSpec> read() const {
        if (static_cast<qsizetype>(m_line.cells.size()) > m_names.size())
            return wrong(m_line.cells[static_cast<std::size_t>(m_names.size())],
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
    [[nodiscard]] CsvCell cell(const char *name) const {
        return cellOf(m_line, m_names, QString::fromLatin1(name));
    }

    [[nodiscard]] Done readDirection(RuleSpec &rule) const {
        const CsvCell word = cell("direction");
        const auto direction =
            word.text.isEmpty() ? Direction::Ingress : enumOf<Direction>(word.text.toLower());
        if (!direction)
            return wrong(word,
                         QStringLiteral("\"%1\" is no direction; write ingress or egress.").arg(word.text));
        rule.direction = *direction;
        return {};
    }

    [[nodiscard]] Done readProtocol(RuleSpec &rule) const {
        const CsvCell word = cell("protocol");
        const auto protocol = parseProtocolWord(word.text);
        if (!protocol)
            return wrong(word, protocol.error().sentence);
        rule.protocol = protocol->protocol;
        rule.protocolName = protocol->name;
        return {};
    }

    [[nodiscard]] Done readPorts(RuleSpec &rule) const {
        const CsvCell word = cell("ports");
        const bool mustSay = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp;
        if (word.text.isEmpty() && mustSay)
            return wrong(
                word,
                QStringLiteral("which port of %1? Write 443, 8000-8100 or all.").arg(wordOf(rule.protocol)));
        if (isEvery(word.text))
            return {};
        if (!mustSay && rule.protocol != Protocol::Other)
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
        const CsvCell word = cell("cidr");
        const CsvCell group = cell("group");
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
        const CsvCell word = cell(name);
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

    const CsvLine &m_line;
    const QStringList &m_names;
};

} // namespace

const QStringList &ruleColumns() {
    static const QStringList names{QStringLiteral("direction"), QStringLiteral("protocol"),
                                   QStringLiteral("ports"),     QStringLiteral("cidr"),
                                   QStringLiteral("group"),     QStringLiteral("icmp_type"),
                                   QStringLiteral("icmp_code"), QStringLiteral("description")};
    return names;
}

const QStringList &usualRuleColumns() {
    static const QStringList names{QStringLiteral("protocol"), QStringLiteral("ports"),
                                   QStringLiteral("cidr"), QStringLiteral("description")};
    return names;
}

bool namesColumns(const CsvLine &line) {
    return std::any_of(line.cells.begin(), line.cells.end(), [](const CsvCell &cell) {
        return nameIn(cell) == QLatin1String("protocol") || nameIn(cell) == QLatin1String("cidr");
    });
}

Result<QStringList> columnsIn(const CsvLine &header, const QStringList &allowed) {
    QStringList names;
    for (const CsvCell &cell : header.cells) {
        const QString name = nameIn(cell);
        if (!allowed.contains(name))
            return wrong(cell, QStringLiteral("there is no column \"%1\". There are: %2.")
                                   .arg(cell.text, allowed.join(QStringLiteral(", "))));
        if (names.contains(name))
            return wrong(cell, QStringLiteral("the column %1 is there twice.").arg(name));
        names.append(name);
    }
    for (const char *needed : {"protocol", "cidr"})
        if (!names.contains(QLatin1String(needed)))
            return wrong(header.end, QStringLiteral("the column %1 is missing.").arg(QLatin1String(needed)));
    return names;
}

CsvCell cellOf(const CsvLine &line, const QStringList &names, const QString &name) {
    const qsizetype at = names.indexOf(name);
    return at >= 0 && at < static_cast<qsizetype>(line.cells.size())
               ? line.cells[static_cast<std::size_t>(at)]
               : line.end;
}

Result<RuleSpec> ruleOf(const CsvLine &line, const QStringList &names) {
    return RuleCells(line, names).read();
}

} // namespace cloudnx
