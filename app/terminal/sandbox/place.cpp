#include "app/terminal/sandbox/place.h"

namespace cloudnx::terminal {

Done showPlace(Context &context, const SandboxPlace &place) {
    const QJsonObject object = place.toObject();
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(object, context.options().output));
    const QString planted =
        place.planted.isEmpty()
            ? QString()
            : QStringLiteral("  planted      %1, what the intruder did\n").arg(place.planted);
    const QString totp = place.totpSecret.isEmpty() ? QStringLiteral("off") : place.totpSecret.revealText();
    return context.out().line(
        QStringLiteral("The sandbox runs at %1 (process %2); profile `sandbox` points to it.\n"
                       "  account      %3\n"
                       "  e-mail       %4\n"
                       "  password     %5\n"
                       "  TOTP secret  %6\n"
                       "%7"
                       "Sign in with: cloudnx login --profile sandbox")
            .arg(place.url, QString::number(place.processId), place.accountId, place.email,
                 place.password.revealText(), totp, planted));
}

} // namespace cloudnx::terminal
