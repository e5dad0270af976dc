#include "models/firewall/protocolnumber.h"
#include "models/firewall/ruleforms.h"
#include "models/firewall/textcursor.h"

#include <QRegularExpression>
#include <QStringList>

#include <map>

namespace cloudnx::forms {

namespace {

constexpr const char *groupType = "openstack_networking_secgroup_v2";
constexpr const char *ruleType = "openstack_networking_secgroup_rule_v2";

// ---- writing

/// A name of Terraform's for each group, none twice.
class Labels {
public:
    QString of(const QString &name) {
        if (const auto found = m_labels.find(name); found != m_labels.end())
            return found->second;
        QString label = name.toLower();
        label.replace(QRegularExpression(QStringLiteral("[^a-z0-9]+")), QStringLiteral("_"));
        if (label.isEmpty() || !(label.at(0) >= u'a' && label.at(0) <= u'z'))
            label.prepend(QStringLiteral("group_"));
        QString unique = label;
        for (int number = 2; isTaken(unique); ++number)
            unique = QStringLiteral("%1_%2").arg(label).arg(number);
        return m_labels[name] = unique;
    }

private:
    [[nodiscard]] bool isTaken(const QString &label) const {
        return std::any_of(m_labels.begin(), m_labels.end(),
                           [&](const auto &one) { return one.second == label; });
    }

    std::map<QString, QString> m_labels;
};

QString quoted(const QString &text) {
    QString escaped;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const bool isTemplate = (c == u'$' || c == u'%') && at + 1 < text.size() && text.at(at + 1) == u'{';
        if (c == u'"' || c == u'\\')
            escaped += u'\\';
        if (isTemplate) // "${" begins an expression; doubled it does not
            escaped += c;
        if (c == u'\n')
            escaped += QStringLiteral("\\n");
        else if (c.category() == QChar::Other_Control)
            escaped += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            escaped += c;
    }
    return u'"' + escaped + u'"';
}

QString line(const char *name, const QString &value) {
    return QStringLiteral("  %1 = %2\n").arg(QLatin1String(name), -17).arg(value);
}

// The provider's words (its documentation of "protocol"); what it has no word for goes by number.
QString protocolWord(const RuleSpec &rule, int number) {
    if (rule.protocol == Protocol::Icmpv6)
        return QStringLiteral("ipv6-icmp");
    static const QStringList words{
        QStringLiteral("ah"),         QStringLiteral("dccp"),       QStringLiteral("egp"),
        QStringLiteral("esp"),        QStringLiteral("gre"),        QStringLiteral("icmp"),
        QStringLiteral("igmp"),       QStringLiteral("ipv6-encap"), QStringLiteral("ipv6-frag"),
        QStringLiteral("ipv6-nonxt"), QStringLiteral("ipv6-opts"),  QStringLiteral("ipv6-route"),
        QStringLiteral("ospf"),       QStringLiteral("pgm"),        QStringLiteral("rsvp"),
        QStringLiteral("sctp"),       QStringLiteral("tcp"),        QStringLiteral("udp"),
        QStringLiteral("udplite"),    QStringLiteral("vrrp")};
    const QString name = protocolName(number);
    return words.contains(name) ? name : QString::number(number);
}

QString rangeLines(const std::optional<int> &first, const std::optional<int> &last) {
    QString text;
    if (first)
        text += line("port_range_min", QString::number(*first));
    if (last)
        text += line("port_range_max", QString::number(*last));
    return text;
}

QString ruleBlock(const RuleSpec &rule, const QString &label, int number, Labels &labels,
                  const QString &own) {
    QString text =
        QStringLiteral("\nresource \"%1\" \"%2_%3\" {\n").arg(QLatin1String(ruleType), label).arg(number);
    text += line("direction", quoted(wordOf(rule.direction)));
    text += line("ethertype", rule.peer.family() == AddressFamily::Ipv4 ? QStringLiteral("\"IPv4\"")
                                                                        : QStringLiteral("\"IPv6\""));
    if (rule.protocol != Protocol::Any)
        text += line("protocol", quoted(protocolWord(rule, *protocolNumber(rule))));
    if (rule.icmpType)
        text += rangeLines(rule.icmpType, rule.icmpCode);
    else if (rule.ports && *rule.ports != PortRange::all() && rule.protocol != Protocol::Any)
        text += rangeLines(int{rule.ports->first()}, int{rule.ports->last()});
    if (!rule.peerGroup)
        text += line("remote_ip_prefix", quoted(rule.peer.toText()));
    else
        text += line("remote_group_id", QStringLiteral("%1%2.%3.id")
                                            .arg(*rule.peerGroup == own ? QString() : QStringLiteral("data."),
                                                 QLatin1String(groupType), labels.of(*rule.peerGroup)));
    if (!rule.description.isEmpty())
        text += line("description", quoted(rule.description));
    text += line("security_group_id", QStringLiteral("%1.%2.id").arg(QLatin1String(groupType), label));
    return text + QStringLiteral("}\n");
}

// ---- reading

struct Value {
    QString text;
    bool isReference = false;
    int line = 0;
    int column = 0;
};

struct Block {
    QStringList head; ///< resource TYPE LABEL, data TYPE LABEL
    std::map<QString, Value> values;
    int line = 0;
    int column = 0;
};

/// HCL as far as blocks of plain values go: no expressions, no nested blocks.
class Hcl {
public:
    explicit Hcl(const QString &text) : m_cursor(text) {}

