#include "models/audit/import/records.h"

#include "models/audit/import/jsonevent.h"

#include <cctype>

namespace cloudnx::audit {

namespace {

constexpr std::size_t chunkBytes = 256 * 1024;
constexpr std::size_t longestRecord = 16 << 20;
constexpr int deepest = 512;

} // namespace

Result<bool> JsonObjects::fill() {
    m_chunk.resize(chunkBytes);
    const auto got = m_source.read({m_chunk.data(), m_chunk.size()});
    m_at = 0;
    m_chunk.resize(got.value_or(0));
    if (!got)
        return failure(got.error());
    return *got > 0;
}

void JsonObjects::restart() {
    m_record.clear();
    m_depth = 0;
    m_isInText = false;
    m_isEscaped = false;
}

Result<std::optional<Record>> JsonObjects::next() {
    if (m_depth == 0)
        restart();
    for (;;) {
        if (m_at == m_chunk.size()) {
            const auto more = fill();
            if (!more)
                return failure(more.error());
            if (!*more && m_depth > 0) {
                m_why = "it never ends";
                return broken(m_why);
            }
            if (!*more)
                return std::nullopt;
        }
        const char byte = m_chunk[m_at];
        const Step step = look(byte);
        if (step == Step::Broken)
            return broken(m_why); // the byte is looked at again
        ++m_at;
        m_isAtLineStart = byte == '\n';
        m_line += byte == '\n' ? 1 : 0;
        if (step == Step::Whole)
            return whole();
    }
}

JsonObjects::Step JsonObjects::look(char byte) {
    if (m_depth > 0) {
        if (byte == '{' && m_isAtLineStart && !m_isInText && m_recordLine != m_line) {
            m_why = "it does not end before the next one begins";
            return Step::Broken;
        }
        return m_isInText ? lookInText(byte) : lookInside(byte);
    }
    const bool beginsLine = byte == '{' && m_isAtLineStart;
    if (m_passing == Passing::ToLine && !beginsLine)
        return Step::GoOn;
    if (m_passing == Passing::Element && !m_isInText && (byte == '{' || byte == ']'))
        m_passing = Passing::Nothing;
    if ((m_passing == Passing::Element || m_passing == Passing::Tail) && !beginsLine) {
        passOver(byte);
        return Step::GoOn;
    }
    return lookBetween(byte);
}

JsonObjects::Step JsonObjects::lookBetween(char byte) {
    m_passing = Passing::Nothing;
    m_isInText = false;
    if (byte == '{') {
        restart();
        m_recordLine = m_line;
        return lookInside(byte);
    }
    if (m_wrapped > 0 && (byte == '[' || byte == ']'))
        m_wrapped += byte == '[' ? 1 : -1;
    if (byte == ']' && m_wrapped == 0 && m_isInWrapper) {
        m_isInWrapper = false;
        m_passing = Passing::Tail;
        m_tailDepth = 1;
        return Step::GoOn;
    }
    const bool isBetween = std::isspace(static_cast<unsigned char>(byte)) != 0 || byte == ',' ||
                           byte == '[' || byte == ']' || byte == '}' ||
                           std::string_view("\xef\xbb\xbf").find(byte) != std::string_view::npos;
    if (isBetween)
        return Step::GoOn; // a byte order mark, too
    m_recordLine = m_line;
    m_why = "no JSON object begins here";
    return Step::Broken;
}

/// Over what is no object, up to what ends it; over the rest of a wrapper, up to its end.
void JsonObjects::passOver(char byte) {
    if (byte == '\n')
        m_isInText = m_isEscaped = false; // no text reaches over a line
    if (m_isInText) {
        m_isInText = m_isEscaped || byte != '"';
        m_isEscaped = !m_isEscaped && byte == '\\';
        return;
    }
    m_isInText = byte == '"';
    if (m_passing == Passing::Element) {
        if (byte == ',' || byte == '\n')
            m_passing = Passing::Nothing;
        return;
    }
    m_tailDepth += byte == '{' || byte == '[' ? 1 : byte == '}' || byte == ']' ? -1 : 0;
    if (m_tailDepth == 0)
        m_passing = Passing::Nothing;
}

JsonObjects::Step JsonObjects::lookInText(char byte) {
    if (byte == '\n') {
        m_why = "a text in it runs over the end of the line";
        return Step::Broken;
    }
    m_record += byte;
    if (m_isEscaped)
        m_isEscaped = false;
    else if (byte == '\\')
        m_isEscaped = true;
    else
        m_isInText = byte != '"';
    return Step::GoOn;
}

JsonObjects::Step JsonObjects::lookInside(char byte) {
    if (m_record.size() >= longestRecord || m_depth > deepest) {
        m_why = m_depth > deepest ? "it is nested too deeply" : "it is longer than 16 MiB";
        return Step::Broken;
    }
    if (byte == '[' && m_depth == 1 && opensWrapper()) {
        restart();
        m_sawWrapper = m_isInWrapper = true;
        m_wrapped = 1;
        return Step::GoOn;
    }
    m_record += byte;
    m_isInText = byte == '"';
    m_depth += byte == '{' || byte == '[' ? 1 : byte == '}' || byte == ']' ? -1 : 0;
    return m_depth == 0 ? Step::Whole : Step::GoOn;
}

/// Whether what was read so far is { "Records": or the like.
bool JsonObjects::opensWrapper() const {
    const auto trimmed = [](std::string_view text) {
        while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
            text.remove_suffix(1);
        return text;
    };
    std::string_view front = trimmed(m_record);
    if (!front.ends_with(':'))
        return false;
    front = trimmed(front.substr(0, front.size() - 1));
    const auto isBehind = [&](std::string_view name, std::string_view signs) {
        if (!front.ends_with(name))
            return false;
        const std::string_view before = trimmed(front.substr(0, front.size() - name.size()));
        return !before.empty() && signs.find(before.back()) != std::string_view::npos;
    };
    return isBehind("\"audit_logs\"", "{,") || isBehind("\"Records\"", "{") || isBehind("\"records\"", "{") ||
           isBehind("\"events\"", "{");
}

Record JsonObjects::whole() {
    const std::size_t size = m_record.size();
    m_record.append(JsonEventReader::padding, ' ');
    return {std::string_view(m_record).substr(0, size), m_recordLine};
}

Record JsonObjects::broken(const char *why) {
    m_passing = m_depth == 0 ? Passing::Element : Passing::ToLine;
    restart();
    return {{}, m_recordLine, QLatin1String(why)};
}

} // namespace cloudnx::audit
