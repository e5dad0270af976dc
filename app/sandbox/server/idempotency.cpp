#include "app/sandbox/server/idempotency.h"

namespace cloudnx::sandbox {

namespace {

constexpr qint64 day = 24LL * 3600 * 1000;

/// The key header; empty when it does not count for this call.
QString keyOf(const Call &call) {
    const QByteArray key = call.request.header("idempotency-key");
    if (key.isEmpty() || call.request.method != "POST" || !call.caller)
        return {};
    if (key.size() > 128)
        refuse(400, "The Idempotency-Key may have 128 characters.");
    return QString::fromLatin1(key);
}

QString routeOf(const Call &call) {
    return QString::fromUtf8(call.request.target);
}

std::optional<Answer> stored(Call &call, const QString &key, const QByteArray &hash) {
    const auto row = call.database.first("SELECT request_hash, status, answer_sealed FROM idempotent_answers "
                                         "WHERE caller = ? AND route = ? AND key = ? "
                                         "AND at > ?",
                                         call.caller->uid, routeOf(call), key, call.now - day);
    if (!row)
        return std::nullopt;
    if (row->bytes("request_hash") != hash)
        refuse(409, "This Idempotency-Key was used for another request.");
    return Answer{.status = static_cast<int>(row->number("status")),
                  .body = call.services.sealer.open(row->bytes("answer_sealed"), "answer"),
                  .headers = {{"Idempotency-Replayed", "true"}}};
}

void store(Call &call, const QString &key, const QByteArray &hash, const Answer &answer) {
    call.database.run("DELETE FROM idempotent_answers WHERE at <= ?", call.now - day);
    call.database.run("INSERT OR REPLACE INTO idempotent_answers VALUES (?,?,?,?,?,?,?)", call.caller->uid,
                      routeOf(call), key, hash, answer.status,
                      call.services.sealer.seal(answer.body, "answer"), call.now);
}

} // namespace

Answer withIdempotency(Call &call, Answer (*handler)(Call &)) {
    const QString key = keyOf(call);
    // Calls with slow work begin their transaction late; with a key they begin it now, or two could run at
    // once.
    if (call.route.effect == Effect::Change || !key.isEmpty())
        call.beginWriting();
    if (key.isEmpty())
        return handler(call);
    const QByteArray hash = sha256(call.request.body);
    if (const auto answer = stored(call, key, hash))
        return *answer;
    const Answer answer = handler(call);
    store(call, key, hash, answer);
    return answer;
}

} // namespace cloudnx::sandbox
