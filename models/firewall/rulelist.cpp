#include "models/firewall/rulelist.h"

#include "models/firewall/protocolnumber.h"
#include "models/firewall/rulecells.h"
#include "models/firewall/textcursor.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr qsizetype linesAtMost = 20'000;

const QString &groupColumn() {
    static const QString name = QStringLiteral("instance");
    return name;
}

QStringList withGroup(const QStringList &names) {
    return QStringList{groupColumn()} + names;
}

bool isProtocol(const CsvCell &cell) {
    return parseProtocol(cell.text).has_value();
}

bool isPassedOver(const QString &line) {
    const QString bare = line.trimmed();
    return bare.isEmpty() || bare.startsWith(u'#');
}

/// What separates the fields of the first line that says anything; none where it is pasted as words.
std::optional<QChar> separatorIn(const QStringList &lines) {
    const auto first = std::find_if_not(lines.begin(), lines.end(), isPassedOver);
    if (first == lines.end())
        return std::nullopt;
    for (const QChar separator : {QChar(u','), QChar(u';'), QChar(u'\t')}) {
        CsvLine line;
        for (const QString &part : first->split(separator))
            line.cells.push_back({QString(part).remove(u'"').trimmed(), 0, 0});
        if (line.cells.size() < 2)
            continue;
        const bool isRule = isProtocol(line.cells[0]) || isProtocol(line.cells[1]);
        if (namesColumns(line) || (isRule && separator != u'\t')) // words may stand apart by tabs
            return separator;
    }
    return std::nullopt;
}

Result<std::vector<ListedRule>> readCsv(const QString &text, QChar separator) {
    const auto lines = csvLines(text, separator);
    if (!lines)
        return failure(lines.error());
    const CsvLine &first = lines->front();
    const bool named = namesColumns(first);
    const auto names =
        named ? columnsIn(first, withGroup(ruleColumns()))
              : Result<QStringList>(isProtocol(first.cells.front()) ? usualRuleColumns()
                                                                    : withGroup(usualRuleColumns()));
    if (!names)
        return failure(names.error());
    std::vector<ListedRule> rules;
    for (std::size_t at = named ? 1 : 0; at < lines->size(); ++at) {
        const CsvLine &line = (*lines)[at];
        const auto rule = ruleOf(line, *names);
        if (!rule)
            return failure(rule.error());
        rules.push_back({cellOf(line, *names, groupColumn()).text, *rule, line.cells.front().line});
    }
    return rules;
}

// The words of one line; what is left behind the last column is the description.
CsvLine pasted(const QString &text, int number, std::size_t columns) {
    CsvLine line;
    qsizetype at = 0;
    while (true) {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        const qsizetype begin = at;
        if (begin == text.size())
            break;
        while (at < text.size() && (!text.at(at).isSpace() || line.cells.size() + 1 == columns))
            ++at;
        line.cells.push_back({text.mid(begin, at - begin).trimmed(), number, static_cast<int>(begin) + 1});
    }
    line.end = {{}, number, static_cast<int>(text.trimmed().isEmpty() ? 0 : text.size()) + 1};
    return line;
}

// A group is what stands before the protocol.
Result<ListedRule> pastedRule(const QString &text, int number) {
    QStringList names = usualRuleColumns();
    CsvLine line = pasted(text, number, static_cast<std::size_t>(names.size()));
    if (!isProtocol(line.cells.front()) && line.cells.size() > 1) {
        names = withGroup(names);
        line = pasted(text, number, static_cast<std::size_t>(names.size()));
    }
    const auto rule = ruleOf(line, names);
    if (!rule)
        return failure(rule.error());
    return ListedRule{cellOf(line, names, groupColumn()).text, *rule, number};
}

Result<std::vector<ListedRule>> readPasted(const QStringList &lines) {
    std::vector<ListedRule> rules;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        if (isPassedOver(lines[at]))
            continue;
        const QString &line = lines[at];
        auto rule = pastedRule(line.endsWith(u'\r') ? line.chopped(1) : line, static_cast<int>(at) + 1);
        if (!rule)
            return failure(rule.error());
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace

Result<std::vector<ListedRule>> parseRuleList(const QString &text) {
    const QString bare = text.startsWith(QChar::ByteOrderMark) ? text.mid(1) : text;
    const QStringList lines = bare.split(u'\n');
    if (lines.size() > linesAtMost)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("A list may have %1 lines, not %2.").arg(linesAtMost).arg(lines.size()));
    const auto separator = separatorIn(lines);
    return separator ? readCsv(bare, *separator) : readPasted(lines);
}

namespace {

Done readPorts(const QString &text, RuleSpec &rule) {
    const auto ports = PortRange::typed(text);
    if (!ports)
        return failure(ports.error());
    rule.ports = *ports;
    return {};
}

Done readIcmp(const QString &text, RuleSpec &rule) {
    const auto icmp = parseIcmpWord(text);
    if (!icmp)
        return failure(icmp.error());
    rule.icmpType = icmp->type;
    rule.icmpCode = icmp->code;
    return {};
}

Done readPlaces(const QString &protocol, const QString &ports, RuleSpec &rule) {
    const bool hasPorts = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp;
    if (hasPorts && ports.isEmpty())
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("Say which port of %1, for example 443 or 8000-8100, or all.").arg(protocol));
    if (ports.isEmpty() || ports == QLatin1String("-") || ports == QLatin1String("all"))
        return {};
    if (rule.protocol == Protocol::Any)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 has no ports. Leave %2 out.").arg(protocol, ports));
    const bool isIcmp = rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6;
    return isIcmp ? readIcmp(ports, rule) : readPorts(ports, rule);
}

} // namespace

Result<RuleSpec> ruleFromWords(const QString &protocol, const QString &ports, const QString &cidr) {
    const auto parsed = parseProtocolWord(protocol);
    if (!parsed)
        return failure(parsed.error());
    const auto peer = CidrBlock::parse(cidr);
    if (!peer)
        return failure(peer.error());
    RuleSpec rule;
    rule.protocol = parsed->protocol;
    rule.protocolName = parsed->name;
    rule.peer = *peer;
    return readPlaces(protocol, ports, rule).map([&] { return rule; });
}

} // namespace cloudnx
