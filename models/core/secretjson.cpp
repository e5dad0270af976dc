#include "models/core/secretjson.h"

#include <QJsonDocument>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>

namespace cloudnx {

namespace {

/// Longest form of one byte: \u001f.
constexpr std::size_t longestEscape = 6;

void appendEscaped(std::string &text, std::string_view bytes) {
    for (const char byte : bytes) {
        if (byte == '"' || byte == '\\') {
            text += '\\';
            text += byte;
        } else if (static_cast<unsigned char>(byte) < 0x20) {
            char escape[longestEscape + 1];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(byte));
            text += escape;
        } else {
            text += byte;
        }
    }
}

std::size_t roomFor(const std::vector<SecretMember> &secrets) {
    std::size_t room = 0;
    for (const auto &[name, value] : secrets)
        room += std::string_view(name).size() + value.size() * longestEscape + longestEscape;
    return room;
}

/// Where a string's characters stand in the text, between its quotes.
struct Span {
    qsizetype from = 0;
    qsizetype to = 0;
};

/// Walks over JSON text from string to string and knows how deep it is and which of them are names.
class Scanner {
public:
    explicit Scanner(const QByteArray &text) : m_text(text) {}

    struct Found {
        Span span;
        bool isName = false;  ///< of a member of the outermost object
        bool isValue = false; ///< of such a member
    };

    [[nodiscard]] std::optional<Found> next() {
        for (; m_at < m_text.size(); ++m_at) {
            const char byte = m_text.at(m_at);
            if (byte == '"')
                return string();
            note(byte);
        }
        return std::nullopt;
    }

private:
    void note(char byte) {
        if (byte == '{' || byte == '[') {
            ++m_depth;
            m_inObject = m_depth == 1 ? byte == '{' : m_inObject;
        } else if (byte == '}' || byte == ']') {
            --m_depth;
        }
        if (m_depth == 1 && (byte == ',' || byte == '{'))
            m_expectsName = true;
        else if (m_depth == 1 && byte == ':')
            m_expectsName = false;
    }

    std::optional<Found> string() {
        const qsizetype from = ++m_at;
        for (; m_at < m_text.size() && m_text.at(m_at) != '"'; ++m_at)
            if (m_text.at(m_at) == '\\')
                ++m_at;
        if (m_at >= m_text.size())
            return std::nullopt;
        const bool own = m_depth == 1 && m_inObject;
        return Found{{from, m_at++}, own && m_expectsName, own && !m_expectsName};
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_inObject = false;
    bool m_expectsName = false;
};

void appendUtf8(std::string &text, char32_t point) {
    const auto continued = [&text](char32_t bits) { text += static_cast<char>(0x80 | (bits & 0x3f)); };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xc0 | (point >> 6));
        continued(point);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xe0 | (point >> 12));
        continued(point >> 6);
        continued(point);
    } else {
        text += static_cast<char>(0xf0 | (point >> 18));
        continued(point >> 12);
        continued(point >> 6);
        continued(point);
    }
}

/// The value of \uXXXX at @p escape, or nothing.
std::optional<char32_t> unitAt(std::string_view escape) {
    if (escape.size() < longestEscape || escape[0] != '\\' || escape[1] != 'u')
        return std::nullopt;
    char32_t unit = 0;
    for (const char digit : escape.substr(2, 4)) {
        const auto isHex = [digit](char first, char last) { return digit >= first && digit <= last; };
        const int value = isHex('0', '9')   ? digit - '0'
                          : isHex('a', 'f') ? digit - 'a' + 10
                          : isHex('A', 'F') ? digit - 'A' + 10
                                            : -1;
        if (value < 0)
            return std::nullopt;
        unit = unit * 16 + static_cast<char32_t>(value);
    }
    return unit;
}

/// Reads one escape and answers its length; 0 when it is none.
std::size_t readEscape(std::string &text, std::string_view escape) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (const auto high = unitAt(escape)) {
        const auto low = unitAt(escape.substr(longestEscape));
        if (*high >= 0xd800 && *high < 0xdc00 && low && *low >= 0xdc00 && *low < 0xe000) {
            appendUtf8(text, 0x10000 + ((*high - 0xd800) << 10) + (*low - 0xdc00));
            return 2 * longestEscape;
        }
        appendUtf8(text, *high);
        return longestEscape;
    }
    const auto letter = escape.size() < 2 ? std::string_view::npos : letters.find(escape[1]);
    if (letter == std::string_view::npos)
        return 0;
    text += meant[letter];
    return 2;
}

std::optional<Secret> unescaped(std::string_view raw) {
    std::string text;
    text.reserve(raw.size()); // an escape is longer than what it means, so this never moves
    bool isGood = true;
    while (!raw.empty() && isGood) {
        const std::size_t read = raw[0] == '\\' ? readEscape(text, raw) : 1;
        if (raw[0] != '\\')
            text += raw[0];
        isGood = read > 0;
        raw.remove_prefix(read);
    }
    std::optional<Secret> secret = isGood ? std::optional(Secret(text)) : std::nullopt;
    OPENSSL_cleanse(text.data(), text.size());
    return secret;
}

std::string_view viewOf(const QByteArray &text, Span span) {
    return std::string_view(text.constData(), static_cast<std::size_t>(text.size()))
        .substr(static_cast<std::size_t>(span.from), static_cast<std::size_t>(span.to - span.from));
}

} // namespace

Secret jsonBody(const QJsonObject &plain, const std::vector<SecretMember> &secrets) {
    std::string text = QJsonDocument(plain).toJson(QJsonDocument::Compact).toStdString();
    text.reserve(text.size() + roomFor(secrets)); // so that it never moves and leaves bytes behind
    text.pop_back();
    for (const auto &[name, value] : secrets) {
        text += text.size() > 1 ? ",\"" : "\"";
        text += name;
        text += "\":\"";
        appendEscaped(text, value.reveal());
        text += '"';
    }
    text += '}';
    Secret body(text);
    OPENSSL_cleanse(text.data(), text.size());
    return body;
}

SecretMembers cutSecrets(QByteArray &json, std::initializer_list<std::string_view> names) {
    SecretMembers secrets;
    json.detach();
    Scanner scanner(json);
    const auto *wanted = names.end();
    while (const auto found = scanner.next()) {
        const std::string_view raw = viewOf(json, found->span);
        if (found->isValue && wanted != names.end()) {
            if (auto secret = unescaped(raw))
                secrets.insert_or_assign(*wanted, std::move(*secret));
            std::fill_n(json.data() + found->span.from, raw.size(), 'x');
        }
        wanted = found->isName ? std::find(names.begin(), names.end(), raw) : names.end();
    }
    return secrets;
}

} // namespace cloudnx
