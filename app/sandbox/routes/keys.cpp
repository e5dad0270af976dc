#include "app/sandbox/store/keys.h"

#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/people.h"

namespace cloudnx::sandbox {

namespace {

constexpr qint64 day = 24LL * 3600 * 1000;

Answer shown(Call &call, const QString &id, int status = 200) {
    return Call::json(keyJson(call, *call.database.first("SELECT * FROM kms_keys WHERE id = ?", id)), status);
}

Answer listKeys(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows = call.database.all("SELECT * FROM kms_keys WHERE account = ? AND name > ? AND "
                                        "(deletion_at IS NULL OR deletion_at > ?) ORDER BY name "
                                        "LIMIT ?",
                                        call.caller->account, page.after, call.now, page.fetch());
    return listed(page, "keys", rows, "name", [&](const Row &row) { return keyJson(call, row); });
}

Answer createKey(Call &call) {
    Fields fields(call.body);
    const QString name = fields.text("name", 64);
    const QString description = fields.maybeText("description", 1000, 0).value_or("");
    fields.end();
    checkName(name, "key name");
    // A key whose time is over is gone for good, and its name is free again.
    call.database.run("DELETE FROM kms_keys WHERE account = ? AND name = ? AND deletion_at <= ?",
                      call.caller->account, name, call.now);
    if (call.database.first("SELECT 1 FROM kms_keys WHERE account = ? AND name = ?", call.caller->account,
                            name))
        refuse(409, "There is a key \"" + name + "\" already.");
    const QString id = randomId("key_");
    call.resource = call.crn("kms", "key/" + id);
    call.details.insert("key", name);
    call.database.run("INSERT INTO kms_keys VALUES (?,?,?,?,'enabled',1,NULL,?,NULL,NULL)", id,
                      call.caller->account, name, description, call.now);
    addVersion(call, id, 1);
    return shown(call, id, 201);
}

Answer getKey(Call &call) {
    call.allowQuery({});
    return Call::json(keyJson(call, keyFor(call, call.parameter("id"))));
}

void setRotation(Call &call, Fields &fields, const QString &id) {
    const auto days =
        fields.isNull("rotation_days") ? std::nullopt : fields.maybeNumber("rotation_days", 1, 3650);
    if (!fields.has("rotation_days"))
        return;
    call.details.insert("rotation_days", days ? QJsonValue(*days) : QJsonValue());
    call.database.run("UPDATE kms_keys SET rotation_days = ? WHERE id = ?", days, id);
}

Answer updateKey(Call &call) {
    const Row key = keyFor(call, call.parameter("id"));
    const QString id = key.text("id");
    Fields fields(call.body);
    setRotation(call, fields, id);
    const auto description = fields.maybeText("description", 1000, 0);
    std::optional<QString> state;
    if (fields.has("state"))
        state = fields.oneOf("state", {"enabled", "disabled"});
    fields.end();
    if (state && key.text("state") == "pending_deletion")
        refuse(409, "The key is waiting for its deletion. Cancel that first.");
    if (description)
        call.database.run("UPDATE kms_keys SET description = ? WHERE id = ?", *description, id);
    if (state) {
        call.details.insert("before", key.text("state"));
        call.details.insert("state", *state);
        call.database.run("UPDATE kms_keys SET state = ? WHERE id = ?", *state, id);
    }
    return shown(call, id);
}

Answer rotateKey(Call &call) {
    Fields(call.body).end();
    const Row key = keyFor(call, call.parameter("id"));
    if (key.text("state") != "enabled")
        refuse(409, "Only an enabled key can be rotated.");
    const qint64 version = key.number("current_version") + 1;
    addVersion(call, key.text("id"), version);
    call.details.insert("version", version);
    call.database.run("UPDATE kms_keys SET current_version = ?, rotated_at = ? WHERE id = ?", version,
                      call.now, key.text("id"));
    return shown(call, key.text("id"));
}

int pendingDays(const Call &call) {
    const auto given = call.queried("pending_days");
    bool isNumber = true;
    const int days = given ? given->toInt(&isNumber) : 30;
    if (!isNumber || days < 7 || days > 30)
        refuse(400, "pending_days must be a number from 7 to 30.");
    return days;
}

Answer deleteKey(Call &call) {
    call.allowQuery({"pending_days"});
    const Row key = keyFor(call, call.parameter("id"));
    const int days = pendingDays(call);
    if (key.text("state") == "pending_deletion")
        refuse(409, "The deletion is scheduled already.");
    call.details.insert("pending_days", days);
    call.database.run("UPDATE kms_keys SET state = 'pending_deletion', deletion_at = ? WHERE id = ?",
                      call.now + days * day, key.text("id"));
    return shown(call, key.text("id"));
}

Answer cancelDeletion(Call &call) {
    Fields(call.body).end();
    const Row key = keyFor(call, call.parameter("id"));
    if (key.text("state") != "pending_deletion")
        refuse(409, "No deletion is scheduled.");
    call.database.run("UPDATE kms_keys SET state = 'disabled', deletion_at = NULL WHERE id = ?",
                      key.text("id"));
    return shown(call, key.text("id"));
}

} // namespace

RouteTable keyRoutes() {
    using enum Effect;
    using enum Access;
    const char *all = "crn:cloudnx:kms:{region}:{account}:key/*";
    // The handlers decide, in keyFor(): a key may be named by id or by name.
    const char *one = "crn:cloudnx:kms:{region}:{account}:key/{id}";
    return {{"GET", "/kms/keys", "kms:ListKeys", Decided, None, all, listKeys},
            {"POST", "/kms/keys", "kms:CreateKey", Decided, Change, all, createKey},
            {"GET", "/kms/keys/{id}", "kms:GetKey", SignedIn, None, one, getKey},
            {"PATCH", "/kms/keys/{id}", "kms:UpdateKey", SignedIn, Change, one, updateKey},
            {"DELETE", "/kms/keys/{id}", "kms:ScheduleKeyDeletion", SignedIn, Change, one, deleteKey},
            {"POST", "/kms/keys/{id}/rotate", "kms:RotateKey", SignedIn, Change, one, rotateKey},
            {"POST", "/kms/keys/{id}/cancel-deletion", "kms:CancelKeyDeletion", SignedIn, Change, one,
             cancelDeletion}};
}

} // namespace cloudnx::sandbox
