#include "models/firewall/protocolnumber.h"
#include "models/firewall/ruleforms.h"
#include "models/firewall/textcursor.h"

#include <QStringList>

namespace cloudnx::forms {

namespace {

constexpr qsizetype mostComment = 120; ///< nft takes 128 bytes
/// What a machine's own rules need beside those of the group; read back, they are nobody's rules.
constexpr const char *established = "ct state established,related accept";
constexpr const char *discovery = "icmpv6 type 133-137 accept";

QString loopback(Direction direction) {
    return direction == Direction::Ingress ? QStringLiteral("iif \"lo\" accept")
                                           : QStringLiteral("oif \"lo\" accept");
}

QString hook(Direction direction) {
    return direction == Direction::Ingress ? QStringLiteral("input") : QStringLiteral("output");
}

QString peerMatch(const RuleSpec &rule) {
    const bool ipv4 = rule.peer.family() == AddressFamily::Ipv4;
    if (rule.peer.isEverything())
        return ipv4 ? QStringLiteral("meta nfproto ipv4") : QStringLiteral("meta nfproto ipv6");
    return QStringLiteral("%1 %2 %3")
        .arg(ipv4 ? QStringLiteral("ip") : QStringLiteral("ip6"),
             rule.direction == Direction::Ingress ? QStringLiteral("saddr") : QStringLiteral("daddr"),
             rule.peer.toText());
}

bool isAllPorts(const RuleSpec &rule) {
    return !rule.ports || *rule.ports == PortRange::all();
}

// ICMP's own words only where IPv4 carries it, and ICMPv6's where IPv6 does; else the bytes themselves.
QString icmpMatch(const RuleSpec &rule, int number) {
    QString text = QStringLiteral(" meta l4proto %1").arg(number);
    if (!rule.icmpType)
        return text;
    const bool ipv4 = rule.peer.family() == AddressFamily::Ipv4;
    const bool atHome = (rule.protocol == Protocol::Icmp) == ipv4;
    const QString name = wordOf(rule.protocol);
    text = atHome ? QStringLiteral(" %1 type %2").arg(name).arg(*rule.icmpType)
                  : text + QStringLiteral(" @th,0,8 %1").arg(*rule.icmpType);
    if (rule.icmpCode)
        text += atHome ? QStringLiteral(" %1 code %2").arg(name).arg(*rule.icmpCode)
                       : QStringLiteral(" @th,8,8 %1").arg(*rule.icmpCode);
    return text;
}

QString protocolMatch(const RuleSpec &rule, int number) {
    if (rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6)
        return icmpMatch(rule, number);
    if (isAllPorts(rule))
        return QStringLiteral(" meta l4proto %1").arg(number);
    if (rule.protocol == Protocol::Other)
        return QStringLiteral(" meta l4proto %1 th dport %2").arg(number).arg(rule.ports->toText());
    return QStringLiteral(" %1 dport %2").arg(wordOf(rule.protocol), rule.ports->toText());
}

void appendChain(QStringList &lines, Direction direction, const Rules &rules, std::vector<QString> &leftOut) {
    lines << QStringLiteral("    chain %1 {").arg(hook(direction))
          << QStringLiteral("        type filter hook %1 priority filter; policy drop;").arg(hook(direction));
    for (const QString &own :
         {QString::fromLatin1(established), loopback(direction), QString::fromLatin1(discovery)})
        lines << QStringLiteral("        ") + own;
    for (const RuleSpec &rule : rules) {
        if (rule.direction != direction)
            continue;
        const auto match = nftMatch(rule);
        if (!match) {
            leftOut.push_back(leftOutText(rule, rule.peerGroup
                                                    ? QStringLiteral("nft has no word for a group's members")
                                                    : QStringLiteral("its protocol has no number")));
            continue;
        }
        const QString comment = plainComment(rule.description, mostComment);
        lines << QStringLiteral("        %1 accept%2")
                     .arg(*match,
                          comment.isEmpty() ? QString() : QStringLiteral(" comment \"%1\"").arg(comment));
    }
    lines << QStringLiteral("    }");
}

// ---- reading

bool isWordCharacter(QChar c) {
    return c.isLetterOrNumber() || QStringLiteral("_.:/-,@\"\\").contains(c);
}

/// One statement line, word by word.
class Statement {
public:
    Statement(TextCursor &cursor, Direction direction) : m_cursor(cursor) { m_rule.direction = direction; }

