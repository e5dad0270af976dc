#include "app/sandbox/auth/passwords.h"
#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/people.h"
#include "app/sandbox/store/policies.h"

namespace cloudnx::sandbox {

namespace {

constexpr auto userColumns = "SELECT p.*, (SELECT count(*) FROM access_keys k WHERE k.uid = p.uid) AS keys "
                             "FROM people p WHERE p.kind = 'iam' ";

QJsonArray groupsOf(Call &call, const QString &uid) {
    QJsonArray list;
    for (const Row &row : call.database.all("SELECT name FROM members WHERE uid = ? ORDER BY name", uid))
        list.append(row.text("name"));
    return list;
}

QJsonObject userJson(Call &call, const Row &row) {
    return {{"username", row.text("username")},
            {"user_id", row.text("uid")},
            {"crn", call.crn("iam", "user/" + row.text("username"))},
            {"created_at", timeText(row.number("created_at"))},
            {"console_access", !row.isNull("password_hash")},
            {"mfa_enabled", !row.isNull("totp_enabled_at")},
            {"last_login_at", timeOrNull(row, "last_login_at")},
            {"groups", groupsOf(call, row.text("uid"))},
            {"policies", policiesOf(call, {"user", row.text("uid")})},
            {"access_key_count", row.number("keys")}};
}

QJsonObject userJson(Call &call, const QString &uid) {
    return userJson(
        call, *call.database.first("SELECT p.*, (SELECT count(*) FROM access_keys k WHERE k.uid = p.uid) AS "
                                   "keys FROM people p WHERE p.uid = ?",
                                   uid));
}

Answer listUsers(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    static const QByteArray sql =
        QByteArray(userColumns) + "AND p.account = ? AND p.username > ? ORDER BY p.username LIMIT ?";
    const Rows rows = call.database.all(sql.constData(), call.caller->account, page.after, page.fetch());
    return listed(page, "users", rows, "username", [&](const Row &row) { return userJson(call, row); });
}

Answer createUser(Call &call) {
    Fields fields(call.body);
    const QString username = fields.text("username", 64);
    const auto password = fields.isNull("password") ? std::nullopt : fields.maybeText("password", 1024);
    fields.end();
    checkName(username, "user name");
    std::optional<QString> hash;
    if (password) {
        checkPassword(call.database, call.caller->account, "", *password);
        hash = hashPassword(*password);
    }
    call.beginWriting();
    if (iamUser(call.database, call.caller->account, username))
        refuse(409, "There is an IAM user \"" + username + "\" already.");
    const QString uid = randomId("usr_");
    call.database.run("INSERT INTO people (uid, account, kind, username, created_at) VALUES (?,?,'iam',?,?)",
                      uid, call.caller->account, username, call.now);
    if (hash)
        setPassword(call, uid, *hash, "");
    call.details = {{"user_id", uid}, {"console_access", hash.has_value()}};
    return Call::json(userJson(call, uid), 201);
}

Answer getUser(Call &call) {
    call.allowQuery({});
    return Call::json(userJson(call, uidOf(call, call.parameter("username"))));
}

Answer deleteUser(Call &call) {
    const QString uid = uidOf(call, call.parameter("username"));
    call.details.insert("user_id", uid);
    call.database.run("DELETE FROM attachments WHERE kind = 'user' AND target = ?", uid);
    call.database.run("DELETE FROM people WHERE uid = ?", uid);
    return Call::deleted();
}

Answer setUserPassword(Call &call) {
    Fields fields(call.body);
    const bool isDisabled = fields.isNull("password") || fields.maybeFlag("enabled") == false;
    const auto password = fields.isNull("password") ? std::nullopt : fields.maybeText("password", 1024);
    fields.end();
    if (isDisabled == password.has_value())
        refuse(400, "Give a password, or null (or enabled: false) to disable console sign-in.");
    const QString uid = uidOf(call, call.parameter("username"));
    std::optional<QString> hash;
    if (password) {
        checkPassword(call.database, call.caller->account, uid, *password);
        hash = hashPassword(*password);
    }
    call.beginWriting();
    if (hash)
        setPassword(call, uid, *hash, "");
    else
        call.database.run("UPDATE people SET password_hash = NULL, password_at = NULL WHERE uid = ?", uid);
    revokeSessions(call, uid, "");
    call.details.insert("console_access", hash.has_value());
    return Call::json(userJson(call, uid));
}

Holder holderOf(Call &call) {
    return {"user", uidOf(call, call.parameter("username"))};
}

Answer listPolicies(Call &call) {
    return listAttached(call, holderOf(call));
}

Answer attachPolicy(Call &call) {
    return attachFromBody(call, holderOf(call));
}

Answer detachPolicy(Call &call) {
    return detach(call, holderOf(call), call.parameter("policy_id"));
}

} // namespace

RouteTable userRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *all = "crn:cloudnx:iam::{account}:user/*";
    const char *one = "crn:cloudnx:iam::{account}:user/{username}";
    const char *path = "/auth/iam/users/{username}";
    return {{"GET", "/auth/iam/users", "iam:ListUsers", decided, None, all, listUsers},
            {"POST", "/auth/iam/users", "iam:CreateUser", decided, LateChange, one, createUser},
            {"GET", path, "iam:GetUser", decided, None, one, getUser},
            {"DELETE", path, "iam:DeleteUser", decided, Change, one, deleteUser},
            {"PATCH", "/auth/iam/users/{username}/password", "iam:UpdateLoginProfile", decided, LateChange,
             one, setUserPassword},
            {"GET", "/auth/iam/users/{username}/policies", "iam:ListAttachedUserPolicies", decided, None, one,
             listPolicies},
            {"POST", "/auth/iam/users/{username}/policies", "iam:AttachUserPolicy", decided, Change, one,
             attachPolicy},
            {"DELETE", "/auth/iam/users/{username}/policies/{policy_id}", "iam:DetachUserPolicy", decided,
             Change, one, detachPolicy}};
}

} // namespace cloudnx::sandbox
