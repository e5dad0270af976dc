#include "app/sandbox/store/mail.h"

#include "app/sandbox/privatefile.h"

#include <QJsonDocument>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 verificationLifetime = 24LL * 3600 * 1000;

void post(Call &call, QJsonObject mail) {
    mail.insert("at", timeText(call.now));
    const std::scoped_lock lock(call.services.outboxLock);
    appendPrivateFile(call.services.outboxFile, QJsonDocument(mail).toJson(QJsonDocument::Compact) + "\n");
}

void remember(Call &call, const QString &uid, const char *purpose, const QString &token, qint64 lifetime) {
    call.database.run("DELETE FROM mailed_tokens WHERE uid = ? AND purpose = ?", uid, QLatin1String(purpose));
    call.database.run("INSERT INTO mailed_tokens VALUES (?,?,?,?)", sha256(token.toUtf8()), uid,
                      QLatin1String(purpose), call.now + lifetime);
}

QString sixDigits() {
    quint32 number = 0;
    for (const char byte : randomBytes(4))
        number = number * 256 + static_cast<unsigned char>(byte);
    return QString("%1").arg(number % 1'000'000, 6, 10, QLatin1Char('0'));
}

} // namespace

void mailVerificationCode(Call &call, const Person &person) {
    const QString code = sixDigits();
    remember(call, person.uid, "verify", person.uid + ":" + code, verificationLifetime);
    post(call, {{"to", person.name}, {"subject", "Confirm your e-mail address"}, {"code", code}});
}

void mailResetLink(Call &call, const Person &person, qint64 lifetime) {
    const QString token = randomToken("rs_");
    remember(call, person.uid, "reset", token, lifetime);
    post(call, {{"to", person.name}, {"subject", "Reset your password"}, {"token", token}});
}

std::optional<QString> spendMailed(Call &call, const char *purpose, const QString &token) {
    const auto row = call.database.first("SELECT * FROM mailed_tokens WHERE hash = ? AND purpose = ?",
                                         sha256(token.toUtf8()), QLatin1String(purpose));
    if (!row)
        return std::nullopt;
    if (row->number("expires_at") <= call.now)
        refuse(410, "This code or link has expired. Ask for a new one.");
    call.database.run("DELETE FROM mailed_tokens WHERE hash = ?", row->bytes("hash"));
    return row->text("uid");
}

} // namespace cloudnx::sandbox
