#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Values that name their fields once and can then be written to and read from JSON, hashed and compared.
///
///     struct Bucket {
///         QString name;
///         std::optional<bool> publicRead;
///         template <typename Self, typename Visit> static void fields(Self &self, Visit visit) {
///             visit("name", self.name);
///             visit("public_read", self.publicRead);
///         }
///     };
///
/// An enum joins by a specialisation of `enumWords<E>`; a variant of described alternatives, each with a
/// `static constexpr const char *kind`, is written as an object with a "kind" field.
namespace cloudnx {

/// Specialise: `template <> inline constexpr auto enumWords<E> = std::to_array<EnumWord<E>>({{E::A, "a"},
/// …});`
template <typename E>
struct EnumWord {
    E value;
    const char *text;
};

template <typename E>
inline constexpr int enumWords = 0;

template <typename E>
concept WordedEnum = std::is_enum_v<E> && !std::same_as<std::remove_cvref_t<decltype(enumWords<E>)>, int>;

template <WordedEnum E>
[[nodiscard]] QString wordOf(E value) {
    for (const auto &entry : enumWords<E>)
        if (entry.value == value)
            return QString::fromLatin1(entry.text);
    return {};
}

template <WordedEnum E>
[[nodiscard]] std::optional<E> enumOf(const QString &text) {
    for (const auto &entry : enumWords<E>)
        if (text == QLatin1String(entry.text))
            return entry.value;
    return std::nullopt;
}

namespace described {

struct IgnoreField {
    void operator()(const char *, auto &) const {}
};

} // namespace described

template <typename T>
concept Described = requires(T &value) { T::fields(value, described::IgnoreField{}); };

/// A type that is one word of text: it has `toText()` and `static Result<T> parse(const QString &)`.
template <typename T>
concept Texted = requires(const T &value, const QString &text) {
    { value.toText() } -> std::same_as<QString>;
    { T::parse(text) } -> std::same_as<Result<T>>;
};

[[nodiscard]] inline QJsonValue toJson(const QString &value) {
    return value;
}

[[nodiscard]] inline QJsonValue toJson(const QJsonObject &value) {
    return value;
}

[[nodiscard]] inline QJsonValue toJson(Instant value) {
    return toRfc3339(value);
}

template <std::same_as<bool> T>
[[nodiscard]] QJsonValue toJson(T value) {
    return value;
}

template <std::integral T>
    requires(!std::same_as<T, bool>)
[[nodiscard]] QJsonValue toJson(T value) {
    return static_cast<qint64>(value);
}

template <WordedEnum E>
[[nodiscard]] QJsonValue toJson(E value) {
    return wordOf(value);
}

template <Texted T>
[[nodiscard]] QJsonValue toJson(const T &value) {
    return value.toText();
}

template <Described T>
[[nodiscard]] QJsonValue toJson(const T &value);
template <typename T>
[[nodiscard]] QJsonValue toJson(const std::optional<T> &value);
template <typename T>
[[nodiscard]] QJsonValue toJson(const std::vector<T> &values);
template <typename... Ts>
[[nodiscard]] QJsonValue toJson(const std::variant<Ts...> &value);

template <Described T>
QJsonValue toJson(const T &value) {
    QJsonObject object;
    T::fields(value, [&](const char *name, const auto &field) {
        object.insert(QLatin1String(name), toJson(field));
    });
    return object;
}

template <typename T>
QJsonValue toJson(const std::optional<T> &value) {
    return value ? toJson(*value) : QJsonValue(QJsonValue::Null);
}

template <typename T>
QJsonValue toJson(const std::vector<T> &values) {
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

template <typename... Ts>
QJsonValue toJson(const std::variant<Ts...> &value) {
    return std::visit(
        [](const auto &alternative) -> QJsonValue {
            using Alternative = std::remove_cvref_t<decltype(alternative)>;
            if constexpr (requires { Alternative::kind; }) {
                QJsonObject object = toJson(alternative).toObject();
                object.insert(QStringLiteral("kind"), QLatin1String(Alternative::kind));
                return object;
            } else {
                return toJson(alternative); // a variant of variants: the inner one names its kind
            }
        },
        value);
}

// Reading. Every function answers false when the JSON does not fit; the caller names the field.

[[nodiscard]] inline bool fromJson(const QJsonValue &json, QString &value) {
    value = json.toString();
    return json.isString();
}

[[nodiscard]] inline bool fromJson(const QJsonValue &json, QJsonObject &value) {
    value = json.toObject();
    return json.isObject();
}

[[nodiscard]] inline bool fromJson(const QJsonValue &json, Instant &value) {
    const auto parsed = parseRfc3339(json.toString());
    if (parsed)
        value = *parsed;
    return parsed.has_value();
}

template <std::same_as<bool> T>
[[nodiscard]] bool fromJson(const QJsonValue &json, T &value) {
    value = json.toBool();
    return json.isBool();
}

template <std::integral T>
    requires(!std::same_as<T, bool>)
[[nodiscard]] bool fromJson(const QJsonValue &json, T &value) {
    const double number = json.toDouble();
    const auto whole = json.toInteger();
    value = static_cast<T>(whole);
    return json.isDouble() && static_cast<double>(whole) == number && std::in_range<T>(whole);
}

template <WordedEnum E>
[[nodiscard]] bool fromJson(const QJsonValue &json, E &value) {
    const auto found = enumOf<E>(json.toString());
    if (found)
        value = *found;
    return found.has_value();
}

template <Texted T>
[[nodiscard]] bool fromJson(const QJsonValue &json, T &value) {
    auto parsed = T::parse(json.toString());
    if (parsed)
        value = std::move(*parsed);
    return parsed.has_value();
}

template <Described T>
[[nodiscard]] bool fromJson(const QJsonValue &json, T &value);
template <typename T>
[[nodiscard]] bool fromJson(const QJsonValue &json, std::optional<T> &value);
template <typename T>
[[nodiscard]] bool fromJson(const QJsonValue &json, std::vector<T> &values);
template <typename... Ts>
[[nodiscard]] bool fromJson(const QJsonValue &json, std::variant<Ts...> &value);

template <Described T>
bool fromJson(const QJsonValue &json, T &value) {
    if (!json.isObject())
        return false;
    const QJsonObject object = json.toObject();
    bool fits = true;
    T::fields(value, [&](const char *name, auto &field) {
        fits = fits && fromJson(object.value(QLatin1String(name)), field);
    });
    return fits;
}

template <typename T>
bool fromJson(const QJsonValue &json, std::optional<T> &value) {
    if (json.isNull() || json.isUndefined()) {
        value.reset();
        return true;
    }
    T inner{};
    const bool fits = fromJson(json, inner);
    value = std::move(inner);
    return fits;
}

template <typename T>
bool fromJson(const QJsonValue &json, std::vector<T> &values) {
    if (!json.isArray())
        return false;
    values.clear();
    for (const QJsonValue entry : json.toArray()) {
        T value{};
        if (!fromJson(entry, value))
            return false;
        values.push_back(std::move(value));
    }
    return true;
}

namespace described {

template <typename Alternative, typename Variant>
[[nodiscard]] bool tryAlternative(const QJsonValue &json, Variant &value) {
    Alternative alternative{};
    if constexpr (requires { Alternative::kind; }) {
        if (json.toObject().value(QStringLiteral("kind")).toString() != QLatin1String(Alternative::kind))
            return false;
    }
    if (!fromJson(json, alternative))
        return false;
    value = std::move(alternative);
    return true;
}

} // namespace described

template <typename... Ts>
bool fromJson(const QJsonValue &json, std::variant<Ts...> &value) {
    return (described::tryAlternative<Ts>(json, value) || ...);
}

/// SHA-256 over the compact JSON of @p json (object keys are sorted by QJsonObject), in lower-case hex.
[[nodiscard]] QString digestOf(const QJsonValue &json);

template <typename T>
[[nodiscard]] QString digestOfValue(const T &value) {
    return digestOf(toJson(value));
}

} // namespace cloudnx
