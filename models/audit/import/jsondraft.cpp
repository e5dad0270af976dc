#include "models/audit/import/jsondraft.h"

#include <algorithm>
#include <charconv>

namespace cloudnx::audit {

void JsonDraft::name(std::string_view name) {
    if (!isEmpty())
        m_into += ',';
    appendJsonString(name, m_into);
    m_into += ':';
}

void JsonDraft::text(std::string_view name, std::string_view text) {
    if (text.empty())
        return;
    this->name(name);
    appendJsonString(text, m_into);
}

void JsonDraft::number(std::string_view name, std::int64_t number) {
    this->name(name);
    m_into += std::to_string(number);
}

void JsonDraft::json(std::string_view name, std::string_view json) {
    this->name(name);
    m_into += json;
}

void JsonDraft::copy(std::string_view name, JsonElement value) {
    this->name(name);
    m_into += simdjson::minify(value);
}

namespace {

[[nodiscard]] bool isRefused(std::string_view number) {
    if (number.find_first_of(".eE") == std::string_view::npos)
        return number.size() > 18;
    double value = 0;
    return std::from_chars(number.data(), number.data() + number.size(), value).ec ==
           std::errc::result_out_of_range;
}

/// @p json with the numbers between quotes that libraries refuse.
void quoteNumbers(std::string_view json, std::string &into) {
    constexpr std::string_view signs = "+-.eE0123456789";
    bool isInText = false;
    into.clear();
    for (std::size_t at = 0; at < json.size();) {
        const char c = json[at];
        const bool isNumber = !isInText && (c == '-' || (c >= '0' && c <= '9'));
        const std::size_t size = isNumber
                                     ? std::min(json.find_first_not_of(signs, at), json.size()) - at
                                     : std::min<std::size_t>(isInText && c == '\\' ? 2 : 1, json.size() - at);
        isInText = isInText != (c == '"');
        const std::string_view token = json.substr(at, size);
        const bool isQuoted = isNumber && isRefused(token);
        into.append(isQuoted ? "\"" : "").append(token).append(isQuoted ? "\"" : "");
        at += size;
    }
}

} // namespace

bool ParsedJson::parse(std::string_view json) {
    if (m_parser.parse(json.data(), json.size()).get(m_root) == simdjson::SUCCESS)
        return true;
    quoteNumbers(json, m_quoted);
    return m_quoted.size() != json.size() &&
           m_parser.parse(m_quoted.data(), m_quoted.size()).get(m_root) == simdjson::SUCCESS;
}

std::optional<JsonElement> at(JsonElement root, std::initializer_list<std::string_view> path) {
    JsonElement here = root;
    for (const std::string_view name : path) {
        JsonObject object;
        JsonElement next;
        if (here.get_object().get(object) != simdjson::SUCCESS ||
            object.at_key(name).get(next) != simdjson::SUCCESS)
            return std::nullopt;
        here = next;
    }
    return here;
}

std::string_view textAt(JsonElement root, std::initializer_list<std::string_view> path) {
    std::string_view text;
    if (const auto found = at(root, path); found && found->get_string().get(text) != simdjson::SUCCESS)
        text = {};
    return text;
}

std::optional<std::int64_t> numberAt(JsonElement root, std::initializer_list<std::string_view> path) {
    const auto found = at(root, path);
    std::int64_t number = 0;
    if (found && found->get_int64().get(number) == simdjson::SUCCESS)
        return number;
    const std::string_view text = textAt(root, path);
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && fault == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                                     : std::nullopt;
}

} // namespace cloudnx::audit
