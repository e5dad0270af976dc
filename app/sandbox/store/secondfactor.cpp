#include "app/sandbox/store/secondfactor.h"

#include "app/sandbox/auth/totp.h"

namespace cloudnx::sandbox {

namespace {

constexpr int backupCodeCount = 10;

/// 50 random bits each; unlike a password such a code needs no slow hash.
QByteArray codeHash(const QString &uid, const QString &code) {
    QString plain = code.trimmed().toLower();
    plain.remove('-');
    plain.remove(' ');
    return sha256((uid + ":" + plain).toUtf8());
}

QString newCode() {
    const QString letters = randomBase32(10).toLower();
    return letters.left(5) + "-" + letters.mid(5);
}

bool spendStep(Call &call, const Row &person, const QString &code) {
    const QByteArray secret = call.services.sealer.open(person.bytes("totp_sealed"), "totp");
    const auto step = totpStep(secret, code, call.now / 1000);
    return step &&
           call.database.run("UPDATE people SET totp_last_step = ?1 WHERE uid = ?2 AND totp_last_step < ?1",
                             *step, person.text("uid")) == 1;
}

QStringList newBackupCodes(Database &database, const QString &uid) {
    QStringList codes;
    database.run("DELETE FROM backup_codes WHERE uid = ?", uid);
    for (int count = 0; count < backupCodeCount; ++count) {
        codes += newCode();
        database.run("INSERT INTO backup_codes VALUES (?, ?)", uid, codeHash(uid, codes.back()));
    }
    return codes;
}

} // namespace

bool spendCode(Call &call, const QString &uid, const QString &code) {
    const Row person = *call.database.first("SELECT * FROM people WHERE uid = ?", uid);
    if (person.isNull("totp_enabled_at"))
        return false;
    if (spendStep(call, person, code.trimmed()))
        return true;
    const bool wasThere = call.database.run("DELETE FROM backup_codes WHERE uid = ? AND hash = ?", uid,
                                            codeHash(uid, code)) == 1;
    if (wasThere)
        call.details.insert("backup_code", true);
    return wasThere;
}

TwoFactorState twoFactorState(Database &database, const QString &uid) {
    const Row person = *database.first("SELECT totp_enabled_at FROM people WHERE uid = ?", uid);
    const Row codes = *database.first("SELECT count(*) AS n FROM backup_codes WHERE uid = ?", uid);
    return {.enabled = !person.isNull("totp_enabled_at"),
            .enabledAt = timeOrNull(person, "totp_enabled_at"),
            .backupCodesLeft = static_cast<int>(codes.number("n"))};
}

QString beginEnrolment(Call &call, const QString &uid) {
    const QString secret = newTotpSecret();
    call.database.run("UPDATE people SET totp_setup_sealed = ? WHERE uid = ?",
                      call.services.sealer.seal(secret.toLatin1(), "totp setup"), uid);
    return secret;
}

QStringList enableTwoFactor(Call &call, const QString &uid, const QString &code) {
    const Row person = *call.database.first("SELECT * FROM people WHERE uid = ?", uid);
    if (!person.isNull("totp_enabled_at"))
        refuse(409, "Two-factor authentication is on already.");
    if (person.isNull("totp_setup_sealed"))
        refuse(409, "Begin with the setup call: there is no secret to enable yet.");
    const QByteArray secret = call.services.sealer.open(person.bytes("totp_setup_sealed"), "totp setup");
    const auto step = totpStep(secret, code.trimmed(), call.now / 1000);
    if (!step)
        refuse(401, "The code is not right for this secret. Check the clock of the phone.");
    call.database.run("UPDATE people SET totp_sealed = ?, totp_setup_sealed = NULL, totp_enabled_at = ?, "
                      "totp_last_step = ? WHERE uid = ?",
                      call.services.sealer.seal(secret, "totp"), call.now, *step, uid);
    return newBackupCodes(call.database, uid);
}

void disableTwoFactor(Database &database, const QString &uid) {
    database.run("UPDATE people SET totp_sealed = NULL, totp_setup_sealed = NULL, totp_enabled_at = NULL "
                 "WHERE uid = ?",
                 uid);
    database.run("DELETE FROM backup_codes WHERE uid = ?", uid);
}

void plantTwoFactor(Database &database, const Sealer &sealer, const QString &uid, const QString &secret,
                    qint64 at) {
    database.run("UPDATE people SET totp_sealed = ?, totp_enabled_at = ? WHERE uid = ?",
                 sealer.seal(secret.toLatin1(), "totp"), at, uid);
    (void)newBackupCodes(database, uid);
}

} // namespace cloudnx::sandbox
