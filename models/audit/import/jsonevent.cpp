#include "models/audit/import/jsonevent.h"

#include "models/audit/import/lineshape.h"
#include "models/core/clock.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace cloudnx::audit {

namespace {

namespace ondemand = simdjson::ondemand;

/// Where a member goes. Fields by their number, then what is treated in its own way.
enum Target : std::uint8_t { ActorMember = fieldCount, NoColumn };

struct KnownName {
    std::string_view name;
    std::uint8_t target;
};

constexpr std::uint8_t to(Field field) {
    return static_cast<std::uint8_t>(field);
}

constexpr auto knownNames = std::to_array<KnownName>({
    {"time", to(Field::Time)},
    {"ts", to(Field::Time)},
    {"timestamp", to(Field::Time)},
    {"id", to(Field::Id)},
    {"event_id", to(Field::Id)},
    {"request_id", to(Field::RequestId)},
    {"actor_kind", to(Field::ActorKind)},
    {"actor_type", to(Field::ActorKind)},
    {"actor", ActorMember},
    {"account", to(Field::Account)},
    {"account_id", to(Field::Account)},
    {"service", to(Field::Service)},
    {"ip", to(Field::Ip)},
    {"source_ip", to(Field::Ip)},
    {"user_agent", to(Field::UserAgent)},
    {"ua", to(Field::UserAgent)},
    {"method", to(Field::Method)},
    {"path", to(Field::Path)},
    {"action", to(Field::Action)},
    {"resource", to(Field::Resource)},
    {"status", to(Field::Status)},
    {"duration_ms", to(Field::Duration)},
    {"dur_ms", to(Field::Duration)},
    {"origin", to(Field::Origin)},
    {"details", to(Field::Details)},
});

std::uint8_t targetOf(std::string_view name) {
    for (const KnownName &known : knownNames)
        if (known.name == name)
            return known.target;
    return NoColumn;
}

constexpr bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// The name between its quotes, as it is written.
std::string_view rawName(ondemand::raw_json_string name) {
    const char *const begin = name.raw();
    const char *end = begin;
    while (*end != '"')
        end += *end == '\\' ? 2 : 1;
    return {begin, static_cast<std::size_t>(end - begin)};
}

} // namespace

struct JsonEventReader::Parts {
    ondemand::parser parser;
    std::string other;
    std::array<std::string, fieldCount> unescaped;
    std::array<bool, fieldCount> isSet{};

    /// The names of the last event's members: the next one's mostly come in the same order.
    struct Seen {
        std::string name;
        std::uint8_t target = NoColumn;
    };

    std::vector<Seen> seen;

    /// The name of member number @p at; mostly that of the last event's, which is quicker to see than to
    /// read.
    [[nodiscard]] std::string_view nameOf(std::size_t at, ondemand::raw_json_string name) const {
        if (at < seen.size()) {
            const std::string &expected =
                seen[at].name; // without a quote in it, so that the comparison ends in time
            if (std::strncmp(name.raw(), expected.data(), expected.size()) == 0 &&
                name.raw()[expected.size()] == '"')
                return {name.raw(), expected.size()};
        }
        return rawName(name);
    }

    std::uint8_t target(std::size_t at, std::string_view name) {
        if (at < seen.size() && seen[at].name == name)
            return seen[at].target;
        const std::uint8_t found = targetOf(name);
        if (at < 64) {
            seen.resize(std::max(seen.size(), at + 1));
            seen[at] = {std::string(name), found};
        }
        return found;
    }

    // How lines were written of late, and the one that is being parsed.
    std::vector<LineShape> shapes;
    std::size_t lastShape = 0;
    std::size_t oldestShape = 0;
    LineMarks marks;
    TimeReader times;
    std::string_view line;
    std::vector<LineShape::Value> values;
    bool isPlain = false; ///< all that was read of the line stands in values