    /// Nothing for what is no rule of the group (established, loopback, discovery).
    [[nodiscard]] Result<std::optional<RuleSpec>> read() {
        m_line = m_cursor.line();
        m_column = m_cursor.column();
        while (true) {
            const QString word = next();
            if (word.isEmpty())
                return wrongAt(m_line, m_column, QStringLiteral("a rule ends with accept."));
            m_words << word;
            if (word == QLatin1String("accept"))
                return finish();
            if (auto done = match(word); !done)
                return failure(done.error());
        }
    }

private:
    [[nodiscard]] QString next() {
        m_cursor.skipSpace(TextCursor::Over::Blanks);
        m_wordLine = m_cursor.line();
        m_wordColumn = m_cursor.column();
        return m_cursor.takeWhile(isWordCharacter);
    }

    QString also() {
        const QString word = next();
        m_words << word;
        return word;
    }

    [[nodiscard]] tl::unexpected<Error> wrong(const QString &what) const {
        return wrongAt(m_wordLine, m_wordColumn, what);
    }

    [[nodiscard]] Done match(const QString &word) {
        if (word == QLatin1String("ip") || word == QLatin1String("ip6"))
            return matchAddress(word == QLatin1String("ip"));
        if (word == QLatin1String("meta"))
            return matchMeta();
        if (word == QLatin1String("tcp") || word == QLatin1String("udp") || word == QLatin1String("th"))
            return matchPort(word);
        if (word == QLatin1String("icmp") || word == QLatin1String("icmpv6"))
            return matchIcmp(word);
        if (word == QLatin1String("@th,0,8") || word == QLatin1String("@th,8,8"))
            return number(255).map([&](int value) {
                (word == QLatin1String("@th,0,8") ? m_rule.icmpType : m_rule.icmpCode) = value;
            });
        if (word == QLatin1String("ct") || word == QLatin1String("iif") || word == QLatin1String("oif")) {
            m_own = true;
            also();
            if (word == QLatin1String("ct"))
                also();
            return {};
        }
        return wrong(QStringLiteral("\"%1\" is not understood here.").arg(word));
    }

    [[nodiscard]] Done matchAddress(bool ipv4) {
        const QString side = also();
        const QString wanted =
            m_rule.direction == Direction::Ingress ? QStringLiteral("saddr") : QStringLiteral("daddr");
        if (side != wanted)
            return wrong(QStringLiteral("only %1 is understood in this chain.").arg(wanted));
        const auto peer = CidrBlock::parse(also());
        if (!peer)
            return wrong(peer.error().sentence);
        if ((peer->family() == AddressFamily::Ipv4) != ipv4)
            return wrong(QStringLiteral("%1 is of the other family.").arg(peer->toText()));
        m_rule.peer = *peer;
        m_hasPeer = true;
        return {};
    }

    [[nodiscard]] Done matchMeta() {
        const QString key = also();
        const QString value = also();
        if (key == QLatin1String("nfproto") &&
            (value == QLatin1String("ipv4") || value == QLatin1String("ipv6"))) {
            m_rule.peer = value == QLatin1String("ipv4") ? CidrBlock::everyIpv4() : CidrBlock::everyIpv6();
            m_hasPeer = true;
            return {};
        }
        if (key != QLatin1String("l4proto"))
            return wrong(QStringLiteral("only meta nfproto and meta l4proto are understood."));
        const auto protocol = parseProtocolWord(value);
        if (!protocol || protocol->protocol == Protocol::Any)
            return wrong(QStringLiteral("\"%1\" is no protocol.").arg(value));
        return say(*protocol);
    }

