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
/// that is the first member of an object ({"Records": […]}) or is called `audit_logs` (an answer of the
/// service, as curl saves it); the members beside it are passed over. After a broken object it goes on with
/// the next line that begins with one, after what is no object behind the next comma.
class JsonObjects final : public RecordSource {
public:
    explicit JsonObjects(ByteSource &source) : m_source(source) {}

    [[nodiscard]] Result<std::optional<Record>> next() override;

    /// Whether what came so far stood in a wrapper.
    [[nodiscard]] bool sawWrapper() const { return m_sawWrapper; }

private:
    enum class Step { GoOn, Whole, Broken };

    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Step look(char byte);
    [[nodiscard]] Step lookInside(char byte);
    [[nodiscard]] Step lookInText(char byte);
    [[nodiscard]] bool opensWrapper() const;
    [[nodiscard]] Step lookBetween(char byte);
    void passOver(char byte);
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
    /// What is passed over outside of objects.
    enum class Passing {
        Nothing,
        ToLine,  ///< up to the next line that begins with {
        Element, ///< up to the end of what is no object
        Tail,    ///< the members behind a wrapper's array
    };

    Passing m_passing = Passing::Nothing;
    int m_tailDepth = 0;
    bool m_isInWrapper = false;
    int m_wrapped = 0; ///< lists that are open in it
    bool m_sawWrapper = false;
    quint64 m_line = 1;
    quint64 m_recordLine = 1;
    const char *m_why = "";
};

} // namespace cloudnx::audit
