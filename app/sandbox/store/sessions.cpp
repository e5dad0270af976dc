#include "app/sandbox/store/sessions.h"

namespace cloudnx::sandbox {

namespace {

constexpr qint64 refreshLifetime = 30LL * 24 * 3600 * 1000;
constexpr qint64 resendWindow = 10'000;
constexpr qint64 pendingLifetime = 5LL * 60 * 1000;

QByteArray hashed(const QString &token) {
    return sha256(token.toUtf8());
}

QByteArray accessToken(Call &call, const Person &person, const QString &session) {
    const bool isRoot = person.kind == Caller::Kind::Root;
    const qint64 seconds = call.now / 1000;
    return call.services.tokens.sign({.sub = rootOf(call.database, person.account),
                                      .iamUid = isRoot ? QString() : person.uid,
                                      .account = isRoot ? QString() : person.account,
                                      .session = session,
                                      .issuedAt = seconds,
                                      .expiresAt = seconds + TokenSigner::lifetime});
}

Answer pair(const QByteArray &access, const QString &refresh) {
    Answer answer = Call::json({{"access_token", QString::fromLatin1(access)},
                                {"refresh_token", refresh},
                                {"token_type", "Bearer"},
                                {"expires_in", TokenSigner::lifetime}});
    const QByteArray flags = "; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=";
    answer.headers.emplace("Set-Cookie", "cnx_access=" + access + flags + "900");
    answer.headers.emplace("Set-Cookie", "cnx_refresh=" + refresh.toLatin1() + flags + "2592000");
    answer.headers.emplace("Cache-Control", "no-store");
    return answer;
}

QString issue(Call &call, const QString &session) {
    const QString refresh = randomToken("rt_");
    call.database.run("INSERT INTO refresh_tokens (hash, session) VALUES (?, ?)", hashed(refresh), session);
    return refresh;
}

void name(Call &call, const Person &person) {
    call.account = person.account;
    call.actor = person.name;
    call.actorType = person.kind == Caller::Kind::Root ? "root" : "iam";
}

[[noreturn]] void revokeFamily(Call &call, const QString &session) {
    call.database.run("UPDATE sessions SET revoked_at = ? WHERE id = ?", call.now, session);
    call.details.insert("revoked_session", session);
    throw Refusal{.status = 401,
                  .sentence = "This refresh token was used before, so the session was ended. Sign in again.",
                  .writes = Refusal::Writes::Kept};
}

Answer again(Call &call, const Row &spent) {
    const bool isFresh =
        call.now - spent.number("spent_at") <= resendWindow && !spent.isNull("successor_sealed");
    if (!isFresh)
        revokeFamily(call, spent.text("session"));
    const QByteArray stored = call.services.sealer.open(spent.bytes("successor_sealed"), "refresh");
    const auto space = stored.indexOf(' ');
    return pair(stored.left(space), QString::fromLatin1(stored.mid(space + 1)));
}

} // namespace

Answer openSession(Call &call, const Person &person) {
    const QString session = randomId("ses_");
    call.database.run("INSERT INTO sessions VALUES (?,?,?,?,?,?,?,?,NULL)", session, person.uid,
                      person.account, call.now, call.now, call.now + refreshLifetime, call.address(),
                      call.userAgent());
    call.database.run("UPDATE people SET last_login_at = ? WHERE uid = ?", call.now, person.uid);
    call.details.insert("session", session);
    return pair(accessToken(call, person, session), issue(call, session));
}

Answer refreshSession(Call &call, const QString &refreshToken) {
    const auto row = call.database.first("SELECT r.session, r.spent_at, r.successor_sealed, s.uid, "
                                         "s.expires_at, s.revoked_at FROM refresh_tokens r "
                                         "JOIN sessions s ON s.id = r.session WHERE r.hash = ?",
                                         hashed(refreshToken));
    if (!row)
        refuse(401, "The refresh token is not known. Sign in again.");
    const Person person = *personByUid(call.database, row->text("uid"));
    name(call, person);
    if (!row->isNull("revoked_at") || row->number("expires_at") <= call.now)
        refuse(401, "This session has ended. Sign in again.");
    if (!row->isNull("spent_at"))
        return again(call, *row);
    const QString session = row->text("session");
    const QByteArray access = accessToken(call, person, session);
    const QString next = issue(call, session);
    // What a spent token was exchanged for is needed for 10 s only; older copies are dropped with the next
    // exchange.
    call.database.run("UPDATE refresh_tokens SET successor_sealed = NULL WHERE session = ?", session);
    call.database.run("UPDATE refresh_tokens SET spent_at = ?, successor_sealed = ? WHERE hash = ?", call.now,
                      call.services.sealer.seal(access + " " + next.toLatin1(), "refresh"),
                      hashed(refreshToken));
    call.database.run(
        "UPDATE sessions SET last_used_at = ?, expires_at = ?, ip = ?, user_agent = ? WHERE id = ?", call.now,
        call.now + refreshLifetime, call.address(), call.userAgent(), session);
    return pair(access, next);
}

std::optional<QString> sessionOf(Database &database, const QString &refreshToken) {
    const auto row =
        database.first("SELECT session FROM refresh_tokens WHERE hash = ?", hashed(refreshToken));
    return row ? std::optional(row->text("session")) : std::nullopt;
}

Answer openPending(Call &call, const Person &person) {
    const QString token = randomToken("pt_");
    call.database.run("DELETE FROM pending_tokens WHERE expires_at < ?", call.now - refreshLifetime);
    call.database.run("INSERT INTO pending_tokens VALUES (?, ?, ?)", hashed(token), person.uid,
                      call.now + pendingLifetime);
    return Call::json({{"requires_2fa", true}, {"pending_token", token}});
}

} // namespace cloudnx::sandbox
