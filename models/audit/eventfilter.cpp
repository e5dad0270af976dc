#include "models/audit/eventfilter.h"

#include "models/audit/audit.h"

namespace cloudnx::audit {

namespace {

[[nodiscard]] filter::Type typeOf(Field field) {
    switch (field) {
    case Field::Time:
        return filter::Type::Time;
    case Field::Ip:
        return filter::Type::Address;
    case Field::Status:
    case Field::Duration:
        return filter::Type::Number;
    case Field::Details:
    case Field::Other:
        return filter::Type::Json;
    default:
        return filter::Type::Text;
    }
}

template <WordedEnum E>
[[nodiscard]] QStringList everyWord() {
    QStringList words;
    for (const auto &entry : enumWords<E>)
        words.append(QString::fromLatin1(entry.text));
    return words;
}

[[nodiscard]] QStringList wordsOf(Field field) {
    return field == Field::ActorKind ? everyWord<ActorKind>()
           : field == Field::Origin  ? everyWord<EventOrigin>()
                                     : QStringList();
}

[[nodiscard]] filter::Schema makeFields() {
    filter::Schema fields;
    for (const auto &entry : enumWords<Field>)
        fields.push_back({.name = QString::fromLatin1(entry.text),
                          .type = typeOf(entry.value),
                          .id = static_cast<int>(entry.value),
                          .words = wordsOf(entry.value),
                          .searched = entry.value != Field::Time}); // 2026 is in nearly all of them
    return fields;
}

} // namespace

const filter::Schema &eventSchema() {
    static const filter::Schema fields = makeFields();
    return fields;
}

} // namespace cloudnx::audit