    /// Reads the line if it is written as one before was.
    bool readAlike(IncomingEvent &event) {
        if (shapes.empty() || !marks.read(line))
            return false;
        for (std::size_t tries = 0; tries < shapes.size(); ++tries) {
            if (shapes[lastShape].read(line, marks, times, event))
                return true;
            event = {};
            lastShape = (lastShape + 1) % shapes.size();
        }
        return false;
    }

    void note(Field field, LineShape::Kind kind, std::string_view value) {
        const auto begin = static_cast<std::size_t>(value.data() - line.data());
        values.push_back({field, kind, begin, begin + value.size()});
    }

    void learn() {
        constexpr std::size_t mostShapes = 8;
        if (!isPlain || !marks.read(line))
            return;
        if (shapes.size() < mostShapes)
            shapes.emplace_back(line, values);
        else
            shapes[std::exchange(oldestShape, (oldestShape + 1) % mostShapes)] = LineShape(line, values);
    }

    void keep(std::string_view name, std::string_view json) {
        isPlain = false;
        other.push_back(other.empty() ? '{' : ',');
        other.push_back('"');
        other += name;
        other += "\":";
        other += json;
    }

    bool readObject(ondemand::object object, IncomingEvent &event);
    bool readMember(std::string_view name, std::uint8_t target, ondemand::value value, IncomingEvent &event);
    bool readActor(std::string_view name, ondemand::value value, IncomingEvent &event);
    bool readText(Field field, std::string_view token, ondemand::value &value, IncomingEvent &event);
    bool readTime(std::string_view name, std::string_view token, IncomingEvent &event);
};

JsonEventReader::JsonEventReader() : m_parts(std::make_unique<Parts>()) {}

JsonEventReader::~JsonEventReader() = default;

namespace {

/// The JSON of a value as it is written; reads over it.
bool rawJson(ondemand::value &value, std::string_view token, std::string_view &json) {
    if (token[0] == '{') {
        ondemand::object object;
        return value.get_object().get(object) == simdjson::SUCCESS &&
               object.raw_json().get(json) == simdjson::SUCCESS;
    }
    if (token[0] == '[') {
        ondemand::array array;
        return value.get_array().get(array) == simdjson::SUCCESS &&
               array.raw_json().get(json) == simdjson::SUCCESS;
    }
    json = token;
    return true;
}

/// Whether a token that is kept as it is can stand in JSON: a string was looked at already, the rest is here.
bool isScalar(std::string_view token) {
    if (token.empty() || token == "true" || token == "false" || token == "null")
        return !token.empty();
    return token[0] == '"' || token[0] == '-' || (token[0] >= '0' && token[0] <= '9');
}

} // namespace

/// False when the string has a broken escape.
bool JsonEventReader::Parts::readText(Field field, std::string_view token, ondemand::value &value,
                                      IncomingEvent &event) {
    std::string_view text = token.substr(1, token.size() - 2);
    if (std::memchr(text.data(), '\\', text.size()) != nullptr) {
        isPlain = false;
        if (value.get_string().get(text) != simdjson::SUCCESS)
            return false;
        text = unescaped[static_cast<std::size_t>(field)].assign(text);
    } else {
        note(field, LineShape::Kind::Text, text);
    }
    event[field] = text;
    isSet[static_cast<std::size_t>(field)] = true;
    return true;
}

/// A time that is written otherwise than the archive writes it is kept as it was, too.
bool JsonEventReader::Parts::readTime(std::string_view name, std::string_view token, IncomingEvent &event) {
    const std::string_view text = token.substr(1, token.size() - 2);
    auto time = times.read(text);
    if (!time) {
        const auto parsed = parseRfc3339(
            QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 64))));
        if (!parsed || text.size() > 64)
            return false;
        time = parsed->time_since_epoch().count();
        keep(name, token);
    }
    note(Field::Time, LineShape::Kind::Time, text);
    event.time = *time;
    isSet[to(Field::Time)] = true;
    return true;
}

