#include "app/sandbox/server/strictjson.h"

#include "app/sandbox/server/refusal.h"

#include <QJsonDocument>
#include <QSet>
#include <QString>

#include <vector>

namespace cloudnx::sandbox {

namespace {

constexpr std::size_t deepest = 64;

/// Walks the text once and looks only at nesting and keys; QJsonDocument judges the rest of the grammar.
class Scan {
public:
    explicit Scan(const QByteArray &text) : m_text(text) {}

    void run() {
        while (m_at < m_text.size())
            step();
    }

private:
    void step() {
        const char letter = m_text[m_at];
        if (letter == '"')
            return string();
        ++m_at;
        if (letter == '{' || letter == '[')
            enter();
        else if ((letter == '}' || letter == ']') && !m_keys.empty())
            m_keys.pop_back();
    }

    void enter() {
        if (m_keys.size() >= deepest)
            refuse(400, "The JSON is nested too deeply.");
        m_keys.emplace_back();
    }

    void string() {
        const int start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        ++m_at;
        const QByteArray literal = m_text.mid(start, m_at - start);
        const QString text = spelled(literal);
        if (isFollowedByColon())
            key(text);
    }

    /// Unescapes through a one-element array; different spellings of one key are the same key.
    static QString spelled(const QByteArray &literal) {
        const QJsonDocument one = QJsonDocument::fromJson("[" + literal + "]");
        if (one.isNull())
            refuse(400, "The body is not valid JSON.");
        const QString text = one[0].toString();
        if (!text.isValidUtf16())
            refuse(400, "The JSON holds broken Unicode.");
        return text;
    }

    [[nodiscard]] bool isFollowedByColon() const {
        int next = m_at;
        while (next < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[next]))
            ++next;
        return next < m_text.size() && m_text[next] == ':';
    }

    void key(const QString &name) {
        if (m_keys.empty())
            return;
        if (m_keys.back().contains(name))
            refuse(400, "The JSON names the field \"" + name.left(64) + "\" twice.");
        m_keys.back().insert(name);
    }

    const QByteArray &m_text;
    int m_at = 0;
    std::vector<QSet<QString>> m_keys;
};

} // namespace

QJsonObject strictObject(const QByteArray &body) {
    Scan(body).run();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        refuse(400, "The body is not valid JSON: " + error.errorString() + ".");
    if (!document.isObject())
        refuse(400, "The body must be a JSON object.");
    return document.object();
}

} // namespace cloudnx::sandbox
