#include "models/tables/jsontext.h"

#include "models/core/visibletext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

QString hexEscape(QChar c) {
    return QStringLiteral("\\u%1").arg(static_cast<uint>(c.unicode()), 4, 16, QChar(u'0'));
}

// Such characters stand only inside strings, where an escape says the same. Surrogates are left: UTF-8 text
// from QJsonDocument has them in pairs only.
QString escaped(const QString &json) {
    QString text;
    text.reserve(json.size());
    for (const QChar c : json) {
        const bool plain = c == u'\n' || c.isSurrogate() || !steersTerminal(c.unicode());
        if (plain)
            text.append(c);
        else
            text.append(hexEscape(c));
    }
    return text;
}

// A document holds only objects and arrays; other values are written as an array of one and unwrapped.
QString withoutBrackets(const QByteArray &array) {
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QString quoted(const QString &text) {
    return escaped(withoutBrackets(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact)));
}

bool isPlainCharacter(QChar c) {
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_' ||
           u == u'-' || u == u'.' || u == u'/';
}

// Words that some reader takes for something else (YAML 1.1 §10: y, on, no, .nan …).
bool isReserved(const QString &text) {
    static const QStringList words{QStringLiteral("y"),    QStringLiteral("n"),     QStringLiteral("yes"),
                                   QStringLiteral("no"),   QStringLiteral("on"),    QStringLiteral("off"),
                                   QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("null"),
                                   QStringLiteral("nan"),  QStringLiteral("inf")};
    return words.contains(text.toLower());
}

// Double quotes with JSON's escapes are YAML too; words that are plain beyond doubt stay bare.
QString yamlScalar(const QString &text) {
    const bool startsWithLetter = !text.isEmpty() && text.at(0).unicode() < 0x80 && text.at(0).isLetter();
    const bool bare =
        startsWithLetter && !isReserved(text) && std::all_of(text.begin(), text.end(), isPlainCharacter);
    return bare ? text : quoted(text);
}

void writeYaml(QString &out, const QJsonValue &value, qsizetype depth);

void writeEntry(QString &out, const QJsonValue &value, qsizetype depth) {
    const bool nested =
        (value.isObject() && !value.toObject().isEmpty()) || (value.isArray() && !value.toArray().isEmpty());
    out += nested ? u'\n' : u' ';
    writeYaml(out, value, depth);
}

void writeObject(QString &out, const QJsonObject &object, qsizetype depth) {
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        out += QString(depth * 2, u' ') + yamlScalar(entry.key()) + u':';
        writeEntry(out, entry.value(), depth + 1);
    }
}

// An object in a list starts on the line of its dash.
void writeItem(QString &out, const QJsonValue &item, qsizetype depth) {
    out += QString(depth * 2, u' ') + u'-';
    if (item.isObject() && !item.toObject().isEmpty()) {
        QString block;
        writeObject(block, item.toObject(), depth + 1);
        out += u' ' + block.mid((depth + 1) * 2);
    } else {
        writeEntry(out, item, depth + 1);
    }
}

void writeYaml(QString &out, const QJsonValue &value, qsizetype depth) {
    if (value.isObject() && !value.toObject().isEmpty()) {
        writeObject(out, value.toObject(), depth);
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        for (const auto &item : value.toArray())
            writeItem(out, item, depth);
    } else {
        out += (value.isString() ? yamlScalar(value.toString()) : jsonLine(value)) + u'\n';
    }
}

} // namespace

QString jsonLine(const QJsonValue &value) {
    return escaped(withoutBrackets(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)));
}

QString jsonText(const QJsonValue &value) {
    const QJsonDocument document =
        value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray());
    if (!value.isObject() && !value.isArray())
        return jsonLine(value);
    QString text = QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
    return escaped(text);
}

QString yamlText(const QJsonValue &value) {
    QString out;
    writeYaml(out, value, 0);
    return out;
}

} // namespace cloudnx
