#include "app/sandbox/server/fields.h"

#include "app/sandbox/server/refusal.h"

#include <cmath>

namespace cloudnx::sandbox {

namespace {

[[noreturn]] void wrong(const char *name, const QString &expected) {
    refuse(400, "The field \"" + QLatin1String(name) + "\" must be " + expected + ".");
}

} // namespace

QJsonValue Fields::take(const char *name) {
    m_asked.insert(QLatin1String(name));
    return m_object.value(QLatin1String(name));
}

QString Fields::text(const char *name, int longest, int shortest) {
    const auto given = maybeText(name, longest, shortest);
    if (!given)
        wrong(name, "given as text");
    return *given;
}

std::optional<QString> Fields::maybeText(const char *name, int longest, int shortest) {
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    const QString text = value.toString();
    if (!value.isString() || text.size() < shortest || text.size() > longest)
        wrong(name, QString("text of %1 to %2 characters").arg(shortest).arg(longest));
    return text;
}

bool Fields::isNull(const char *name) {
    return take(name).isNull();
}

int Fields::number(const char *name, int least, int most) {
    const auto given = maybeNumber(name, least, most);
    if (!given)
        wrong(name, "given as a number");
    return *given;
}

std::optional<int> Fields::maybeNumber(const char *name, int least, int most) {
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || !(number >= least && number <= most) || number != std::floor(number))
        wrong(name, QString("a whole number from %1 to %2").arg(least).arg(most));
    return static_cast<int>(number);
}

double Fields::amount(const char *name) {
    const QJsonValue value = take(name);
    const double number = value.toDouble(-1);
    if (!value.isDouble() || !(number > 0 && number <= 10'000'000))
        wrong(name, "an amount above 0 and up to 10000000");
    return number;
}

bool Fields::flag(const char *name) {
    const auto given = maybeFlag(name);
    if (!given)
        wrong(name, "true or false");
    return *given;
}

std::optional<bool> Fields::maybeFlag(const char *name) {
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isBool())
        wrong(name, "true or false");
    return value.toBool();
}

QJsonObject Fields::object(const char *name) {
    const auto given = maybeObject(name);
    if (!given)
        wrong(name, "an object");
    return *given;
}

std::optional<QJsonObject> Fields::maybeObject(const char *name) {
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isObject())
        wrong(name, "an object");
    return value.toObject();
}

std::optional<QJsonArray> Fields::maybeArray(const char *name, int most) {
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isArray() || value.toArray().isEmpty() || value.toArray().size() > most)
        wrong(name, QString("a list of 1 to %1 entries").arg(most));
    return value.toArray();
}

std::optional<QStringList> Fields::maybeTexts(const char *name, int most, int longest) {
    const auto given = maybeArray(name, most);
    if (!given)
        return std::nullopt;
    QStringList texts;
    for (const auto value : *given) {
        if (!value.isString() || value.toString().isEmpty() || value.toString().size() > longest)
            wrong(name, QString("a list of texts of up to %1 characters").arg(longest));
        texts += value.toString();
    }
    return texts;
}

QString Fields::oneOf(const char *name, const QStringList &words) {
    const QString word = take(name).toString();
    if (!words.contains(word))
        wrong(name, "one of " + words.join(", "));
    return word;
}

void Fields::end() const {
    for (const QString &name : m_object.keys())
        if (!m_asked.contains(name))
            refuse(400, "The field \"" + name.left(64) + "\" is not known here.");
}

} // namespace cloudnx::sandbox
