#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace cloudnx::sandbox {

/// Reads a request's JSON object field by field; a wrong type, a missing field or (at end()) an unknown one
/// is 400.
class Fields {
public:
    explicit Fields(const QJsonObject &object) : m_object(object) {}

    [[nodiscard]] QString text(const char *name, int longest, int shortest = 1);
    [[nodiscard]] std::optional<QString> maybeText(const char *name, int longest, int shortest = 1);
    /// Present and null.
    [[nodiscard]] bool isNull(const char *name);

    [[nodiscard]] bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }

    [[nodiscard]] int number(const char *name, int least, int most);
    [[nodiscard]] std::optional<int> maybeNumber(const char *name, int least, int most);
    [[nodiscard]] double amount(const char *name);
    [[nodiscard]] bool flag(const char *name);
    [[nodiscard]] std::optional<bool> maybeFlag(const char *name);
    [[nodiscard]] QJsonObject object(const char *name);
    [[nodiscard]] std::optional<QJsonObject> maybeObject(const char *name);
    [[nodiscard]] std::optional<QJsonArray> maybeArray(const char *name, int most);
    [[nodiscard]] std::optional<QStringList> maybeTexts(const char *name, int most, int longest);
    [[nodiscard]] QString oneOf(const char *name, const QStringList &words);
    /// Refuses every field that was not asked for: nobody assigns what is not theirs to assign.
    void end() const;

private:
    [[nodiscard]] QJsonValue take(const char *name);
    QJsonObject m_object;
    QSet<QString> m_asked;
};

} // namespace cloudnx::sandbox
