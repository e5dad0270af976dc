#pragma once

#include "models/core/clock.h"
#include "models/core/described.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace cloudnx {

/// Reads a body as one JSON object, no deeper than 64 levels. Malformed otherwise.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &body);

/// Reads the fields of one JSON object strictly by name and type, and remembers the first that does not fit:
///
///     FieldReader read(json, "bucket");
///     Bucket bucket{.name = read.text("name"), .publicRead = read.maybe<bool>("public_read")};
///     return read.finished(std::move(bucket));
///
/// Fields that nobody asks for are ignored. A field that is absent or null is missing for the first kind of
/// reading, and empty for maybe().
class FieldReader {
public:
    FieldReader(const QJsonObject &object, QString what) : m_object(object), m_what(std::move(what)) {}

    [[nodiscard]] QString text(const char *name) { return value<QString>(name); }

    [[nodiscard]] Instant time(const char *name) { return value<Instant>(name); }

    [[nodiscard]] Secret secret(const char *name) {
        QString read = text(name);
        return Secret::taken(read);
    }

    [[nodiscard]] QString textOr(const char *name, const QString &otherwise) {
        return maybe<QString>(name).value_or(otherwise);
    }

    /// Anything core/described.h can read: numbers in range, worded enums, texted types, vectors of them.
    template <typename T>
    [[nodiscard]] T value(const char *name) {
        T read{};
        if (!fromJson(m_object.value(QLatin1String(name)), read))
            misfit(name);
        return read;
    }

    template <typename T>
    [[nodiscard]] std::optional<T> maybe(const char *name) {
        const QJsonValue json = m_object.value(QLatin1String(name));
        return json.isNull() || json.isUndefined() ? std::nullopt : std::optional<T>(value<T>(name));
    }

    /// An array of objects, each read by @p readOne, which returns a Result.
    template <typename ReadOne>
    [[nodiscard]] auto list(const char *name, ReadOne readOne) {
        using T = typename decltype(readOne(QJsonObject()))::value_type;
        std::vector<T> values;
        const QJsonValue json = m_object.value(QLatin1String(name));
        if (!json.isArray())
            misfit(name);
        for (const QJsonValue entry : json.toArray()) {
            if (!entry.isObject())
                misfit(name);
            else if (auto one = readOne(entry.toObject()))
                values.push_back(std::move(*one));
            else
                fail(one.error());
        }
        return values;
    }

    [[nodiscard]] bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }

    [[nodiscard]] QJsonObject object(const char *name) { return value<QJsonObject>(name); }

    /// @p value when every field fitted.
    template <typename T>
    [[nodiscard]] Result<T> finished(T value) {
        if (m_error)
            return failure(*m_error);
        return value;
    }

    void misfit(const char *name);
    void fail(const Error &error);

private:
    const QJsonObject m_object;
    const QString m_what;
    std::optional<Error> m_error;
};

} // namespace cloudnx