    [[nodiscard]] Done say(const ProtocolWord &protocol) {
        m_rule.protocol = protocol.protocol;
        m_rule.protocolName = protocol.name;
        m_hasProtocol = true;
        return {};
    }

    [[nodiscard]] Done matchPort(const QString &word) {
        if (also() != QLatin1String("dport"))
            return wrong(QStringLiteral("only dport is understood."));
        const auto ports = PortRange::parse(also());
        if (!ports)
            return wrong(ports.error().sentence);
        m_rule.ports = *ports;
        if (word == QLatin1String("th"))
            return {};
        return say({word == QLatin1String("tcp") ? Protocol::Tcp : Protocol::Udp});
    }

    [[nodiscard]] Done matchIcmp(const QString &word) {
        const QString what = also();
        if (what != QLatin1String("type") && what != QLatin1String("code"))
            return wrong(QStringLiteral("only the type and the code of icmp are understood."));
        if (what == QLatin1String("type") && m_cursor.startsWith(" 133-137")) {
            m_own = true; // neighbour discovery
            also();
            return {};
        }
        const auto value = number(255);
        if (!value)
            return failure(value.error());
        (what == QLatin1String("type") ? m_rule.icmpType : m_rule.icmpCode) = *value;
        return say({word == QLatin1String("icmp") ? Protocol::Icmp : Protocol::Icmpv6});
    }

    [[nodiscard]] Result<int> number(int most) {
        const QString word = also();
        bool isNumber = false;
        const int value = word.toInt(&isNumber);
        if (!isNumber || value < 0 || value > most)
            return wrong(QStringLiteral("\"%1\" is no number from 0 to %2.").arg(word).arg(most));
        return value;
    }

    [[nodiscard]] Result<std::optional<RuleSpec>> finish() {
        const QString text = m_words.join(u' ');
        if (auto comment = readComment(); !comment)
            return failure(comment.error());
        if (m_own) {
            if (text == QLatin1String(established) || text == loopback(m_rule.direction) ||
                text == QLatin1String(discovery))
                return std::optional<RuleSpec>();
            return wrongAt(m_line, m_column, QStringLiteral("\"%1\" is not understood.").arg(text));
        }
        if (!m_hasPeer)
            return wrongAt(
                m_line, m_column,
                QStringLiteral("for whom? Write ip saddr, ip6 saddr, or meta nfproto for everyone."));
        if (!m_hasProtocol && m_rule.ports)
            return wrongAt(m_line, m_column, QStringLiteral("a port of which protocol?"));
        if (!m_hasProtocol)
            m_rule.protocol = Protocol::Any;
        return std::optional(m_rule);
    }

    [[nodiscard]] Done readComment() {
        const QString word = next();
        if (word.isEmpty())
            return {};
        m_cursor.skipSpace(TextCursor::Over::Blanks);
        if (word != QLatin1String("comment") || m_cursor.peek() != u'"')
            return wrong(QStringLiteral("\"%1\" is not understood behind accept.").arg(word));
        m_cursor.take();
        m_rule.description = m_cursor.takeWhile([](QChar c) { return c != u'"' && c != u'\n'; });
        if (m_cursor.peek() != u'"')
            return m_cursor.wrong(QStringLiteral("the comment is never closed."));
        m_cursor.take();
        return {};
    }

    TextCursor &m_cursor;
    RuleSpec m_rule;
    QStringList m_words;
    bool m_hasPeer = false;
    bool m_hasProtocol = false;
    bool m_own = false;
    int m_line = 0;
    int m_column = 0;
    int m_wordLine = 0;
    int m_wordColumn = 0;
};

/// table inet NAME { chain NAME { type filter hook …; policy drop; RULES } … }
class Ruleset {
public:
    explicit Ruleset(const QString &text) : m_cursor(text) {}

