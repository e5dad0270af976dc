#include "app/sandbox/auth/authenticate.h"

#include "app/sandbox/auth/sigv4.h"

#include <cstdlib>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 signatureWindow = 300;

Caller callerOf(const Row &person) {
    const bool isRoot = person.text("kind") == "root";
    return {.kind = isRoot ? Caller::Kind::Root : Caller::Kind::IamUser,
            .account = person.text("account"),
            .uid = person.text("uid"),
            .name = person.text(isRoot ? "email" : "username")};
}

std::optional<Row> keyRow(Call &call, const QString &keyId) {
    return call.database.first(
        "SELECT k.secret_sealed, k.status, p.uid, p.account, p.kind, p.email, p.username "
        "FROM access_keys k JOIN people p ON p.uid = k.uid WHERE k.key_id = ?",
        keyId);
}

Caller bySession(Call &call, const Claims &claims) {
    const auto row = call.database.first(
        "SELECT p.uid, p.account, p.kind, p.email, p.username FROM sessions s JOIN people p ON p.uid = s.uid "
        "WHERE s.id = ? AND s.revoked_at IS NULL",
        claims.session);
    if (!row)
        refuse(401, "This session has ended. Sign in again.");
    Caller caller = callerOf(*row);
    caller.session = claims.session;
    return caller;
}

Caller byToken(Call &call, const QByteArray &token) {
    const auto claims = call.services.tokens.check(token, call.now / 1000);
    if (!claims)
        refuse(401, "The access token is not valid or has expired. Refresh it or sign in again.");
    if (!claims->session.isEmpty())
        return bySession(call, *claims);
    const auto owner = ownerOfKey(call, claims->keyId);
    if (!owner)
        refuse(401, "The access key of this token is no longer active.");
    return *owner;
}

/// Names the key's owner in the audit log also when the signature turns out to be wrong.
void blame(Call &call, const Row &key) {
    const Caller owner = callerOf(key);
    call.account = owner.account;
    call.actor = owner.name;
    call.actorType = owner.isRoot() ? "root" : "iam";
}

Caller bySignature(Call &call) {
    const auto parsed = parseSignature(call.request);
    if (!parsed)
        refuse(
            401,
            "The signature is malformed, for another region or service, or leaves out host or x-amz-date.");
    const auto key = keyRow(call, QString::fromLatin1(parsed->keyId));
    if (key)
        blame(call, *key);
    if (std::llabs(parsed->seconds - call.now / 1000) > signatureWindow)
        refuse(401, "The signature's time is more than 5 minutes off. Check the clock.");
    const bool isActive = key && key->text("status") == "active";
    const QByteArray secret =
        isActive ? call.services.sealer.open(key->bytes("secret_sealed"), "access key") : "";
    if (!isSignedWith(call.request, *parsed, secret) || !isActive)
        refuse(401, "The signature does not match, or the access key is not active.");
    Caller caller = callerOf(*key);
    caller.keyId = QString::fromLatin1(parsed->keyId);
    return caller;
}

QByteArray cookie(const Request &request, const QByteArray &name) {
    for (const QByteArray &part : request.header("cookie").split(';'))
        if (part.trimmed().startsWith(name + "="))
            return part.trimmed().mid(name.size() + 1);
    return {};
}

} // namespace

std::optional<Caller> ownerOfKey(Call &call, const QString &keyId) {
    const auto row = keyRow(call, keyId);
    if (!row || row->text("status") != "active")
        return std::nullopt;
    Caller caller = callerOf(*row);
    caller.keyId = keyId;
    return caller;
}

std::optional<Caller> authenticate(Call &call) {
    if (call.request.headers.count("authorization") > 1)
        refuse(401, "Two Authorization headers contradict each other.");
    const QByteArray header = call.request.header("authorization");
    if (header.startsWith("Bearer "))
        return byToken(call, header.mid(7).trimmed());
    if (header.startsWith("AWS4-HMAC-SHA256 "))
        return bySignature(call);
    if (!header.isEmpty())
        refuse(401, "Authorization must be Bearer or AWS4-HMAC-SHA256.");
    const QByteArray token = cookie(call.request, "cnx_access");
    return token.isEmpty() ? std::nullopt : std::optional(byToken(call, token));
}

void noteUse(Call &call) {
    constexpr qint64 often = 60'000;
    const Caller &caller = *call.caller;
    const auto stale =
        caller.keyId.isEmpty()
            ? call.database.first("SELECT 1 FROM sessions WHERE id = ? AND last_used_at < ?", caller.session,
                                  call.now - often)
            : call.database.first(
                  "SELECT 1 FROM access_keys WHERE key_id = ? AND coalesce(last_used_at, 0) < ?",
                  caller.keyId, call.now - often);
    if (!stale)
        return;
    Transaction transaction(call.database, Transaction::Mode::Write);
    if (caller.keyId.isEmpty())
        call.database.run("UPDATE sessions SET last_used_at = ? WHERE id = ?", call.now, caller.session);
    else
        call.database.run("UPDATE access_keys SET last_used_at = ? WHERE key_id = ?", call.now, caller.keyId);
    transaction.commit();
}

} // namespace cloudnx::sandbox