bool JsonEventReader::Parts::readActor(std::string_view name, ondemand::value value, IncomingEvent &event) {
    ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return false;
    std::string left;
    for (auto member : object) {
        ondemand::raw_json_string rawKey;
        ondemand::value inner;
        if (member.key().get(rawKey) != simdjson::SUCCESS || member.value().get(inner) != simdjson::SUCCESS)
            return false;
        const std::string_view key = rawName(rawKey);
        const std::string_view token = trimmed(inner.raw_json_token());
        const Field field = key == "id" ? Field::Actor : Field::ActorKind;
        if ((key == "id" || key == "type") && token.size() > 2 && token[0] == '"' && !isSet[to(field)]) {
            if (!readText(field, token, inner, event))
                return false;
            continue;
        }
        std::string_view json;
        if (!rawJson(inner, token, json))
            return false;
        left += left.empty() ? "{\"" : ",\"";
        left.append(key).append("\":").append(json);
    }
    if (!left.empty())
        keep(name, left + '}');
    return true;
}

bool JsonEventReader::Parts::readMember(std::string_view name, std::uint8_t target, ondemand::value value,
                                        IncomingEvent &event) {
    const std::string_view token = trimmed(value.raw_json_token());
    if (token.empty())
        return false;
    const bool isText = token[0] == '"';
    if (isText && (token.size() < 2 || token.back() != '"'))
        return false;
    if (target == ActorMember && token[0] == '{')
        return readActor(name, value, event);
    const auto field = static_cast<Field>(target == ActorMember ? to(Field::Actor) : target);
    if (target != NoColumn && !isSet[to(field)]) {
        if (field == Field::Time && isText)
            return readTime(name, token, event);
        if (field == Field::Status || field == Field::Duration) {
            const auto number = parseWholeNumber(token);
            (field == Field::Status ? event.status : event.duration) = number;
            isSet[to(field)] = number.has_value();
            if (number) {
                note(field, LineShape::Kind::Number, token);
                return true;
            }
        } else if (field == Field::Details && token != "null") {
            isSet[to(field)] = true;
            std::string_view json;
            if (!rawJson(value, token, json))
                return false;
            event[field] = trimmed(json);
            isPlain = isPlain && (token[0] == '{' || token[0] == '[');
            note(field, LineShape::Kind::Json, event[field]);
            return !event[field].empty();
        } else if (isText && token.size() > 2) {
            return readText(field, token, value, event);
        }
    }
    std::string_view json;
    if (!rawJson(value, token, json))
        return false;
    keep(name, trimmed(json));
    return token[0] == '{' || token[0] == '[' || isScalar(token);
}

bool JsonEventReader::Parts::readObject(ondemand::object object, IncomingEvent &event) {
    std::size_t at = 0;
    for (auto member : object) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (member.key().get(key) != simdjson::SUCCESS || member.value().get(value) != simdjson::SUCCESS)
            return false;
        const std::string_view name = nameOf(at, key);
        if (!readMember(name, target(at, name), value, event))
            return false;
        ++at;
    }
    return true;
}

const char *JsonEventReader::read(std::string_view json, IncomingEvent &event) {
    Parts &parts = *m_parts;
    event = {};
    parts.line = trimmed(json);
    if (parts.readAlike(event))
        return nullptr;
    event = {};
    parts.isSet = {};
    parts.other.clear();
    parts.values.clear();
    parts.isPlain = true;
    ondemand::document document;
    ondemand::object object;
    if (parts.parser.iterate(json.data(), json.size(), json.size() + padding).get(document) !=
            simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS)
        return "it is no JSON object";
    if (!parts.readObject(object, event) || document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return "its JSON is broken";
    if (!parts.isSet[to(Field::Time)])
        return "it has no time";
    if (!parts.other.empty()) {
        parts.other.push_back('}');
        event[Field::Other] = parts.other;
    }
    parts.learn();
    return nullptr;
}

} // namespace cloudnx::audit
