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
    if (m_isLost && !(byte == '{' && m_isAtLineStart))
        return Step::GoOn;
    if (byte == '{') {
        restart();
        m_isLost = false;
        m_recordLine = m_line;
        return lookInside(byte);
    }
    const bool isBetween = std::isspace(static_cast<unsigned char>(byte)) != 0 || byte == ',' ||
                           byte == '[' || byte == ']' || byte == '}' ||
                           std::string_view("\xef\xbb\xbf").find(byte) != std::string_view::npos;
    if (isBetween)
        return Step::GoOn; // a byte order mark, too
    m_recordLine = m_line;
    m_why = "no JSON object begins here";
    m_isLost = true;
    return Step::Broken;
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
        return Step::GoOn;
    }
    m_record += byte;
    m_isInText = byte == '"';
    m_depth += byte == '{' || byte == '[' ? 1 : byte == '}' || byte == ']' ? -1 : 0;
    return m_depth == 0 ? Step::Whole : Step::GoOn;
}

/// Whether what was read so far is { "Records": or the like.
bool JsonObjects::opensWrapper() const {
    std::string front;
    for (const char byte : m_record.substr(0, 64))
        if (std::isspace(static_cast<unsigned char>(byte)) == 0)
            front += byte;
    return front == "{\"Records\":" || front == "{\"records\":" || front == "{\"events\":" ||
           front == "{\"audit_logs\":";
}

Record JsonObjects::whole() {
    const std::size_t size = m_record.size();
    m_record.append(JsonEventReader::padding, ' ');
    return {std::string_view(m_record).substr(0, size), m_recordLine};
}

Record JsonObjects::broken(const char *why) {
    restart();
    m_isLost = true;
    return {{}, m_recordLine, QLatin1String(why)};
}

} // namespace cloudnx::audit
