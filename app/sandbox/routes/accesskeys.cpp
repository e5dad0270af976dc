#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/people.h"

namespace cloudnx::sandbox {

namespace {

constexpr int mostKeys = 2;

QJsonObject keyJson(const Row &row) {
    return {{"id", row.text("id")},
            {"access_key_id", row.text("key_id")},
            {"status", row.text("status")},
            {"created_at", timeText(row.number("created_at"))},
            {"last_used_at", timeOrNull(row, "last_used_at")}};
}

/// The key in the path, by its id or its access key id; 404 when the user has none such.
Row keyOf(Call &call) {
    const auto row =
        call.database.first("SELECT * FROM access_keys WHERE uid = ?1 AND (id = ?2 OR key_id = ?2)",
                            uidOf(call, call.parameter("username")), call.parameter("id"));
    if (!row)
        refuse(404, "This user has no such access key.");
    return *row;
}

Answer listKeys(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM access_keys WHERE uid = ? AND id > ? ORDER BY id LIMIT ?",
                          uidOf(call, call.parameter("username")), page.after, page.fetch());
    return listed(page, "access_keys", rows, "id", keyJson);
}

Answer createKey(Call &call) {
    Fields(call.body).end();
    const QString uid = uidOf(call, call.parameter("username"));
    if (call.database.first("SELECT count(*) AS n FROM access_keys WHERE uid = ?", uid)->number("n") >=
        mostKeys)
        refuse(409, QString("A user may have %1 access keys. Delete one first.").arg(mostKeys));
    const QString id = randomId("ak_");
    const QString keyId = "AKIA" + randomBase32(16);
    const QString secret = randomToken("").left(40);
    call.database.run(
        "INSERT INTO access_keys (id, uid, account, key_id, secret_sealed, created_at) VALUES (?,?,?,?,?,?)",
        id, uid, call.caller->account, keyId, call.services.sealer.seal(secret.toUtf8(), "access key"),
        call.now);
    call.details = {{"id", id}, {"access_key_id", keyId}};
    return Call::json({{"id", id},
                       {"access_key_id", keyId},
                       {"secret_access_key", secret},
                       {"status", "active"},
                       {"created_at", timeText(call.now)}},
                      201);
}

Answer updateKey(Call &call) {
    Fields fields(call.body);
    const QString status = fields.oneOf("status", {"active", "inactive"});
    fields.end();
    const QString id = keyOf(call).text("id");
    call.database.run("UPDATE access_keys SET status = ? WHERE id = ?", status, id);
    const Row row = *call.database.first("SELECT * FROM access_keys WHERE id = ?", id);
    call.details = {{"access_key_id", row.text("key_id")}, {"status", status}};
    return Call::json(keyJson(row));
}

Answer deleteKey(Call &call) {
    const Row row = keyOf(call);
    call.details.insert("access_key_id", row.text("key_id"));
    call.database.run("DELETE FROM access_keys WHERE id = ?", row.text("id"));
    return Call::deleted();
}

} // namespace

RouteTable accessKeyRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *user = "crn:cloudnx:iam::{account}:user/{username}";
    const char *all = "/auth/iam/users/{username}/access-keys";
    const char *one = "/auth/iam/users/{username}/access-keys/{id}";
    return {{"GET", all, "iam:ListAccessKeys", decided, None, user, listKeys},
            {"POST", all, "iam:CreateAccessKey", decided, Change, user, createKey},
            {"PATCH", one, "iam:UpdateAccessKey", decided, Change, user, updateKey},
            {"DELETE", one, "iam:DeleteAccessKey", decided, Change, user, deleteKey}};
}

} // namespace cloudnx::sandbox
