#include "models/iam/policydocument.h"

#include <QJsonDocument>

namespace cloudnx {

namespace {

Result<std::vector<QString>> textOrList(const QJsonValue &json, const QString &where) {
    if (json.isString())
        return std::vector<QString>{json.toString()};
    std::vector<QString> list;
    if (json.isArray() && !json.toArray().isEmpty() && fromJson(json, list))
        return list;
    return failure(ErrorKind::Invalid,
                   QStringLiteral("%1 must be a text or a list of texts that is not empty.").arg(where));
}

QJsonValue listOrText(const std::vector<QString> &list) {
    return list.size() == 1 ? QJsonValue(list.front()) : toJson(list);
}

// Fills exactly one of the two lists, from `Name` or `NotName`.
Done readPair(const QJsonObject &json, const QString &name, const QString &where, std::vector<QString> &plain,
              std::vector<QString> &negated) {
    const QString notName = QStringLiteral("Not") + name;
    if (json.contains(name) == json.contains(notName))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 needs either %2 or %3.").arg(where, name, notName));
    const bool negative = json.contains(notName);
    auto list = textOrList(json.value(negative ? notName : name), where + u' ' + (negative ? notName : name));
    if (!list)
        return failure(list.error());
    (negative ? negated : plain) = std::move(*list);
    return {};
}

Result<Statement> readStatement(const QJsonObject &json, const QString &where) {
    Statement statement;
    statement.sid = json.value(QStringLiteral("Sid")).toString();
    if (!fromJson(json.value(QStringLiteral("Effect")), statement.effect))
        return failure(ErrorKind::Invalid, QStringLiteral("%1: Effect must be Allow or Deny.").arg(where));
    if (auto actions =
            readPair(json, QStringLiteral("Action"), where, statement.actions, statement.notActions);
        !actions)
        return failure(actions.error());
    if (auto resources =
            readPair(json, QStringLiteral("Resource"), where, statement.resources, statement.notResources);
        !resources)
        return failure(resources.error());
    const QJsonValue conditions = json.value(QStringLiteral("Condition"));
    if (!conditions.isUndefined() && !fromJson(conditions, statement.conditions))
        return failure(ErrorKind::Invalid, QStringLiteral("%1: Condition must be an object.").arg(where));
    return statement;
}

void writePair(QJsonObject &json, const QString &name, const std::vector<QString> &plain,
               const std::vector<QString> &negated) {
    if (!plain.empty())
        json.insert(name, listOrText(plain));
    if (!negated.empty())
        json.insert(QStringLiteral("Not") + name, listOrText(negated));
}

QJsonObject writeStatement(const Statement &statement) {
    QJsonObject json{{QStringLiteral("Effect"), wordOf(statement.effect)}};
    if (!statement.sid.isEmpty())
        json.insert(QStringLiteral("Sid"), statement.sid);
    writePair(json, QStringLiteral("Action"), statement.actions, statement.notActions);
    writePair(json, QStringLiteral("Resource"), statement.resources, statement.notResources);
    if (!statement.conditions.isEmpty())
        json.insert(QStringLiteral("Condition"), statement.conditions);
    return json;
}

} // namespace

Result<PolicyDocument> PolicyDocument::fromObject(const QJsonObject &json) {
    PolicyDocument document;
    document.m_version = json.value(QStringLiteral("Version")).toString();
    const QJsonValue statements = json.value(QStringLiteral("Statement"));
    const QJsonArray list = statements.isObject() ? QJsonArray{statements} : statements.toArray();
    if (list.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("A policy needs at least one Statement."));
    for (qsizetype at = 0; at < list.size(); ++at) {
        auto statement = readStatement(list.at(at).toObject(), QStringLiteral("Statement %1").arg(at + 1));
        if (!statement)
            return failure(statement.error());
        document.m_statements.push_back(std::move(*statement));
    }
    return document;
}

Result<PolicyDocument> PolicyDocument::parse(const QString &text) {
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorKind::Invalid, QStringLiteral("The policy is not JSON: %1 at character %2.")
                                               .arg(error.errorString())
                                               .arg(error.offset + 1));
    return fromObject(json.object());
}

QJsonObject PolicyDocument::toObject() const {
    QJsonArray statements;
    for (const Statement &statement : m_statements)
        statements.append(writeStatement(statement));
    QJsonObject json{{QStringLiteral("Statement"), statements}};
    if (!m_version.isEmpty())
        json.insert(QStringLiteral("Version"), m_version);
    return json;
}

QString PolicyDocument::toText() const {
    return QString::fromUtf8(QJsonDocument(toObject()).toJson(QJsonDocument::Compact));
}

} // namespace cloudnx
