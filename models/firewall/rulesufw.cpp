#include "models/firewall/protocolnumber.h"
#include "models/firewall/ruleforms.h"
#include "models/firewall/textcursor.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace cloudnx::forms {

namespace {

constexpr qsizetype mostComment = 200;
/// Beside tcp and udp (ufw's manual page); ipv6 and igmp exist over IPv4 only.
constexpr std::array otherProtocols{51, 50, 47, 41, 2};

std::optional<QString> protocolWord(const RuleSpec &rule) {
    if (rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp)
        return wordOf(rule.protocol);
    const auto number = protocolNumber(rule);
    const bool known =
        number && std::find(otherProtocols.begin(), otherProtocols.end(), *number) != otherProtocols.end();
    if (!known || rule.ports ||
        ((*number == 41 || *number == 2) && rule.peer.family() == AddressFamily::Ipv6))
        return std::nullopt;
    return *number == 41 ? QStringLiteral("ipv6") : protocolName(*number);
}

QString portsWord(const PortRange &ports) {
    return ports.first() == ports.last() ? QString::number(ports.first())
                                         : QStringLiteral("%1:%2").arg(ports.first()).arg(ports.last());
}

std::optional<QString> lineOf(const RuleSpec &rule) {
    const bool ingress = rule.direction == Direction::Ingress;
    QStringList words{QStringLiteral("ufw"), QStringLiteral("allow"),
                      ingress ? QStringLiteral("in") : QStringLiteral("out")};
    if (rule.protocol != Protocol::Any) {
        const auto protocol = protocolWord(rule);
        if (!protocol)
            return std::nullopt;
        words << QStringLiteral("proto") << *protocol;
    }
    const QString peer = rule.peer.toText();
    if (ingress)
        words << QStringLiteral("from") << peer << QStringLiteral("to") << QStringLiteral("any");
    else
        words << QStringLiteral("to") << peer;
    if (rule.ports && *rule.ports != PortRange::all() && rule.protocol != Protocol::Any)
        words << QStringLiteral("port") << portsWord(*rule.ports);
    if (const QString comment = plainComment(rule.description, mostComment); !comment.isEmpty())
        words << QStringLiteral("comment") << u'\'' + comment + u'\'';
    return words.join(u' ');
}

/// A word of a line and where it stands.
struct Word {
    QString text;
    int column = 0;
};

/// One line of ufw: "ufw allow [in|out] [proto P] [from A] [to B] [port P] [comment C]", or "ufw allow
/// 22/tcp".
class Line {
public:
    Line(std::vector<Word> words, int number) : m_words(std::move(words)), m_number(number) {}

    [[nodiscard]] Result<Rules> read() {
        take("sudo");
        if (!take("ufw") || !take("allow"))
            return wrong(QStringLiteral(
                "only lines of \"ufw allow\" are understood; ufw's other rules refuse or limit."));
        if (take("out"))
            m_rule.direction = Direction::Egress;
        else
            take("in");
        auto done = isShort() ? readShort() : readLong();
        if (!done)
            return failure(done.error());
        return finished();
    }

private:
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &what) const {
        const int column = m_at < m_words.size() ? m_words[m_at].column : m_words.back().column;
        return wrongAt(m_number, column, what);
    }

    bool take(const char *word) {
        if (m_at >= m_words.size() || m_words[m_at].text != QLatin1String(word))
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] QString word() const { return m_at < m_words.size() ? m_words[m_at].text : QString(); }

    [[nodiscard]] bool isShort() const {
        static const std::array words{"proto", "from", "to", "port", "comment"};
        return !word().isEmpty() && std::none_of(words.begin(), words.end(), [this](const char *one) {
            return word() == QLatin1String(one);
        });
    }

    [[nodiscard]] Done readShort() {
        const QStringList halves = word().split(u'/');
        if (halves.size() > 2)
            return wrong(QStringLiteral("\"%1\" is no port.").arg(word()));
        if (halves.size() == 2)
            if (auto protocol = sayProtocol(halves.last()); !protocol)
                return protocol;
        return sayPorts(halves.first()).and_then([&] {
            ++m_at;
            return readComment();
        });
    }

    [[nodiscard]] Done readLong() {
        while (m_at < m_words.size() && word() != QLatin1String("comment")) {
            const QString key = word();
            ++m_at;
            if (m_at >= m_words.size())
                return wrong(QStringLiteral("what comes behind \"%1\" is missing.").arg(key));
            auto done = say(key);
            if (!done)
                return done;
            ++m_at;
        }
        return readComment();
    }

    [[nodiscard]] Done say(const QString &key) {
        const bool ingress = m_rule.direction == Direction::Ingress;
        if (key == QLatin1String("proto"))
            return sayProtocol(word());
        if (key == QLatin1String("port"))
            return m_behindFrom ? Done(wrong(QStringLiteral("ports of the sender are not understood.")))
                                : sayPorts(word());
        if (key == QLatin1String("from") || key == QLatin1String("to")) {
            m_behindFrom = key == QLatin1String("from");
            if (m_behindFrom == ingress)
                return sayPeer(word());
            if (word() == QLatin1String("any"))
                return {};
            return wrong(QStringLiteral("only \"%1 any\" is understood here.").arg(key));
        }
        --m_at;
        return wrong(QStringLiteral("\"%1\" is not understood.").arg(key));
    }

