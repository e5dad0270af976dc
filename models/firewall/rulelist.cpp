#include "models/firewall/rulelist.h"

#include <QStringList>

namespace cloudnx {

namespace {

constexpr qsizetype linesAtMost = 20'000;

/// A piece of a line and where it begins, from 1.
struct Field {
    QString text;
    qsizetype column;
};

using Fields = std::vector<Field>;

tl::unexpected<Error> wrong(int line, qsizetype column, const QString &what) {
    return failure(ErrorKind::Invalid,
                   QStringLiteral("Line %1, column %2: %3").arg(line).arg(column).arg(what));
}

// RFC 4180: a field may be quoted, and a quote within is doubled.
std::optional<Fields> separated(const QString &line, QChar separator) {
    Fields fields;
    qsizetype at = 0;
    for (;;) {
        Field field{{}, at + 1};
        const bool quoted = at < line.size() && line.at(at) == u'"';
        if (quoted) {
            for (++at;; ++at) {
                if (at >= line.size())
                    return std::nullopt;
                if (line.at(at) != u'"')
                    field.text += line.at(at);
                else if (at + 1 < line.size() && line.at(at + 1) == u'"')
                    field.text += line.at(at++);
                else
                    break;
            }
            ++at;
        } else {
            while (at < line.size() && line.at(at) != separator)
                field.text += line.at(at++);
            field.text = field.text.trimmed();
        }
        fields.push_back(std::move(field));
        if (at >= line.size())
            return fields;
        if (line.at(at) != separator)
            return std::nullopt;
        ++at;
    }
}

Fields words(const QString &line) {
    Fields fields;
    for (qsizetype at = 0; at < line.size();) {
        if (line.at(at).isSpace()) {
            ++at;
            continue;
        }
        Field field{{}, at + 1};
        while (at < line.size() && !line.at(at).isSpace())
            field.text += line.at(at++);
        fields.push_back(std::move(field));
    }
    return fields;
}

const QStringList &columns() {
    static const QStringList names{QStringLiteral("instance"), QStringLiteral("direction"),
                                   QStringLiteral("protocol"), QStringLiteral("ports"),
                                   QStringLiteral("cidr"),     QStringLiteral("description")};
    return names;
}

QString columnOf(const QString &heading) {
    const QString name = heading.trimmed().toLower();
    return name == QLatin1String("port") ? QStringLiteral("ports") : name;
}

/// Reads lines one by one; what the header says holds for those after it.
class ListReader {
public:
    Result<std::vector<ListedRule>> read(const QString &text) {
        const QStringList lines = text.split(u'\n');
        if (lines.size() > linesAtMost)
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("A list may have %1 lines, not %2.").arg(linesAtMost).arg(lines.size()));
        for (const QString &line : lines) {
            ++m_line;
            const QString bare = line.trimmed();
            if (bare.isEmpty() || bare.startsWith(u'#'))
                continue;
            if (Done done = take(line.endsWith(u'\r') ? line.chopped(1) : line); !done)
                return failure(done.error());
        }
        return std::move(m_rules);
    }

private:
    Done take(const QString &line) {
        if (m_first) {
            m_first = false;
            if (isHeader(line))
                return takeHeader(line);
        }
        return m_header.empty() ? takePasted(line) : takeRow(line);
    }

    bool isHeader(const QString &line) {
        for (const QChar separator : {QChar(u','), QChar(u';'), QChar(u'\t')}) {
            const auto fields = separated(line, separator);
            if (!fields || fields->size() < 2)
                continue;
            for (const Field &field : *fields)
                if (columnOf(field.text) == QLatin1String("protocol")) {
                    m_separator = separator;
                    return true;
                }
        }
        return false;
    }

    Done takeHeader(const QString &line) {
        const auto fields = separated(line, m_separator);
        if (!fields)
            return wrong(m_line, line.size(), QStringLiteral("A quote is not closed, or text follows it."));
        for (const Field &field : *fields) {
            const QString name = columnOf(field.text);
            if (!columns().contains(name))
                return wrong(m_line, field.column,
                             QStringLiteral("\"%1\" is no column. There are: %2.")
                                 .arg(field.text, columns().join(QLatin1String(", "))));
            if (std::find(m_header.begin(), m_header.end(), name) != m_header.end())
                return wrong(m_line, field.column,
                             QStringLiteral("The column %1 stands here twice.").arg(name));
            m_header.push_back(name);
        }
        return std::find(m_header.begin(), m_header.end(), QLatin1String("cidr")) != m_header.end()
                   ? Done{}
                   : Done(wrong(m_line, 1,
                                QStringLiteral("The column cidr is missing: whom the rules let in.")));
    }

