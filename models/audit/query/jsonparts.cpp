#include "models/audit/query/jsonparts.h"

#include "models/audit/archive/split.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVariant>

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr int deepest = 512; ///< as deep as the archive takes it

/// What the JSON text in brackets reads as.
std::string read(std::string_view json) {
    QByteArray list("[");
    list.append(json.data(), static_cast<qsizetype>(json.size())).append(']');
    return QJsonDocument::fromJson(list).array().at(0).toVariant().toString().toStdString();
}

std::string unescaped(std::string_view text) {
    return read(std::string("\"").append(text).append("\""));
}

class Walk {
public:
    Walk(std::string_view json, const std::vector<std::string> &path) : m_left(json), m_path(path) {}

    std::optional<std::vector<JsonPart>> parts() {
        value(0);
        if (m_isUncertain)
            return std::nullopt;
        return m_parts;
    }

private:
    void value(std::size_t step) {
        skipSpace();
        if (m_left.empty())
            return;
        if (m_left[0] == '[' && m_lists == deepest)
            skip();
        else if (m_left[0] == '[')
            inList([&] { list(']', [&] { value(step); }); });
        else if (m_left[0] == '{' && step < m_path.size())
            list('}', [&] { member(step); });
        else if (m_left[0] == '{')
            skip();
        else
            scalar(step == m_path.size());
    }

    template <typename Look>
    void inList(Look look) {
        ++m_lists;
        look();
        --m_lists;
    }

    template <typename Entry>
    void list(char end, Entry entry) {
        do {
            m_left.remove_prefix(1); // the bracket or a comma
            skipSpace();
            if (m_left.empty() || m_left[0] == end)
                break;
            entry();
            skipSpace();
        } while (!m_left.empty() && m_left[0] == ',');
        m_left.remove_prefix(std::min<std::size_t>(1, m_left.size()));
    }

    void member(std::size_t step) {
        const std::string_view name = string();
        skipSpace();
        m_left.remove_prefix(std::min<std::size_t>(1, m_left.size())); // the colon
        const bool isEscaped = name.find('\\') != std::string_view::npos;
        m_isUncertain = m_isUncertain || name.find(numberMark) != std::string_view::npos;
        if (isEscaped ? unescaped(name) == m_path[step] : name == m_path[step])
            value(step + 1);
        else
            skip();
    }

    void scalar(bool isWanted) {
        const bool isString = m_left[0] == '"';
        const std::string_view text = isString ? string() : token();
        if (isWanted && text != "null")
            m_parts.push_back({text, isString});
        else if (isWanted && isString)
            m_parts.push_back({text, true});
    }

    /// Reads over a value without looking into it.
    void skip() {
        skipSpace();
        int depth = 0;
        do {
            skipSpace();
            if (m_left.empty())
                return;
            const char c = m_left[0];
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[' || c == '}' || c == ']') {
                depth += c == '{' || c == '[' ? 1 : -1;
                m_left.remove_prefix(1);
            } else if (c == ',' || c == ':') {
                m_left.remove_prefix(1);
            } else {
                token();
            }
        } while (depth > 0);
    }

    std::string_view string() {
        const std::string_view begin = m_left;
        std::size_t at = 1;
        while (at < begin.size() && begin[at] != '"')
            at += begin[at] == '\\' ? 2 : 1;
        at = std::min(at, begin.size());
        m_left.remove_prefix(std::min(at + 1, begin.size()));
        return at == 0 ? std::string_view() : begin.substr(1, at - 1);
    }

    std::string_view token() {
        const std::size_t size = std::min(m_left.find_first_of(",]}: \t\r\n\""), m_left.size());
        const std::string_view text = m_left.substr(0, size);
        m_left.remove_prefix(std::max<std::size_t>(size, 1));
        return text;
    }

    void skipSpace() { m_left.remove_prefix(std::min(m_left.find_first_not_of(" \t\r\n"), m_left.size())); }

    std::string_view m_left;
    const std::vector<std::string> &m_path;
    std::vector<JsonPart> m_parts;
    int m_lists = 0; ///< that are open
    bool m_isUncertain = false;
};

} // namespace

std::optional<std::vector<JsonPart>> jsonParts(std::string_view json, const std::vector<std::string> &path) {
    return Walk(json, path).parts();
}

std::string plainText(const JsonPart &part) {
    if (part.isString)
        return part.text.find('\\') == std::string_view::npos ? std::string(part.text) : unescaped(part.text);
    const bool isWhole = part.text.find_first_of(".eE") == std::string_view::npos && part.text.size() < 16;
    return isWhole || part.text == "true" || part.text == "false" ? std::string(part.text) : read(part.text);
}

} // namespace cloudnx::audit
