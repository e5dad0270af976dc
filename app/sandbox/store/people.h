#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// A root user or an IAM user, as far as signing in needs it.
struct Person {
    Caller::Kind kind = Caller::Kind::Root;
    QString uid;
    QString account;
    QString name; ///< e-mail or user name
    QString passwordHash;
    bool hasTwoFactor = false;
};

[[nodiscard]] std::optional<Person> rootByEmail(Database &database, const QString &email);
[[nodiscard]] std::optional<Person> iamUser(Database &database, const QString &account,
                                            const QString &username);
[[nodiscard]] std::optional<Person> personByUid(Database &database, const QString &uid);
/// The uid of the account's root.
[[nodiscard]] QString rootOf(Database &database, const QString &account);
/// The uid of the IAM user in the caller's account; 404 when there is none.
[[nodiscard]] QString uidOf(Call &call, const QString &username);

/// 400 when the account's password policy does not allow it, with the rule that fails. An empty @p uid is a
/// new user.
void checkPassword(Database &database, const QString &account, const QString &uid, const QString &password);
/// Stores the hash, remembers the old one, and ends the sessions of this person but @p keptSession.
void setPassword(Call &call, const QString &uid, const QString &hash, const QString &keptSession);
void revokeSessions(Call &call, const QString &uid, const QString &keptSession);

/// `[A-Za-z0-9_+=,.@-]{1,64}`, what AWS allows; 400 otherwise.
void checkName(const QString &name, const char *what);

} // namespace cloudnx::sandbox
