#include "app/sandbox/policy/decision.h"

#include "app/sandbox/server/fields.h"
#include "app/sandbox/server/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>

namespace cloudnx::sandbox {

namespace {

/// `*` any run, `?` any one character; linear with one step back, so that no pattern is slow.
bool matches(QStringView pattern, QStringView text) {
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

QStringList texts(const QJsonValue &value) {
    if (value.isString())
        return {value.toString()};
    QStringList list;
    for (const auto entry : value.toArray())
        list += entry.toString();
    return list;
}

bool matchesAny(const QStringList &patterns, const QString &text) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const QString &pattern) { return matches(pattern, text); });
}

QStringList lowered(QStringList list) {
    for (QString &entry : list)
        entry = entry.toLower();
    return list;
}

bool covers(const QJsonObject &statement, const QString &action, const QString &resource) {
    const bool actionFits = statement.contains("Action")
                                ? matchesAny(lowered(texts(statement["Action"])), action.toLower())
                                : !matchesAny(lowered(texts(statement["NotAction"])), action.toLower());
    if (!actionFits)
        return false;
    return statement.contains("Resource") ? matchesAny(texts(statement["Resource"]), resource)
                                          : !matchesAny(texts(statement["NotResource"]), resource);
}

QJsonArray statements(const QJsonObject &document) {
    const QJsonValue given = document["Statement"];
    return given.isArray() ? given.toArray() : QJsonArray{given};
}

Verdict judged(const QJsonObject &document, const QString &action, const QString &resource) {
    Verdict verdict = Verdict::ImplicitDeny;
    for (const auto value : statements(document)) {
        const QJsonObject statement = value.toObject();
        if (!covers(statement, action, resource))
            continue;
        if (statement["Effect"].toString() == "Deny")
            return Verdict::ExplicitDeny;
        if (statement["Condition"].toObject().isEmpty())
            verdict = Verdict::Allowed;
    }
    return verdict;
}

void checkPatterns(const QJsonObject &statement, const char *name, const char *opposite) {
    const bool plain = statement.contains(QLatin1String(name));
    if (plain == statement.contains(QLatin1String(opposite)))
        refuse(
            400,
            QString("A statement needs either %1 or %2.").arg(QLatin1String(name), QLatin1String(opposite)));
    const QJsonValue value = statement[QLatin1String(plain ? name : opposite)];
    const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
    const bool isSound =
        !list.isEmpty() && std::all_of(list.begin(), list.end(), [](const QJsonValue &entry) {
            return entry.isString() && !entry.toString().isEmpty() && entry.toString().size() <= 512;
        });
    if (!isSound)
        refuse(400,
               QString("%1 must be text or a list of texts.").arg(QLatin1String(plain ? name : opposite)));
    for (const auto entry : list)
        if (entry.toString().contains("${"))
            refuse(400, "Policy variables (${…}) are not supported.");
}

void checkActions(const QJsonObject &statement) {
    for (const char *name : {"Action", "NotAction"})
        for (const QString &action : texts(statement[QLatin1String(name)]))
            if (action != "*" && !action.contains(':'))
                refuse(400, "The action \"" + action.left(64) + "\" must look like service:Verb.");
}

void checkStatement(const QJsonValue &value) {
    if (!value.isObject())
        refuse(400, "Every statement must be an object.");
    const QJsonObject statement = value.toObject();
    Fields fields(statement);
    (void)fields.oneOf("Effect", {"Allow", "Deny"});
    (void)fields.maybeText("Sid", 128, 0);
    (void)fields.maybeObject("Condition");
    for (const char *name : {"Action", "NotAction", "Resource", "NotResource"})
        (void)fields.isNull(name);
    fields.end();
    checkPatterns(statement, "Action", "NotAction");
    checkPatterns(statement, "Resource", "NotResource");
    checkActions(statement);
}

} // namespace

Decision decide(const std::vector<NamedDocument> &documents, const QString &action, const QString &resource) {
    Decision decision;
    for (const NamedDocument &named : documents) {
        const Verdict verdict = judged(named.document, action, resource);
        if (verdict == Verdict::ExplicitDeny)
            return {.verdict = verdict, .policy = named.name};
        if (verdict == Verdict::Allowed && decision.verdict != Verdict::Allowed)
            decision = {.verdict = verdict, .policy = named.name};
    }
    return decision;
}

std::vector<NamedDocument> attachedDocuments(Database &database, const QString &account, const QString &uid) {
    const Rows rows =
        database.all("SELECT p.name, p.document FROM attachments a JOIN policies p ON p.id = a.policy WHERE "
                     "a.account = ?1 AND "
                     "((a.kind = 'user' AND a.target = ?2) OR (a.kind = 'group' AND a.target IN "
                     "(SELECT name FROM members WHERE account = ?1 AND uid = ?2))) ORDER BY p.name",
                     account, uid);
    std::vector<NamedDocument> documents;
    for (const Row &row : rows)
        documents.push_back(
            {row.text("name"), QJsonDocument::fromJson(row.text("document").toUtf8()).object()});
    return documents;
}

void checkDocument(const QJsonObject &document) {
    Fields fields(document);
    (void)fields.oneOf("Version", {"2012-10-17"});
    (void)fields.maybeText("Id", 128, 0);
    (void)fields.isNull("Statement");
    fields.end();
    if (QJsonDocument(document).toJson(QJsonDocument::Compact).size() > 6144)
        refuse(400, "A policy document may have 6144 bytes.");
    const QJsonArray list = statements(document);
    if (list.isEmpty())
        refuse(400, "A policy document needs a statement.");
    for (const auto statement : list)
        checkStatement(statement);
}

QString word(Verdict verdict) {
    switch (verdict) {
    case Verdict::Allowed:
        return "allowed";
    case Verdict::ExplicitDeny:
        return "explicit_deny";
    case Verdict::ImplicitDeny:
        break;
    }
    return "implicit_deny";
}

} // namespace cloudnx::sandbox
