#include "app/sandbox/auth/passwords.h"
#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/mail.h"
#include "app/sandbox/store/sessions.h"

#include <QRegularExpression>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 hour = 3600LL * 1000;

Answer me(Call &call) {
    call.allowQuery({});
    const Row row = *call.database.first("SELECT p.*, a.name AS account_name FROM people p JOIN accounts a "
                                         "ON a.id = p.account WHERE p.uid = ?",
                                         call.caller->uid);
    QJsonObject out{{"account_id", call.caller->account},
                    {"account_name", row.text("account_name")},
                    {"user_id", call.caller->uid},
                    {"type", call.caller->isRoot() ? "root" : "iam"},
                    {"mfa_enabled", !row.isNull("totp_enabled_at")},
                    {"email_verified", row.flag("email_verified")},
                    {"created_at", timeText(row.number("created_at"))},
                    {"last_login_at", timeOrNull(row, "last_login_at")}};
    out.insert(call.caller->isRoot() ? "email" : "username", call.caller->name);
    out.insert("crn", call.crn("iam", call.caller->isRoot() ? QString("root") : "user/" + call.caller->name));
    return Call::json(out);
}

QJsonObject sessionJson(const Row &row, const Call &call) {
    const bool isRoot = row.text("kind") == "root";
    return {{"id", row.text("id")},
            {"actor", row.text(isRoot ? "email" : "username")},
            {"actor_type", isRoot ? "root" : "iam"},
            {"ip", row.text("ip")},
            {"user_agent", row.text("user_agent")},
            {"created_at", timeText(row.number("created_at"))},
            {"last_used_at", timeText(row.number("last_used_at"))},
            {"current", row.text("id") == call.caller->session}};
}

Answer listSessions(Call &call) {
    call.allowQuery({"limit", "cursor", "scope"});
    const Page page = Page::of(call);
    const QString scope = call.queried("scope").value_or("own");
    if (scope != "own" && scope != "account")
        refuse(400, "The scope must be own or account.");
    if (scope == "account")
        call.require("iam:ListSessions", call.crn("iam", "session/*"));
    const QString uid = scope == "own" ? call.caller->uid : QString();
    const Rows rows = call.database.all("SELECT s.*, p.kind, p.email, p.username FROM sessions s JOIN people "
                                        "p ON p.uid = s.uid WHERE s.account = ?1 AND "
                                        "(?2 = '' OR s.uid = ?2) AND s.revoked_at IS NULL AND s.expires_at > "
                                        "?3 AND s.id > ?4 ORDER BY s.id LIMIT ?5",
                                        call.caller->account, uid.isNull() ? QString("") : uid, call.now,
                                        page.after, page.fetch());
    return listed(page, "sessions", rows, "id", [&](const Row &row) { return sessionJson(row, call); });
}

Answer revokeSession(Call &call) {
    const QString id = call.parameter("id");
    const auto row =
        call.database.first("SELECT uid FROM sessions WHERE id = ? AND account = ? AND revoked_at IS NULL",
                            id, call.caller->account);
    if (!row || row->text("uid") != call.caller->uid)
        call.require("iam:RevokeSession", call.resource);
    if (!row)
        refuse(404, "There is no such session, or it has ended.");
    call.details.insert("user", personByUid(call.database, row->text("uid"))->name);
    call.database.run("UPDATE sessions SET revoked_at = ? WHERE id = ?", call.now, id);
    return Call::deleted();
}

Answer changePassword(Call &call) {
    Fields fields(call.body);
    const QString current = fields.text("current_password", 1024);
    const QString fresh = fields.text("new_password", 1024);
    fields.end();
    const Caller &caller = *call.caller;
    if (!caller.keyId.isEmpty())
        refuse(403, "A password cannot be changed with an access key.");
    const QString claimed = caller.isRoot() ? caller.name : caller.account + "/" + caller.name;
    if (const int wait = call.services.throttle.secondsToWait(claimed, call.address(), call.now); wait > 0)
        throw Refusal{
            .status = 429, .sentence = QString("Wait %1 s and try again.").arg(wait), .retryAfter = wait};
    if (!isPassword(current, personByUid(call.database, caller.uid)->passwordHash)) {
        call.services.throttle.failed(claimed, call.address(), call.now);
        refuse(401, "The current password is wrong.");
    }
    checkPassword(call.database, caller.account, caller.uid, fresh);
    const QString hash = hashPassword(fresh);
    call.beginWriting();
    setPassword(call, caller.uid, hash, caller.session);
    return Call::done();
}

