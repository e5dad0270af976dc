#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// Is @p code right for this person now? A TOTP step is stored as used, a backup code is removed, in the open
/// transaction; so that step and all before it, and that code, are refused from then on.
[[nodiscard]] bool spendCode(Call &call, const QString &uid, const QString &code);

struct TwoFactorState {
    bool enabled = false;
    QJsonValue enabledAt = {};
    int backupCodesLeft = 0;
};

[[nodiscard]] TwoFactorState twoFactorState(Database &database, const QString &uid);
/// Makes a new secret that counts only once enable() has seen a code from it.
[[nodiscard]] QString beginEnrolment(Call &call, const QString &uid);
/// The ten backup codes; 401 when the code is wrong, 409 when no enrolment was begun.
[[nodiscard]] QStringList enableTwoFactor(Call &call, const QString &uid, const QString &code);
void disableTwoFactor(Database &database, const QString &uid);
/// For scenarios: an enrolment that is complete, with backup codes nobody has seen.
void plantTwoFactor(Database &database, const Sealer &sealer, const QString &uid, const QString &secret,
                    qint64 at);

} // namespace cloudnx::sandbox