    Done takeRow(const QString &line) {
        const auto fields = separated(line, m_separator);
        if (!fields)
            return wrong(m_line, line.size(), QStringLiteral("A quote is not closed, or text follows it."));
        if (fields->size() != m_header.size())
            return wrong(m_line, line.size(),
                         QStringLiteral("There are %1 fields; the header has %2.")
                             .arg(fields->size())
                             .arg(m_header.size()));
        std::map<QString, Field> named;
        for (std::size_t at = 0; at < fields->size(); ++at)
            named[m_header[at]] = (*fields)[at];
        return put(named, line.size());
    }

    // A group is what stands before the protocol.
    Done takePasted(const QString &line) {
        Fields fields = words(line);
        std::map<QString, Field> named;
        if (!parseProtocol(fields.front().text) && fields.size() > 1) {
            named[QStringLiteral("instance")] = fields.front();
            fields.erase(fields.begin());
        }
        const QLatin1String order[] = {QLatin1String("protocol"), QLatin1String("ports"),
                                       QLatin1String("cidr")};
        std::size_t at = 0;
        for (const QLatin1String name : order)
            if (at < fields.size())
                named[name] = fields[at++];
        if (at < fields.size())
            named[QStringLiteral("description")] = {line.mid(fields[at].column - 1).trimmed(),
                                                    fields[at].column};
        return put(named, line.size());
    }

    Done put(const std::map<QString, Field> &named, qsizetype end) {
        const auto field = [&](const char *name) {
            const auto found = named.find(QLatin1String(name));
            return found == named.end() ? Field{{}, end + 1} : found->second;
        };
        ListedRule listed{field("instance").text, {}, m_line};
        const Field protocol = field("protocol"), ports = field("ports"), cidr = field("cidr"),
                    direction = field("direction");
        if (const auto parsed = parseProtocol(protocol.text); !parsed)
            return wrong(m_line, protocol.column, parsed.error().sentence);
        if (const auto parsed = CidrBlock::parse(cidr.text); !parsed)
            return wrong(m_line, cidr.column, parsed.error().sentence);
        const auto rule = ruleFromWords(protocol.text, ports.text, cidr.text);
        if (!rule)
            return wrong(m_line, ports.column, rule.error().sentence);
        listed.rule = *rule;
        const auto way = enumOf<Direction>(direction.text);
        if (!direction.text.isEmpty() && !way)
            return wrong(
                m_line, direction.column,
                QStringLiteral("\"%1\" is no direction. Write ingress or egress.").arg(direction.text));
        listed.rule.direction = way.value_or(Direction::Ingress);
        listed.rule.description = field("description").text;
        m_rules.push_back(std::move(listed));
        return {};
    }

    std::vector<ListedRule> m_rules;
    std::vector<QString> m_header;
    QChar m_separator = u',';
    int m_line = 0;
    bool m_first = true;
};

bool isEvery(const QString &ports) {
    return ports.isEmpty() || ports == QLatin1String("-") || ports == QLatin1String("all");
}

} // namespace

Result<std::vector<ListedRule>> parseRuleList(const QString &text) {
    return ListReader().read(text);
}

Result<RuleSpec> ruleFromWords(const QString &protocol, const QString &ports, const QString &cidr) {
    const auto parsed = parseProtocol(protocol);
    if (!parsed)
        return failure(parsed.error());
    const auto peer = CidrBlock::parse(cidr);
    if (!peer)
        return failure(peer.error());
    RuleSpec rule;
    rule.protocol = *parsed;
    rule.peer = *peer;
    const bool hasPorts = *parsed == Protocol::Tcp || *parsed == Protocol::Udp;
    if (!hasPorts && !isEvery(ports))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 has no ports. Leave %2 out.").arg(protocol, ports));
    if (hasPorts && ports.isEmpty())
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("Say which port of %1, for example 443 or 8000-8100, or all.").arg(protocol));
    if (isEvery(ports))
        return rule;
    const auto range = PortRange::parse(ports);
    if (!range)
        return failure(range.error());
    rule.ports = *range;
    return rule;
}

} // namespace cloudnx