    [[nodiscard]] Result<std::vector<Block>> read() {
        std::vector<Block> blocks;
        while (true) {
            if (auto done = skip(); !done)
                return failure(done.error());
            if (m_cursor.atEnd())
                return blocks;
            auto block = readBlock();
            if (!block)
                return failure(block.error());
            blocks.push_back(std::move(*block));
        }
    }

private:
    [[nodiscard]] Done skip() {
        while (true) {
            m_cursor.skipSpace(TextCursor::Over::Lines);
            if (m_cursor.peek() == u'#' || m_cursor.startsWith("//")) {
                m_cursor.skipLine();
            } else if (m_cursor.startsWith("/*")) {
                const int line = m_cursor.line();
                const int column = m_cursor.column();
                while (!m_cursor.atEnd() && !m_cursor.startsWith("*/"))
                    m_cursor.take();
                if (m_cursor.atEnd())
                    return wrongAt(line, column, QStringLiteral("the comment is never closed."));
                m_cursor.skip(2);
            } else {
                return {};
            }
        }
    }

    static bool isIdentifier(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; }

    [[nodiscard]] Result<Block> readBlock() {
        Block block{{}, {}, m_cursor.line(), m_cursor.column()};
        block.head << m_cursor.takeWhile(isIdentifier);
        if (block.head.first().isEmpty())
            return m_cursor.wrong(QStringLiteral("here belongs a block like resource \"%1\" \"NAME\" {.")
                                      .arg(QLatin1String(ruleType)));
        for (m_cursor.skipSpace(TextCursor::Over::Blanks); m_cursor.peek() == u'"';
             m_cursor.skipSpace(TextCursor::Over::Blanks)) {
            auto label = readString();
            if (!label)
                return failure(label.error());
            block.head << *label;
        }
        if (m_cursor.peek() != u'{')
            return m_cursor.wrong(QStringLiteral("here belongs {."));
        m_cursor.take();
        while (true) {
            if (auto done = skip(); !done)
                return failure(done.error());
            if (m_cursor.peek() == u'}')
                return (m_cursor.take(), block);
            if (auto done = readValue(block); !done)
                return failure(done.error());
        }
    }

    [[nodiscard]] Done readValue(Block &block) {
        const QString name = m_cursor.takeWhile(isIdentifier);
        if (name.isEmpty())
            return m_cursor.wrong(m_cursor.atEnd() ? QStringLiteral("the block is never closed.")
                                                   : QStringLiteral("here belongs NAME = VALUE or }."));
        m_cursor.skipSpace(TextCursor::Over::Blanks);
        if (m_cursor.peek() != u'=')
            return m_cursor.wrong(QStringLiteral("here belongs =; blocks in a block are not understood."));
        m_cursor.take();
        m_cursor.skipSpace(TextCursor::Over::Blanks);
        Value value{{}, m_cursor.peek() != u'"', m_cursor.line(), m_cursor.column()};
        if (value.isReference) {
            value.text = m_cursor.takeWhile([](QChar c) { return isIdentifier(c) || c == u'.'; });
        } else {
            auto text = readString();
            if (!text)
                return failure(text.error());
            value.text = *text;
        }
        m_cursor.skipSpace(TextCursor::Over::Blanks);
        const bool ends = m_cursor.atEnd() || m_cursor.peek() == u'\n' || m_cursor.peek() == u'}' ||
                          m_cursor.peek() == u'#';
        if (!ends || (value.isReference && value.text.isEmpty()))
            return m_cursor.wrong(
                QStringLiteral("only a text, a number or a reference is understood as the value of %1.")
                    .arg(name));
        if (!block.values.emplace(name, value).second)
            return wrongAt(value.line, value.column, QStringLiteral("%1 is there twice.").arg(name));
        return {};
    }

