#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/storage.h"

namespace cloudnx::sandbox {

namespace {

Answer listKeys(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM storage_keys WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "access_keys", rows, "id", [](const Row &row) {
        return QJsonObject{{"id", row.text("id")},
                           {"access_key_id", row.text("key_id")},
                           {"bucket", row.text("bucket")},
                           {"created_at", timeText(row.number("created_at"))},
                           {"last_used_at", timeOrNull(row, "last_used_at")}};
    });
}

Answer createKey(Call &call) {
    Fields fields(call.body);
    const QString bucket = fields.text("bucket", 128);
    fields.end();
    (void)bucketFor(call, bucket);
    const QString id = randomId("sk_");
    const QString keyId = "CNXS" + randomBase32(16);
    const QString secret = randomToken("").left(40);
    call.database.run("INSERT INTO storage_keys VALUES (?,?,?,?,?,?,NULL)", id, call.caller->account, keyId,
                      call.services.sealer.seal(secret.toUtf8(), "storage key"), bucket, call.now);
    call.details = {{"id", id}, {"access_key_id", keyId}};
    return Call::json({{"id", id},
                       {"access_key_id", keyId},
                       {"secret_access_key", secret},
                       {"bucket", bucket},
                       {"created_at", timeText(call.now)}},
                      201);
}

Answer deleteKey(Call &call) {
    if (call.database.run("DELETE FROM storage_keys WHERE account = ? AND id = ?", call.caller->account,
                          call.parameter("id")) == 0)
        refuse(404, "There is no such storage key.");
    return Call::deleted();
}

} // namespace

RouteTable storageKeyRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    return {{"GET", "/storage/access-keys", "storage:ListAccessKeys", decided, None,
             "crn:cloudnx:storage:{region}:{account}:access-key/*", listKeys},
            {"POST", "/storage/access-keys", "storage:CreateAccessKey", decided, Change,
             "crn:cloudnx:storage:{region}:{account}:bucket/{bucket}", createKey},
            {"DELETE", "/storage/access-keys/{id}", "storage:DeleteAccessKey", decided, Change,
             "crn:cloudnx:storage:{region}:{account}:access-key/{id}", deleteKey}};
}

} // namespace cloudnx::sandbox
