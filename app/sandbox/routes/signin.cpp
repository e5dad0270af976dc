#include "app/sandbox/auth/authenticate.h"
#include "app/sandbox/auth/passwords.h"
#include "app/sandbox/routes/tables.h"
#include "app/sandbox/store/secondfactor.h"
#include "app/sandbox/store/sessions.h"

namespace cloudnx::sandbox {

namespace {

void name(Call &call, const Person &person) {
    call.account = person.account;
    call.actor = person.name;
    call.actorType = person.kind == Caller::Kind::Root ? "root" : "iam";
}

/// Whom failures are counted for: what was claimed, whether or not it exists.
void admit(Call &call, const QString &claimed) {
    const int wait = call.services.throttle.secondsToWait(claimed, call.address(), call.now);
    if (wait > 0)
        throw Refusal{.status = 429,
                      .sentence = QString("Too many failed attempts. Wait %1 s and try again.").arg(wait),
                      .retryAfter = wait};
}

[[noreturn]] void rejectClaim(Call &call, const QString &claimed, const QString &sentence) {
    call.services.throttle.failed(claimed, call.address(), call.now);
    refuse(401, sentence);
}

/// The account's rule for the age of passwords is for IAM users; root must never be locked out by its own
/// rule.
bool isPasswordTooOld(Call &call, const Person &person) {
    constexpr qint64 day = 24LL * 3600 * 1000;
    const Row row =
        *call.database.first("SELECT a.max_age_days, p.password_at FROM people p JOIN accounts a ON "
                             "a.id = p.account WHERE p.uid = ?",
                             person.uid);
    const qint64 days = row.number("max_age_days");
    return person.kind == Caller::Kind::IamUser && days > 0 &&
           call.now - row.number("password_at") > days * day;
}

Answer afterPassword(Call &call, const std::optional<Person> &person, const QString &claimed,
                     const QString &password) {
    call.actor = claimed.section('/', -1);
    if (person)
        name(call, *person);
    admit(call, claimed);
    if (!isPassword(password, person ? person->passwordHash : QString()))
        rejectClaim(call, claimed, "The sign-in name or the password is wrong.");
    if (isPasswordTooOld(call, *person))
        refuse(401,
               "This password has expired under the account's rules. An administrator must set a new one.");
    call.beginWriting();
    if (person->hasTwoFactor)
        return openPending(call, *person);
    call.services.throttle.succeeded(claimed, call.address());
    return openSession(call, *person);
}

Answer login(Call &call) {
    Fields fields(call.body);
    const QString email = fields.text("email", 254).trimmed().toLower();
    const QString password = fields.text("password", 1024);
    fields.end();
    return afterPassword(call, rootByEmail(call.database, email), email, password);
}

Answer iamLogin(Call &call) {
    Fields fields(call.body);
    const QString account = fields.text("account_id", 64).trimmed();
    const QString username = fields.text("username", 64);
    const QString password = fields.text("password", 1024);
    fields.end();
    return afterPassword(call, iamUser(call.database, account, username), account + "/" + username, password);
}

struct Proof {
    QByteArray pendingHash;
    QString code;
};

Proof proofOf(Call &call) {
    Fields fields(call.body);
    const QString token = fields.text("pending_token", 256);
    const auto otp = fields.maybeText("otp", 32);
    const auto backupCode = fields.maybeText("backup_code", 32);
    fields.end();
    if (otp.has_value() == backupCode.has_value())
        refuse(400, "Give either otp or backup_code.");
    return {.pendingHash = sha256(token.toUtf8()), .code = otp ? *otp : *backupCode};
}

QString throttleName(const Person &person) {
    return person.kind == Caller::Kind::Root ? person.name : person.account + "/" + person.name;
}

Answer verified(Call &call, Caller::Kind kind) {
    const Proof proof = proofOf(call);
    const auto pending =
        call.database.first("SELECT * FROM pending_tokens WHERE hash = ?", proof.pendingHash);
    const auto person = pending ? personByUid(call.database, pending->text("uid")) : std::nullopt;
    if (!person || person->kind != kind)
        refuse(410, "This sign-in has expired or was completed. Start again with the password.");
    name(call, *person);
    if (pending->number("expires_at") <= call.now)
        refuse(410, "This sign-in has expired. Start again with the password.");
    admit(call, throttleName(*person));
    if (!spendCode(call, person->uid, proof.code))
        rejectClaim(call, throttleName(*person),
                    "The code is wrong or was used before. Wait for the next one.");
    call.database.run("DELETE FROM pending_tokens WHERE hash = ?", proof.pendingHash);
    call.services.throttle.succeeded(throttleName(*person), call.address());
    return openSession(call, *person);
}

Answer verifyLogin(Call &call) {
    return verified(call, Caller::Kind::Root);
}

Answer verifyIamLogin(Call &call) {
    return verified(call, Caller::Kind::IamUser);
}

Answer refresh(Call &call) {
    Fields fields(call.body);
    const QString token = fields.text("refresh_token", 256);
    fields.end();
    return refreshSession(call, token);
}

Answer logout(Call &call) {
    Fields fields(call.body);
    const QString token = fields.text("refresh_token", 256);
    fields.end();
    const auto session = sessionOf(call.database, token);
    if (!session)
        refuse(401, "The refresh token is not known.");
    const Row row = *call.database.first("SELECT uid FROM sessions WHERE id = ?", *session);
    name(call, *personByUid(call.database, row.text("uid")));
    call.database.run("UPDATE sessions SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", call.now,
                      *session);
    return Call::done();
}

/// The key id and secret in the body, compared in constant time; guessing is throttled like a password.
Caller byBody(Call &call) {
    Fields fields(call.body);
    const QString keyId = fields.text("access_key_id", 64);
    const QByteArray secret = fields.text("secret_access_key", 256).toUtf8();
    fields.end();
    admit(call, keyId);
    const auto key = call.database.first("SELECT secret_sealed FROM access_keys WHERE key_id = ?", keyId);
    const auto owner = ownerOfKey(call, keyId);
    const bool isRight =
        key &&
        equalInConstantTime(call.services.sealer.open(key->bytes("secret_sealed"), "access key"), secret);
    if (!owner || !isRight) {
        call.actor = keyId;
        rejectClaim(call, keyId, "The access key or its secret is wrong, or the key is not active.");
    }
    return *owner;
}

Answer exchange(Call &call) {
    std::optional<Caller> owner;
    if (call.request.header("authorization").startsWith("AWS4-"))
        owner = authenticate(call);
    else
        owner = byBody(call);
    if (owner->keyId.isEmpty())
        refuse(401, "Only an access key can be exchanged.");
    call.account = owner->account;
    call.actor = owner->name;
    call.actorType = owner->isRoot() ? "root" : "iam";
    call.details.insert("access_key_id", owner->keyId);
    const qint64 seconds = call.now / 1000;
    const QByteArray token =
        call.services.tokens.sign({.sub = rootOf(call.database, owner->account),
                                   .iamUid = owner->isRoot() ? QString() : owner->uid,
                                   .account = owner->isRoot() ? QString() : owner->account,
                                   .keyId = owner->keyId,
                                   .issuedAt = seconds,
                                   .expiresAt = seconds + TokenSigner::lifetime});
    Answer answer = Call::json({{"access_token", QString::fromLatin1(token)},
                                {"token_type", "Bearer"},
                                {"expires_in", TokenSigner::lifetime}});
    answer.headers.emplace("Cache-Control", "no-store");
    return answer;
}

} // namespace

RouteTable signInRoutes() {
    using enum Effect;
    const Access open = Access::Public;
    return {
        {"POST", "/auth/login", "auth:Login", open, LateChange, "", login},
        {"POST", "/auth/2fa/login-verify", "auth:VerifyLogin", open, Change, "", verifyLogin},
        {"POST", "/auth/refresh", "auth:Refresh", open, Change, "", refresh},
        {"POST", "/auth/logout", "auth:Logout", open, Change, "", logout},
        {"POST", "/auth/iam-login", "auth:IamLogin", open, LateChange, "", iamLogin},
        {"POST", "/auth/iam-login/verify", "auth:VerifyIamLogin", open, Change, "", verifyIamLogin},
        {"POST", "/auth/iam/exchange-credentials", "auth:ExchangeCredentials", open, Change, "", exchange}};
}

} // namespace cloudnx::sandbox