    [[nodiscard]] Result<QString> readString() {
        const int line = m_cursor.line();
        const int column = m_cursor.column();
        m_cursor.take();
        QString text;
        while (!m_cursor.atEnd() && m_cursor.peek() != u'\n') {
            const QChar c = m_cursor.take();
            if (c == u'"')
                return text;
            if ((c == u'$' || c == u'%') && m_cursor.peek() == u'{')
                return m_cursor.wrong(QStringLiteral("expressions in a text are not understood."));
            if ((c == u'$' || c == u'%') && m_cursor.peek() == c && m_cursor.peek(1) == u'{')
                m_cursor.take();
            if (c != u'\\') {
                text += c;
                continue;
            }
            const auto escaped = readEscape();
            if (!escaped)
                return failure(escaped.error());
            text += *escaped;
        }
        return wrongAt(line, column, QStringLiteral("the quotation mark is never closed."));
    }

    [[nodiscard]] Result<QChar> readEscape() {
        const QChar c = m_cursor.take();
        if (c == u'n')
            return QChar(u'\n');
        if (c == u't')
            return QChar(u'\t');
        if (c == u'r')
            return QChar(u'\r');
        if (c == u'"' || c == u'\\')
            return c;
        if (c != u'u')
            return m_cursor.wrong(QStringLiteral("there is no escape \\%1.").arg(c));
        QString digits;
        for (int at = 0; at < 4; ++at)
            digits += m_cursor.take();
        bool isHex = false;
        const ushort code = digits.toUShort(&isHex, 16);
        if (!isHex)
            return m_cursor.wrong(QStringLiteral("\\u needs four hexadecimal digits."));
        return QChar(code);
    }

    TextCursor m_cursor;
};

/// A block of a rule, value by value.
class RuleBlock {
public:
    RuleBlock(const Block &block, const std::map<QString, QString> &names) : m_block(block), m_names(names) {}

    [[nodiscard]] Result<RuleSpec> read() const {
        static const QStringList known{
            QStringLiteral("direction"),         QStringLiteral("ethertype"),
            QStringLiteral("protocol"),          QStringLiteral("port_range_min"),
            QStringLiteral("port_range_max"),    QStringLiteral("remote_ip_prefix"),
            QStringLiteral("remote_group_id"),   QStringLiteral("description"),
            QStringLiteral("security_group_id"), QStringLiteral("region"),
            QStringLiteral("tenant_id")};
        for (const auto &[name, value] : m_block.values)
            if (!known.contains(name))
                return wrong(value, QStringLiteral("%1 is not understood in a rule.").arg(name));
        RuleSpec rule;
        rule.description = textOf("description");
        auto done = readDirection(rule)
                        .and_then([&] { return readProtocol(rule); })
                        .and_then([&] { return readRange(rule); })
                        .and_then([&] { return readPeer(rule); });
        if (!done)
            return failure(done.error());
        return rule;
    }

private:
    [[nodiscard]] const Value *value(const char *name) const {
        const auto found = m_block.values.find(QLatin1String(name));
        return found == m_block.values.end() ? nullptr : &found->second;
    }

    [[nodiscard]] QString textOf(const char *name) const {
        return value(name) ? value(name)->text : QString();
    }

    static tl::unexpected<Error> wrong(const Value &value, const QString &what) {
        return wrongAt(value.line, value.column, what);
    }

    [[nodiscard]] Done readDirection(RuleSpec &rule) const {
        const auto direction = enumOf<Direction>(textOf("direction"));
        const bool family =
            textOf("ethertype") == QLatin1String("IPv4") || textOf("ethertype") == QLatin1String("IPv6");
        if (!direction)
            return wrongAt(m_block.line, m_block.column,
                           QStringLiteral("direction must be \"ingress\" or \"egress\"."));
        if (!family)
            return wrongAt(m_block.line, m_block.column,
                           QStringLiteral("ethertype must be \"IPv4\" or \"IPv6\"."));
        rule.direction = *direction;
        return {};
    }

    [[nodiscard]] Done readProtocol(RuleSpec &rule) const {
        const QString word = textOf("protocol");
        const auto protocol =
            word.isEmpty() ? Result<ProtocolWord>(ProtocolWord{Protocol::Any}) : parseProtocolWord(word);
        if (!protocol)
            return wrong(*value("protocol"), protocol.error().sentence);
        rule.protocol = protocol->protocol;
        rule.protocolName = protocol->name;
        return {};
    }

    [[nodiscard]] Result<std::optional<int>> number(const char *name, int most) const {
        const Value *here = value(name);
        if (!here)
            return std::optional<int>();
        bool isNumber = false;
        const int number = here->text.toInt(&isNumber);
        if (!isNumber || number < 0 || number > most)
            return wrong(*here, QStringLiteral("%1 must be 0 to %2.").arg(QLatin1String(name)).arg(most));
        return std::optional(number);
    }