    [[nodiscard]] Result<Rules> read() {
        skip();
        while (!m_cursor.atEnd()) {
            if (auto done = readTable(); !done)
                return failure(done.error());
            skip();
        }
        return m_rules;
    }

private:
    void skip() {
        m_cursor.skipSpace(TextCursor::Over::Lines);
        while (m_cursor.peek() == u'#') {
            m_cursor.skipLine();
            m_cursor.skipSpace(TextCursor::Over::Lines);
        }
    }

    [[nodiscard]] QString word() {
        skip();
        return m_cursor.takeWhile(isWordCharacter);
    }

    [[nodiscard]] Done expect(const char *what) {
        skip();
        if (!m_cursor.startsWith(what))
            return m_cursor.wrong(QStringLiteral("here belongs \"%1\".").arg(QLatin1String(what)));
        m_cursor.skip(static_cast<qsizetype>(std::char_traits<char>::length(what)));
        return {};
    }

    [[nodiscard]] Done readTable() {
        auto head = expect("table").and_then([&] { return expect("inet"); });
        if (!head)
            return head;
        if (word().isEmpty())
            return m_cursor.wrong(QStringLiteral("the name of the table is missing."));
        if (auto open = expect("{"); !open)
            return open;
        for (skip(); !m_cursor.atEnd() && m_cursor.peek() != u'}'; skip())
            if (auto done = readChain(); !done)
                return done;
        return expect("}");
    }

    [[nodiscard]] Done readChain() {
        if (auto head = expect("chain"); !head)
            return head;
        if (word().isEmpty())
            return m_cursor.wrong(QStringLiteral("the name of the chain is missing."));
        auto type = expect("{").and_then([&] { return expect("type filter hook"); });
        if (!type)
            return type;
        const QString place = word();
        if (place != QLatin1String("input") && place != QLatin1String("output"))
            return m_cursor.wrong(QStringLiteral("only chains at input and output are understood."));
        auto policy = expect("priority").and_then([&]() -> Done {
            if (word().isEmpty())
                return m_cursor.wrong(QStringLiteral("the priority is missing."));
            return expect(";").and_then([&] { return expect("policy drop;"); });
        });
        if (!policy)
            return policy;
        const Direction direction = place == QLatin1String("input") ? Direction::Ingress : Direction::Egress;
        for (skip(); !m_cursor.atEnd() && m_cursor.peek() != u'}'; skip()) {
            auto rule = Statement(m_cursor, direction).read();
            if (!rule)
                return failure(rule.error());
            if (*rule)
                m_rules.push_back(std::move(**rule));
        }
        return expect("}");
    }

    TextCursor m_cursor;
    Rules m_rules;
};

} // namespace

std::optional<QString> nftMatch(const RuleSpec &rule) {
    if (rule.peerGroup)
        return std::nullopt;
    if (rule.protocol == Protocol::Any)
        return peerMatch(rule);
    const auto number = protocolNumber(rule);
    return number ? std::optional(peerMatch(rule) + protocolMatch(rule, *number)) : std::nullopt;
}

ExportedRules toNft(const QString &name, const Rules &rules) {
    ExportedRules exported;
    QStringList lines{QStringLiteral("# The rules of %1 as nftables says them; load with: nft -f FILE")
                          .arg(name.simplified()),
                      QStringLiteral("table inet cloudnx {")};
    const auto of = [&](Direction direction) {
        return std::any_of(rules.begin(), rules.end(),
                           [direction](const RuleSpec &rule) { return rule.direction == direction; });
    };
    appendChain(lines, Direction::Ingress, rules, exported.leftOut);
    if (of(Direction::Egress)) // without such a rule nothing is said of what goes out
        appendChain(lines, Direction::Egress, rules, exported.leftOut);
    lines << QStringLiteral("}");
    exported.text = (lines.join(u'\n') + u'\n').toUtf8();
    return exported;
}

Result<Rules> fromNft(const QString &text) {
    return Ruleset(text).read();
}

} // namespace cloudnx::forms
