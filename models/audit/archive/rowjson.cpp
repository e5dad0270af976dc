#include "models/audit/archive/rowjson.h"

#include <QJsonDocument>

namespace cloudnx::audit {

namespace {

void appendName(std::string_view name, std::string &into) {
    if (into.back() != '{')
        into.push_back(',');
    into.push_back('"');
    into.append(name);
    into.append("\":");
}

void appendMember(const RowReader &reader, Field field, std::string_view name, std::uint32_t row,
                  std::string &into) {
    const std::string text = reader.text(field, row);
    if (text.empty())
        return;
    appendName(name, into);
    if (field == Field::Status || field == Field::Duration || field == Field::Details)
        into += text;
    else
        appendJsonString(text, into);
}

/// The members of the object @p text, into the object that is being written.
void appendMembers(std::string_view text, std::string &into) {
    if (text.size() <= 2)
        return;
    if (into.back() != '{')
        into.push_back(',');
    into.append(text.substr(1, text.size() - 2));
}

QString textOf(const RowReader &reader, Field field, std::uint32_t row) {
    return QString::fromStdString(reader.text(field, row));
}

} // namespace

void appendJsonString(std::string_view text, std::string &into) {
    into.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            into.push_back('\\');
            into.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            into.append("\\u00");
            into.push_back(c < 0x10 ? '0' : '1');
            into.push_back("0123456789abcdef"[c & 15]);
        } else {
            into.push_back(c);
        }
    }
    into.push_back('"');
}

void appendRowJson(const RowReader &reader, std::uint32_t row, std::string &into) {
    into.push_back('{');
    for (const auto &word : enumWords<Field>)
        if (word.value != Field::Other)
            appendMember(reader, word.value, word.text, row, into);
    appendMembers(reader.text(Field::Other, row), into);
    into.push_back('}');
}

Event eventOf(const RowReader &reader, std::uint32_t row) {
    const auto text = [&](Field field) { return textOf(reader, field, row); };
    return {
        .id = text(Field::Id),
        .time = reader.time(row),
        .actor = text(Field::Actor),
        .actorKind = enumOf<ActorKind>(text(Field::ActorKind)).value_or(ActorKind::Unknown),
        .service = text(Field::Service),
        .method = text(Field::Method),
        .path = text(Field::Path),
        .action = text(Field::Action),
        .resource = text(Field::Resource),
        .status = static_cast<int>(reader.number(Field::Status, row).value_or(0)),
        .ip = text(Field::Ip),
        .userAgent = text(Field::UserAgent),
        .requestId = text(Field::RequestId),
        .durationMs = static_cast<int>(reader.number(Field::Duration, row).value_or(0)),
        .details = QJsonDocument::fromJson(text(Field::Details).toUtf8()).object(),
        .origin = enumOf<EventOrigin>(text(Field::Origin)).value_or(EventOrigin::ServerSaid),
    };
}

} // namespace cloudnx::audit
