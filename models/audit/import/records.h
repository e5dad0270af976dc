#pragma once

#include "models/audit/bytesource.h"

#include <optional>
#include <string>
#include <string_view>

namespace cloudnx::audit {

/// One event of a foreign file, as a JSON object that JsonEventReader reads; or why it is none.
struct Record {
    std::string_view json; ///< with JsonEventReader::padding bytes readable behind it; until the next call
    quint64 line = 0;      ///< where it begins, from 1
    QString broken = {};   ///< a sentence without its full stop; empty: not broken
};

/// Events one after another.
class RecordSource {
public:
    RecordSource() = default;
    RecordSource(const RecordSource &) = delete;
    RecordSource &operator=(const RecordSource &) = delete;
    virtual ~RecordSource() = default;

    /// Nothing at the end. Errors: those of the bytes.
    [[nodiscard]] virtual Result<std::optional<Record>> next() = 0;
};

/// Cuts JSON into objects: one a line, one after another over several lines, in an array, or in the array
/// that is the first member of an object ({"Records": […]}). After a broken object it goes on with the next
/// line that begins with one.
class JsonObjects final : public RecordSource {
public:
    explicit JsonObjects(ByteSource &source) : m_source(source) {}

    [[nodiscard]] Result<std::optional<Record>> next() override;

private:
    enum class Step { GoOn, Whole, Broken };

    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Step look(char byte);
    [[nodiscard]] Step lookInside(char byte);
    [[nodiscard]] Step lookInText(char byte);
    [[nodiscard]] bool opensWrapper() const;
    void restart();
    [[nodiscard]] Record whole();
    [[nodiscard]] Record broken(const char *why);

    ByteSource &m_source;
    std::string m_chunk;
    std::size_t m_at = 0;
    std::string m_record;
    int m_depth = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
    bool m_isAtLineStart = true;
    bool m_isLost = false; ///< skipping to the next line that begins with {
    quint64 m_line = 1;
    quint64 m_recordLine = 1;
    const char *m_why = "";
};

} // namespace cloudnx::audit
