#pragma once

#include "models/audit/archive/rowjson.h"

#include <simdjson.h>

#include <optional>
#include <string>

namespace cloudnx::audit {

using JsonObject = simdjson::dom::object;
using JsonElement = simdjson::dom::element;

/// Writes one JSON object, member by member.
class JsonDraft {
public:
    explicit JsonDraft(std::string &into) : m_into(into) { m_into.assign("{"); }

    /// An empty text is left out.
    void text(std::string_view name, std::string_view text);
    void number(std::string_view name, std::int64_t number);
    void json(std::string_view name, std::string_view json);
    void copy(std::string_view name, JsonElement value);

    void end() { m_into += '}'; }

    [[nodiscard]] bool isEmpty() const { return m_into.size() == 1; }

private:
    void name(std::string_view name);

    std::string &m_into;
};

/// JSON parsed, also where a number is larger than libraries take it: such a number is a text then.
class ParsedJson {
public:
    /// False when it is no JSON.
    [[nodiscard]] bool parse(std::string_view json);

    [[nodiscard]] JsonElement root() const { return m_root; }

private:
    simdjson::dom::parser m_parser;
    std::string m_quoted;
    JsonElement m_root;
};

/// The text at a path of members; empty when there is none.
[[nodiscard]] std::string_view textAt(JsonElement root, std::initializer_list<std::string_view> path);
[[nodiscard]] std::optional<JsonElement> at(JsonElement root, std::initializer_list<std::string_view> path);
/// A whole number, also one that is written as a text.
[[nodiscard]] std::optional<std::int64_t> numberAt(JsonElement root,
                                                   std::initializer_list<std::string_view> path);

} // namespace cloudnx::audit
