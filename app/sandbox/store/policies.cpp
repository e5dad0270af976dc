#include "app/sandbox/store/policies.h"

#include "app/sandbox/server/page.h"

namespace cloudnx::sandbox {

Row policyFor(Call &call, const QString &idOrName) {
    const auto row = call.database.first("SELECT * FROM policies WHERE (account IS NULL OR account = ?1) AND "
                                         "(id = ?2 OR name = ?2) ORDER BY id = ?2 DESC LIMIT 1",
                                         call.caller->account, idOrName);
    if (!row)
        refuse(404, "There is no policy \"" + idOrName + "\".");
    return *row;
}

QJsonObject policyReference(const Row &row) {
    return {{"id", row.text("id")},
            {"name", row.text("name")},
            {"type", row.isNull("account") ? "managed" : "custom"}};
}

QJsonArray policiesOf(Call &call, const Holder &holder) {
    QJsonArray list;
    const Rows rows = call.database.all(
        "SELECT p.id, p.name, p.account FROM attachments a JOIN policies p ON p.id = a.policy "
        "WHERE a.account = ? AND a.kind = ? AND a.target = ? ORDER BY p.name",
        call.caller->account, QLatin1String(holder.kind), holder.target);
    for (const Row &row : rows)
        list.append(policyReference(row));
    return list;
}

void attach(Call &call, const Holder &holder, const Row &policy) {
    const auto already = call.database.first(
        "SELECT 1 FROM attachments WHERE account = ? AND kind = ? AND target = ? AND policy = ?",
        call.caller->account, QLatin1String(holder.kind), holder.target, policy.text("id"));
    if (already)
        refuse(409, policy.text("name") + " is attached already.");
    call.database.run("INSERT INTO attachments VALUES (?,?,?,?,?)", call.caller->account,
                      QLatin1String(holder.kind), holder.target, policy.text("id"), call.now);
    call.details.insert("policy", policy.text("name"));
    call.details.insert("policy_id", policy.text("id"));
}

Answer listAttached(Call &call, const Holder &holder) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows = call.database.all("SELECT p.id, p.name, p.account FROM attachments a JOIN policies p "
                                        "ON p.id = a.policy WHERE a.account = ? AND "
                                        "a.kind = ? AND a.target = ? AND p.name > ? ORDER BY p.name LIMIT ?",
                                        call.caller->account, QLatin1String(holder.kind), holder.target,
                                        page.after, page.fetch());
    return listed(page, "policies", rows, "name", policyReference);
}

Answer attachFromBody(Call &call, const Holder &holder) {
    Fields fields(call.body);
    const auto id = fields.maybeText("policy_id", 256);
    const auto name = fields.maybeText("policy_name", 256);
    fields.end();
    if (id.has_value() == name.has_value())
        refuse(400, "Give either policy_id or policy_name.");
    const Row policy = policyFor(call, id ? *id : *name);
    attach(call, holder, policy);
    return Call::json(policyReference(policy), 201);
}

Answer detach(Call &call, const Holder &holder, const QString &policyId) {
    const Row policy = policyFor(call, policyId);
    call.details.insert("policy", policy.text("name"));
    call.details.insert("policy_id", policy.text("id"));
    const qint64 gone = call.database.run(
        "DELETE FROM attachments WHERE account = ? AND kind = ? AND target = ? AND policy = ?",
        call.caller->account, QLatin1String(holder.kind), holder.target, policy.text("id"));
    if (gone == 0)
        refuse(404, policy.text("name") + " is not attached here.");
    return Call::deleted();
}

} // namespace cloudnx::sandbox
