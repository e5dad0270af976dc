#include "app/sandbox/store/people.h"

#include "app/sandbox/auth/passwords.h"

#include <QRegularExpression>

namespace cloudnx::sandbox {

namespace {

std::optional<Person> person(const std::optional<Row> &row) {
    if (!row)
        return std::nullopt;
    const bool isRoot = row->text("kind") == "root";
    return Person{.kind = isRoot ? Caller::Kind::Root : Caller::Kind::IamUser,
                  .uid = row->text("uid"),
                  .account = row->text("account"),
                  .name = row->text(isRoot ? "email" : "username"),
                  .passwordHash = row->text("password_hash"),
                  .hasTwoFactor = !row->isNull("totp_enabled_at")};
}

bool holds(const QString &password, bool (QChar::*kind)() const) {
    return std::any_of(password.begin(), password.end(), [&](QChar letter) { return (letter.*kind)(); });
}

bool holdsSymbol(const QString &password) {
    return std::any_of(password.begin(), password.end(),
                       [](QChar letter) { return !letter.isLetterOrNumber(); });
}

void checkRules(const Row &rules, const QString &password) {
    if (password.size() < rules.number("min_length"))
        refuse(400, QString("The password needs %1 characters.").arg(rules.number("min_length")));
    if (rules.flag("require_uppercase") && !holds(password, &QChar::isUpper))
        refuse(400, "The password needs an upper-case letter.");
    if (rules.flag("require_lowercase") && !holds(password, &QChar::isLower))
        refuse(400, "The password needs a lower-case letter.");
    if (rules.flag("require_number") && !holds(password, &QChar::isDigit))
        refuse(400, "The password needs a digit.");
    if (rules.flag("require_symbol") && !holdsSymbol(password))
        refuse(400, "The password needs a character that is neither letter nor digit.");
}

} // namespace

std::optional<Person> rootByEmail(Database &database, const QString &email) {
    return person(database.first("SELECT * FROM people WHERE kind = 'root' AND email = ?", email.toLower()));
}

std::optional<Person> iamUser(Database &database, const QString &account, const QString &username) {
    return person(database.first("SELECT * FROM people WHERE kind = 'iam' AND account = ? AND username = ?",
                                 account, username));
}

std::optional<Person> personByUid(Database &database, const QString &uid) {
    return person(database.first("SELECT * FROM people WHERE uid = ?", uid));
}

QString rootOf(Database &database, const QString &account) {
    return database.first("SELECT uid FROM people WHERE kind = 'root' AND account = ?", account)->text("uid");
}

QString uidOf(Call &call, const QString &username) {
    const auto found = iamUser(call.database, call.caller->account, username);
    if (!found)
        refuse(404, "There is no IAM user \"" + username + "\".");
    return found->uid;
}

void checkPassword(Database &database, const QString &account, const QString &uid, const QString &password) {
    const Row rules = *database.first("SELECT * FROM accounts WHERE id = ?", account);
    checkRules(rules, password);
    const qint64 remembered = rules.number("prevent_reuse");
    if (remembered == 0 || uid.isEmpty())
        return;
    const Rows earlier = database.all(
        "SELECT hash FROM password_history WHERE uid = ? ORDER BY at DESC LIMIT ?", uid, remembered);
    for (const Row &row : earlier)
        if (isPassword(password, row.text("hash")))
            refuse(400, QString("The last %1 passwords may not be used again.").arg(remembered));
}

void setPassword(Call &call, const QString &uid, const QString &hash, const QString &keptSession) {
    call.database.run("UPDATE people SET password_hash = ?, password_at = ? WHERE uid = ?", hash, call.now,
                      uid);
    call.database.run("INSERT INTO password_history VALUES (?, ?, ?)", uid, hash, call.now);
    revokeSessions(call, uid, keptSession);
    call.database.run("DELETE FROM pending_tokens WHERE uid = ?", uid);
}

void revokeSessions(Call &call, const QString &uid, const QString &keptSession) {
    call.database.run("UPDATE sessions SET revoked_at = ? WHERE uid = ? AND id <> ? AND revoked_at IS NULL",
                      call.now, uid, keptSession);
}

void checkName(const QString &name, const char *what) {
    static const QRegularExpression form("\\A[A-Za-z0-9_+=,.@-]{1,64}\\z");
    if (!form.match(name).hasMatch())
        refuse(400, QString("A %1 has 1 to 64 letters, digits or any of _+=,.@- characters.")
                        .arg(QLatin1String(what)));
}

} // namespace cloudnx::sandbox
