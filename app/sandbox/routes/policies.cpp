#include "app/sandbox/store/policies.h"
#include "app/sandbox/policy/decision.h"
#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/people.h"

#include <QJsonDocument>

namespace cloudnx::sandbox {

namespace {

QString compact(const QJsonObject &document) {
    return QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

int attachments(Call &call, const QString &policy) {
    return static_cast<int>(
        call.database
            .first("SELECT count(*) AS n FROM attachments WHERE account = ? AND policy = ?",
                   call.caller->account, policy)
            ->number("n"));
}

QJsonObject policyJson(Call &call, const Row &row) {
    QJsonObject out = policyReference(row);
    out.insert("description", row.text("description"));
    out.insert("document", QJsonDocument::fromJson(row.text("document").toUtf8()).object());
    out.insert("attachment_count", attachments(call, row.text("id")));
    out.insert("created_at", timeText(row.number("created_at")));
    return out;
}

/// By id only: the path names one policy and no other.
Row policyInPath(Call &call) {
    const auto row =
        call.database.first("SELECT * FROM policies WHERE (account IS NULL OR account = ?) AND id = ?",
                            call.caller->account, call.parameter("id"));
    if (!row)
        refuse(404, "There is no such policy.");
    return *row;
}

Row customPolicyInPath(Call &call) {
    const Row row = policyInPath(call);
    if (row.isNull("account"))
        refuse(409, row.text("name") + " is managed by CloudNx and cannot be changed.");
    return row;
}

Answer listPolicies(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows = call.database.all(
        "SELECT * FROM policies WHERE (account IS NULL OR account = ?) AND name > ? ORDER BY name LIMIT ?",
        call.caller->account, page.after, page.fetch());
    return listed(page, "policies", rows, "name", [&](const Row &row) { return policyJson(call, row); });
}

Answer createPolicy(Call &call) {
    Fields fields(call.body);
    const QString name = fields.text("name", 64);
    const QString description = fields.maybeText("description", 1000, 0).value_or("");
    const QJsonObject document = fields.object("document");
    fields.end();
    checkName(name, "policy name");
    checkDocument(document);
    if (call.database.first("SELECT 1 FROM policies WHERE (account IS NULL OR account = ?) AND name = ?",
                            call.caller->account, name))
        refuse(409, "There is a policy \"" + name + "\" already.");
    const QString id = randomId("pol_");
    call.database.run("INSERT INTO policies VALUES (?,?,?,?,?,?)", id, call.caller->account, name,
                      description, compact(document), call.now);
    call.details = {{"policy_id", id}, {"document", document}};
    return Call::json(policyJson(call, *call.database.first("SELECT * FROM policies WHERE id = ?", id)), 201);
}

Answer getPolicy(Call &call) {
    call.allowQuery({});
    return Call::json(policyJson(call, policyInPath(call)));
}

Answer updatePolicy(Call &call) {
    Fields fields(call.body);
    const QJsonObject document = fields.object("document");
    const auto description = fields.maybeText("description", 1000, 0);
    fields.end();
    checkDocument(document);
    const Row row = customPolicyInPath(call);
    call.details = {{"policy", row.text("name")},
                    {"before", QJsonDocument::fromJson(row.text("document").toUtf8()).object()},
                    {"document", document}};
    call.database.run("UPDATE policies SET document = ?, description = ? WHERE id = ?", compact(document),
                      description.value_or(row.text("description")), row.text("id"));
    return Call::json(policyJson(call, policyInPath(call)));
}

Answer deletePolicy(Call &call) {
    const Row row = customPolicyInPath(call);
    call.details = {{"policy", row.text("name")},
                    {"before", QJsonDocument::fromJson(row.text("document").toUtf8()).object()}};
    if (attachments(call, row.text("id")) > 0)
        refuse(409, row.text("name") + " is still attached. Detach it first.");
    call.database.run("DELETE FROM policies WHERE id = ?", row.text("id"));
    return Call::deleted();
}

std::vector<NamedDocument> givenDocuments(const QJsonArray &documents) {
    std::vector<NamedDocument> named;
    for (const auto document : documents) {
        if (!document.isObject())
            refuse(400, "Every document must be an object.");
        checkDocument(document.toObject());
        named.push_back({QString("document %1").arg(named.size() + 1), document.toObject()});
    }
    return named;
}

/// Exactly one of username, document and documents says whose policies are asked about.
std::vector<NamedDocument> simulated(Call &call, Fields &fields) {
    const auto username = fields.maybeText("username", 64);
    const auto document = fields.maybeObject("document");
    const auto documents = fields.maybeArray("documents", 20);
    if (username.has_value() + document.has_value() + documents.has_value() != 1)
        refuse(400, "Give one of username, document or documents.");
    if (document)
        return givenDocuments({*document});
    if (documents)
        return givenDocuments(*documents);
    return attachedDocuments(call.database, call.caller->account, uidOf(call, *username));
}

Answer simulate(Call &call) {
    Fields fields(call.body);
    const std::vector<NamedDocument> documents = simulated(call, fields);
    const auto actions = fields.maybeTexts("actions", 100, 128);
    const QStringList resources = fields.maybeTexts("resources", 100, 512).value_or(QStringList{"*"});
    fields.end();
    if (!actions)
        refuse(400, "Name the actions to decide.");
    QJsonArray results;
    for (const QString &action : *actions)
        for (const QString &resource : resources) {
            const Decision decision = decide(documents, action, resource);
            results.append(QJsonObject{
                {"action", action},
                {"resource", resource},
                {"decision", word(decision.verdict)},
                {"policy", decision.policy.isEmpty() ? QJsonValue() : QJsonValue(decision.policy)}});
        }
    return Call::json({{"results", results}});
}

} // namespace

RouteTable policyRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *one = "crn:cloudnx:iam::{account}:policy/{id}";
    return {{"GET", "/auth/iam/policies", "iam:ListPolicies", decided, None,
             "crn:cloudnx:iam::{account}:policy/*", listPolicies},
            {"POST", "/auth/iam/policies", "iam:CreatePolicy", decided, Change,
             "crn:cloudnx:iam::{account}:policy/{name}", createPolicy},
            {"GET", "/auth/iam/policies/{id}", "iam:GetPolicy", decided, None, one, getPolicy},
            {"PUT", "/auth/iam/policies/{id}", "iam:UpdatePolicy", decided, Change, one, updatePolicy},
            {"DELETE", "/auth/iam/policies/{id}", "iam:DeletePolicy", decided, Change, one, deletePolicy},
            {"POST", "/auth/iam/simulate", "iam:SimulatePolicy", decided, None,
             "crn:cloudnx:iam::{account}:user/*", simulate}};
}

} // namespace cloudnx::sandbox
