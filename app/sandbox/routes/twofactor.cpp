#include "app/sandbox/store/secondfactor.h"

#include "app/sandbox/auth/passwords.h"
#include "app/sandbox/auth/totp.h"
#include "app/sandbox/routes/tables.h"
#include "app/sandbox/store/people.h"

namespace cloudnx::sandbox {

namespace {

/// /auth/2fa is root's, /auth/iam/me/mfa the IAM user's. An access key may look, but not change: it is no
/// person.
void checkOwner(const Call &call) {
    const bool isRootPath = QLatin1String(call.route.path).startsWith(QLatin1String("/auth/2fa"));
    if (isRootPath != call.caller->isRoot())
        refuse(403, isRootPath ? "This is the root user's; yours is /auth/iam/me/mfa."
                               : "This is for IAM users; root's is /auth/2fa.");
    if (call.route.effect != Effect::None && !call.caller->keyId.isEmpty())
        refuse(403,
               "Two-factor authentication cannot be changed with an access key. Sign in with the password.");
}

QString throttleName(const Call &call) {
    return call.caller->isRoot() ? call.caller->name : call.caller->account + "/" + call.caller->name;
}

void admit(Call &call) {
    const int wait = call.services.throttle.secondsToWait(throttleName(call), call.address(), call.now);
    if (wait > 0)
        throw Refusal{.status = 429,
                      .sentence = QString("Too many failed attempts. Wait %1 s and try again.").arg(wait),
                      .retryAfter = wait};
}

Answer show(Call &call) {
    call.allowQuery({});
    checkOwner(call);
    const TwoFactorState state = twoFactorState(call.database, call.caller->uid);
    return Call::json({{"enabled", state.enabled},
                       {"enabled_at", state.enabledAt},
                       {"backup_codes_left", state.backupCodesLeft}});
}

Answer setup(Call &call) {
    Fields(call.body).end();
    checkOwner(call);
    if (twoFactorState(call.database, call.caller->uid).enabled)
        refuse(409, "Two-factor authentication is on already.");
    const QString secret = beginEnrolment(call, call.caller->uid);
    return Call::json({{"secret", secret}, {"otpauth_url", otpauthUrl(secret, call.caller->name)}});
}

Answer enable(Call &call) {
    Fields fields(call.body);
    const QString code = fields.text("otp", 32);
    fields.end();
    checkOwner(call);
    admit(call);
    try {
        const QStringList codes = enableTwoFactor(call, call.caller->uid, code);
        return Call::json({{"enabled", true}, {"backup_codes", QJsonArray::fromStringList(codes)}});
    } catch (const Refusal &refusal) {
        if (refusal.status == 401)
            call.services.throttle.failed(throttleName(call), call.address(), call.now);
        throw;
    }
}

Answer disable(Call &call) {
    Fields fields(call.body);
    const QString code = fields.text("otp", 32);
    const QString password = fields.text("password", 1024);
    fields.end();
    checkOwner(call);
    admit(call);
    const Person person = *personByUid(call.database, call.caller->uid);
    if (!person.hasTwoFactor)
        refuse(409, "Two-factor authentication is off already.");
    const bool isRight = isPassword(password, person.passwordHash);
    call.beginWriting();
    if (!isRight || !spendCode(call, person.uid, code)) {
        call.services.throttle.failed(throttleName(call), call.address(), call.now);
        refuse(401, "The password or the code is wrong.");
    }
    disableTwoFactor(call.database, person.uid);
    return Call::json({{"enabled", false}});
}

} // namespace

RouteTable twoFactorRoutes() {
    using enum Effect;
    const Access self = Access::SignedIn;
    return {{"GET", "/auth/2fa", "auth:GetTwoFactor", self, None, "", show},
            {"POST", "/auth/2fa/setup", "auth:SetupTwoFactor", self, Change, "", setup},
            {"POST", "/auth/2fa/enable", "auth:EnableTwoFactor", self, Change, "", enable},
            {"POST", "/auth/2fa/disable", "auth:DisableTwoFactor", self, LateChange, "", disable},
            {"GET", "/auth/iam/me/mfa", "auth:GetMfa", self, None, "", show},
            {"POST", "/auth/iam/me/mfa/setup", "auth:SetupMfa", self, Change, "", setup},
            {"POST", "/auth/iam/me/mfa/enable", "auth:EnableMfa", self, Change, "", enable},
            {"POST", "/auth/iam/me/mfa/disable", "auth:DisableMfa", self, LateChange, "", disable}};
}

} // namespace cloudnx::sandbox