    [[nodiscard]] Done readRange(RuleSpec &rule) const {
        const bool icmp = rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6;
        const auto first = number("port_range_min", icmp ? 255 : 65535);
        const auto last = number("port_range_max", icmp ? 255 : 65535);
        if (!first || !last)
            return failure(!first ? first.error() : last.error());
        if (!*first && !*last)
            return {};
        const Value &here = value("port_range_min") ? *value("port_range_min") : *value("port_range_max");
        if (rule.protocol == Protocol::Any)
            return wrong(here, QStringLiteral("ports of which protocol?"));
        if (!*first)
            return wrong(here, QStringLiteral("port_range_min is missing."));
        if (icmp) {
            rule.icmpType = *first;
            rule.icmpCode = *last;
            return {};
        }
        const auto ports = PortRange::between(**first, last->value_or(**first));
        if (!ports)
            return wrong(here, ports.error().sentence);
        rule.ports = *ports;
        return {};
    }

    [[nodiscard]] Done readPeer(RuleSpec &rule) const {
        const bool ipv4 = textOf("ethertype") == QLatin1String("IPv4");
        if (const Value *group = value("remote_group_id")) {
            rule.peer = CidrBlock::at(ipv4 ? AddressFamily::Ipv4 : AddressFamily::Ipv6, {}, ipv4 ? 32 : 128);
            const auto found = m_names.find(group->text);
            if (group->isReference && found == m_names.end())
                return wrong(*group, QStringLiteral("%1 is not in this file.").arg(group->text));
            rule.peerGroup = group->isReference ? found->second : group->text;
            return {};
        }
        rule.peer = ipv4 ? CidrBlock::everyIpv4() : CidrBlock::everyIpv6();
        const Value *prefix = value("remote_ip_prefix");
        if (!prefix || prefix->text.isEmpty())
            return {};
        const auto peer = CidrBlock::parse(prefix->text);
        if (!peer)
            return wrong(*prefix, peer.error().sentence);
        if ((peer->family() == AddressFamily::Ipv4) != ipv4)
            return wrong(*prefix, QStringLiteral("%1 is not of the rule's ethertype.").arg(peer->toText()));
        rule.peer = *peer;
        return {};
    }

    const Block &m_block;
    const std::map<QString, QString> &m_names;
};

/// What a reference to a group means: its name.
std::map<QString, QString> groupNames(const std::vector<Block> &blocks) {
    std::map<QString, QString> names;
    for (const Block &block : blocks) {
        if (block.head.size() != 3 || block.head.at(1) != QLatin1String(groupType))
            continue;
        const QString prefix =
            block.head.first() == QLatin1String("data") ? QStringLiteral("data.") : QString();
        const auto name = block.values.find(QStringLiteral("name"));
        names[QStringLiteral("%1%2.%3.id").arg(prefix, block.head.at(1), block.head.at(2))] =
            name == block.values.end() ? block.head.at(2) : name->second.text;
    }
    return names;
}

} // namespace

ExportedRules toTerraform(const QString &name, const Rules &rules) {
    ExportedRules exported;
    Labels labels;
    const QString label = labels.of(name);
    QString text = QStringLiteral("resource \"%1\" \"%2\" {\n%3}\n")
                       .arg(QLatin1String(groupType), label, line("name", quoted(name)));
    std::vector<QString> groups;
    for (const RuleSpec &rule : rules)
        if (rule.peerGroup && *rule.peerGroup != name &&
            std::find(groups.begin(), groups.end(), *rule.peerGroup) == groups.end())
            groups.push_back(*rule.peerGroup);
    for (const QString &group : groups)
        text += QStringLiteral("\ndata \"%1\" \"%2\" {\n%3}\n")
                    .arg(QLatin1String(groupType), labels.of(group), line("name", quoted(group)));
    int number = 0;
    for (const RuleSpec &rule : rules)
        if (rule.protocol == Protocol::Other && !protocolNumber(rule))
            exported.leftOut.push_back(leftOutText(rule, QStringLiteral("its protocol has no number")));
        else
            text += ruleBlock(rule, label, ++number, labels, name);
    exported.text = text.toUtf8();
    return exported;
}

Result<Rules> fromTerraform(const QString &text) {
    const auto blocks = Hcl(text).read();
    if (!blocks)
        return failure(blocks.error());
    const auto names = groupNames(*blocks);
    Rules rules;
    for (const Block &block : *blocks) {
        const bool isRule = block.head.size() == 3 && block.head.first() == QLatin1String("resource") &&
                            block.head.at(1) == QLatin1String(ruleType);
        const bool isGroup = block.head.size() == 3 && block.head.at(1) == QLatin1String(groupType);
        if (!isRule && !isGroup)
            return wrongAt(block.line, block.column,
                           QStringLiteral("only rules and groups of OpenStack are understood, not %1.")
                               .arg(block.head.join(u' ')));
        if (!isRule)
            continue;
        auto rule = RuleBlock(block, names).read();
        if (!rule)
            return failure(rule.error());
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace cloudnx::forms