    [[nodiscard]] Done sayProtocol(const QString &text) {
        if (text == QLatin1String("any"))
            return {};
        const auto protocol = parseProtocolWord(text);
        if (!protocol || protocol->protocol == Protocol::Icmp || protocol->protocol == Protocol::Icmpv6)
            return wrong(QStringLiteral("\"%1\" is no protocol of ufw.").arg(text));
        m_rule.protocol = protocol->protocol;
        m_rule.protocolName = protocol->name;
        m_hasProtocol = true;
        return {};
    }

    [[nodiscard]] Done sayPorts(const QString &text) {
        for (const QString &piece : text.split(u',')) {
            const auto ports = PortRange::parse(QString(piece).replace(u':', u'-'));
            if (!ports)
                return wrong(ports.error().sentence);
            m_ports.push_back(*ports);
        }
        return {};
    }

    [[nodiscard]] Done sayPeer(const QString &text) {
        if (text == QLatin1String("any"))
            return {};
        const auto peer = CidrBlock::parse(text);
        if (!peer)
            return wrong(peer.error().sentence);
        m_rule.peer = *peer;
        m_hasPeer = true;
        return {};
    }

    [[nodiscard]] Done readComment() {
        if (m_at >= m_words.size())
            return {};
        if (!take("comment") || m_at + 1 != m_words.size())
            return wrong(QStringLiteral("\"%1\" is not understood.").arg(word()));
        m_rule.description = word();
        return {};
    }

    // What is left open means both: both families, tcp and udp.
    [[nodiscard]] Result<Rules> finished() const {
        const bool ported = m_rule.protocol == Protocol::Tcp || m_rule.protocol == Protocol::Udp;
        if (m_hasProtocol && !ported && !m_ports.empty())
            return wrong(QStringLiteral("%1 has no ports.").arg(m_rule.protocolName.value_or(QString())));
        std::vector<Protocol> protocols{m_rule.protocol};
        if (!m_hasProtocol)
            protocols =
                m_ports.empty() ? std::vector{Protocol::Any} : std::vector{Protocol::Tcp, Protocol::Udp};
        std::vector<CidrBlock> peers{m_rule.peer};
        if (!m_hasPeer)
            peers = {CidrBlock::everyIpv4(), CidrBlock::everyIpv6()};
        std::vector<std::optional<PortRange>> ports(m_ports.begin(), m_ports.end());
        if (ports.empty())
            ports.emplace_back();
        Rules rules;
        for (const Protocol protocol : protocols)
            for (const CidrBlock &peer : peers)
                for (const auto &range : ports) {
                    RuleSpec rule = m_rule;
                    rule.protocol = protocol;
                    rule.peer = peer;
                    rule.ports = range;
                    rules.push_back(rule);
                }
        return rules;
    }

    std::vector<Word> m_words;
    int m_number;
    std::size_t m_at = 0;
    RuleSpec m_rule;
    std::vector<PortRange> m_ports;
    bool m_hasPeer = false;
    bool m_hasProtocol = false;
    bool m_behindFrom = false;
};

Result<std::vector<Word>> wordsOf(TextCursor &cursor) {
    std::vector<Word> words;
    while (true) {
        cursor.skipSpace(TextCursor::Over::Blanks);
        if (cursor.atEnd() || cursor.peek() == u'\n' || cursor.peek() == u'#')
            return (cursor.skipLine(), words);
        Word word{{}, cursor.column()};
        const QChar quote = cursor.peek();
        if (quote == u'\'' || quote == u'"') {
            cursor.take();
            word.text = cursor.takeWhile([quote](QChar c) { return c != quote && c != u'\n'; });
            if (cursor.peek() != quote)
                return wrongAt(cursor.line(), word.column,
                               QStringLiteral("the quotation mark is never closed."));
            cursor.take();
        } else {
            word.text = cursor.takeWhile([](QChar c) { return !c.isSpace(); });
        }
        words.push_back(std::move(word));
    }
}

} // namespace

ExportedRules toUfw(const QString &name, const Rules &rules) {
    ExportedRules exported;
    QString text = QStringLiteral("# The rules of %1 as ufw says them\n").arg(name.simplified());
    for (const RuleSpec &rule : rules) {
        const auto line = rule.peerGroup ? std::nullopt : lineOf(rule);
        if (line)
            text += *line + u'\n';
        else
            exported.leftOut.push_back(leftOutText(
                rule, rule.peerGroup ? QStringLiteral("ufw has no word for a group's members")
                                     : QStringLiteral("ufw has no word for it, see /etc/ufw/before.rules")));
    }
    exported.text = text.toUtf8();
    return exported;
}

Result<Rules> fromUfw(const QString &text) {
    TextCursor cursor(text);
    Rules rules;
    while (!cursor.atEnd()) {
        const int number = cursor.line();
        auto words = wordsOf(cursor);
        if (!words)
            return failure(words.error());
        cursor.take();
        if (words->empty())
            continue;
        auto read = Line(std::move(*words), number).read();
        if (!read)
            return failure(read.error());
        rules.insert(rules.end(), read->begin(), read->end());
    }
    return rules;
}

} // namespace cloudnx::forms