QString newAccountId(Database &database) {
    const qint64 next = database.first("SELECT max(CAST(id AS INTEGER)) AS n FROM accounts")->number("n") + 1;
    return QString::number(std::max<qint64>(next, 100000003));
}

Answer registerAccount(Call &call) {
    static const QRegularExpression form("\\A[^@\\s]{1,64}@[A-Za-z0-9.-]{1,189}\\z");
    Fields fields(call.body);
    const QString email = fields.text("email", 254).trimmed().toLower();
    const QString password = fields.text("password", 1024);
    const QString accountName = fields.maybeText("name", 128).value_or(email);
    fields.end();
    if (!form.match(email).hasMatch())
        refuse(400, "The e-mail address is not valid.");
    if (password.size() < 8)
        refuse(400, "The password needs 8 characters.");
    const QString hash = hashPassword(password);
    call.beginWriting();
    if (rootByEmail(call.database, email))
        refuse(409, "There is an account for this e-mail address already.");
    const QString account = newAccountId(call.database);
    const QString uid = randomId("usr_");
    call.database.run("INSERT INTO accounts (id, name, created_at) VALUES (?,?,?)", account, accountName,
                      call.now);
    call.database.run(
        "INSERT INTO people (uid, account, kind, email, password_hash, password_at, created_at) "
        "VALUES (?,?,'root',?,?,?,?)",
        uid, account, email, hash, call.now, call.now);
    call.database.run("INSERT INTO password_history VALUES (?,?,?)", uid, hash, call.now);
    const Person person = *personByUid(call.database, uid);
    call.account = account;
    call.actor = email;
    call.actorType = "root";
    mailVerificationCode(call, person);
    Answer answer = openSession(call, person);
    answer.status = 201;
    return answer;
}

Answer verifyEmail(Call &call) {
    Fields fields(call.body);
    const QString email = fields.text("email", 254).trimmed().toLower();
    const QString code = fields.text("otp", 32).trimmed();
    fields.end();
    const int wait = call.services.throttle.secondsToWait(email, call.address(), call.now);
    if (wait > 0)
        throw Refusal{
            .status = 429, .sentence = QString("Wait %1 s and try again.").arg(wait), .retryAfter = wait};
    call.actor = email;
    const auto person = rootByEmail(call.database, email);
    const auto outcome = person ? spendMailed(call, "verify", person->uid + ":" + code) : std::nullopt;
    if (!outcome) {
        call.services.throttle.failed(email, call.address(), call.now);
        refuse(401, "The code is wrong or was used before.");
    }
    call.account = person->account;
    call.actorType = "root";
    call.database.run("UPDATE people SET email_verified = 1 WHERE uid = ?", *outcome);
    return Call::done();
}

Answer forgotPassword(Call &call) {
    Fields fields(call.body);
    const QString email = fields.text("email", 254).trimmed().toLower();
    fields.end();
    call.actor = email;
    if (const auto person = rootByEmail(call.database, email)) {
        call.account = person->account;
        mailResetLink(call, *person, hour);
    }
    return Call::done();
}

Answer resetPassword(Call &call) {
    Fields fields(call.body);
    const QString token = fields.text("token", 256);
    const QString fresh = fields.text("new_password", 1024);
    fields.end();
    const auto uid = spendMailed(call, "reset", token);
    if (!uid)
        refuse(401, "The reset token is wrong or was used before.");
    const Person person = *personByUid(call.database, *uid);
    call.account = person.account;
    call.actor = person.name;
    call.actorType = "root";
    checkPassword(call.database, person.account, *uid, fresh);
    setPassword(call, *uid, hashPassword(fresh), "");
    return Call::done();
}

} // namespace

RouteTable accountRoutes() {
    using enum Effect;
    using enum Access;
    return {
        {"POST", "/auth/register", "auth:Register", Public, LateChange, "", registerAccount},
        {"POST", "/auth/forgot-password", "auth:ForgotPassword", Public, Change, "", forgotPassword},
        {"POST", "/auth/reset-password", "auth:ResetPassword", Public, Change, "", resetPassword},
        {"POST", "/auth/verify-email", "auth:VerifyEmail", Public, Change, "", verifyEmail},
        {"GET", "/auth/me", "auth:Me", SignedIn, None, "", me},
        {"POST", "/auth/change-password", "auth:ChangePassword", SignedIn, LateChange, "", changePassword},
        {"GET", "/auth/sessions", "iam:ListSessions", SignedIn, None, "", listSessions},
        {"DELETE", "/auth/sessions/{id}", "iam:RevokeSession", SignedIn, Change,
         "crn:cloudnx:iam::{account}:session/{id}", revokeSession}};
}

} // namespace cloudnx::sandbox
