#include "models/audit/import/jsondraft.h"

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
