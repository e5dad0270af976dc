#include "models/filter/lexer.h"

namespace cloudnx::filter {

namespace {

struct Sign {
    const char *text;
    TokenKind kind;
};

// Longer ones first.
constexpr Sign signs[] = {
    {"&&", TokenKind::And},      {"||", TokenKind::Or},          {"==", TokenKind::Equal},
    {"!=", TokenKind::NotEqual}, {"<=", TokenKind::LessOrEqual}, {">=", TokenKind::GreaterOrEqual},
    {"<", TokenKind::Less},      {">", TokenKind::Greater},      {"~", TokenKind::Like},
    {"!", TokenKind::Not},       {"(", TokenKind::Open},         {")", TokenKind::Close},
    {"{", TokenKind::OpenSet},   {"}", TokenKind::CloseSet}};

constexpr qsizetype longest = 64 * 1024;

/// Behind the quote that closes the one at @p at, or -1. \" is a quote and \\ a backslash; any other
/// backslash stays, so that patterns read as they are meant.
[[nodiscard]] qsizetype quotedEnd(const QString &text, qsizetype at, QString &inside) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'"')
            return at + 1;
        const bool escapes =
            text[at] == u'\\' && at + 1 < text.size() && (text[at + 1] == u'"' || text[at + 1] == u'\\');
        inside += text[escapes ? ++at : at];
    }
    return -1;
}

class Lexer {
public:
    explicit Lexer(const QString &text) : m_text(text) {}

    [[nodiscard]] Parsed<std::vector<Token>> all() {
        if (m_text.size() > longest)
            return fault(0, m_text.size(), QStringLiteral("The filter is longer than 64 KiB."));
        for (skipSpace(); m_at < m_text.size(); skipSpace())
            if (const auto one = next(); !one)
                return tl::unexpected(one.error());
        m_tokens.push_back({TokenKind::End, m_text.size(), 0});
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] static tl::unexpected<Fault> fault(qsizetype at, qsizetype length, QString sentence) {
        return tl::unexpected(Fault{at, length, std::move(sentence)});
    }

    void skipSpace() {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    [[nodiscard]] Parsed<void> next() {
        if (m_text[m_at] == u'"')
            return quoted();
        if (m_text[m_at] == u',' && m_inSet)
            return push(TokenKind::Comma, 1);
        for (const Sign &sign : signs)
            if (QStringView(m_text).mid(m_at).startsWith(QLatin1String(sign.text)))
                return push(sign.kind, static_cast<qsizetype>(qstrlen(sign.text)));
        switch (m_text[m_at].unicode()) {
        case u'=':
            return fault(m_at, 1, QStringLiteral("A single = compares nothing. Write ==."));
        case u'&':
            return fault(m_at, 1, QStringLiteral("Write && for \"and\"."));
        case u'|':
            return fault(m_at, 1, QStringLiteral("Write || for \"or\"."));
        default:
            return word();
        }
    }

    [[nodiscard]] Parsed<void> push(TokenKind kind, qsizetype length) {
        if (kind == TokenKind::OpenSet || kind == TokenKind::CloseSet)
            m_inSet = kind == TokenKind::OpenSet;
        m_tokens.push_back({kind, m_at, length, m_text.mid(m_at, length)});
        m_at += length;
        return {};
    }

    [[nodiscard]] Parsed<void> quoted() {
        QString inside;
        const qsizetype end = quotedEnd(m_text, m_at, inside);
        if (end < 0)
            return unclosed(m_at);
        m_tokens.push_back({TokenKind::Quoted, m_at, end - m_at, inside});
        m_at = end;
        return {};
    }

    [[nodiscard]] tl::unexpected<Fault> unclosed(qsizetype at) const {
        return fault(at, m_text.size() - at, QStringLiteral("The closing \" is missing."));
    }

    [[nodiscard]] bool endsWord(qsizetype at) const {
        const char16_t here = m_text[at].unicode();
        const char16_t after = at + 1 < m_text.size() ? m_text[at + 1].unicode() : u' ';
        switch (here) {
        case u'(':
        case u')':
        case u'{':
        case u'}':
        case u'"':
        case u'=':
        case u'<':
        case u'>':
        case u'~':
            return true;
        case u',':
            return m_inSet;
        case u'!':
            return after == u'=';
        case u'&':
        case u'|':
            return after == here;
        default:
            return m_text[at].isSpace();
        }
    }

    [[nodiscard]] Parsed<void> word() {
        qsizetype end = m_at + 1;
        while (end < m_text.size()) {
            if (m_text[end] == u'"' && m_text[end - 1] == u'.') {
                QString key;
                const qsizetype closed = quotedEnd(m_text, end, key);
                if (closed < 0)
                    return unclosed(end);
                end = closed;
            } else if (endsWord(end)) {
                break;
            } else {
                ++end;
            }
        }
        return push(TokenKind::Word, end - m_at);
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_inSet = false;
    std::vector<Token> m_tokens;
};

} // namespace

QStringList stepsOf(const QString &word) {
    QStringList steps{QString()};
    for (qsizetype at = 0; at < word.size();) {
        QString key;
        const bool isQuoted = word[at] == u'"' && at > 0 && word[at - 1] == u'.';
        const qsizetype end = isQuoted ? quotedEnd(word, at, key) : -1;
        if (end >= 0)
            steps.last() = key;
        else if (word[at] == u'.')
            steps.append(QString());
        else
            steps.last() += word[at];
        at = end >= 0 ? end : at + 1;
    }
    return steps;
}

Parsed<std::vector<Token>> lex(const QString &text) {
    return Lexer(text).all();
}

} // namespace cloudnx::filter
