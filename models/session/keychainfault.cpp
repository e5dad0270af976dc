#include "models/session/keychainfault.h"

namespace cloudnx {

namespace {

QString sentence(KeychainFault fault) {
    switch (fault) {
    case KeychainFault::NoBus:
        return QStringLiteral(
            "There is no D-Bus session, so the keychain cannot be reached. Sign in to the desktop, or "
            "start this program with dbus-run-session.");
    case KeychainFault::NoService:
        return QStringLiteral(
            "No keychain service runs (org.freedesktop.secrets). Install gnome-keyring, then sign in to "
            "the desktop again.");
    case KeychainFault::NoKeyring:
        return QStringLiteral("The keychain service has no default keyring. Make one: gnome-keyring-daemon "
                              "--replace --unlock reads its password from stdin.");
    case KeychainFault::Locked:
        return QStringLiteral(
            "The keyring is locked. Unlock it (answer its prompt; over SSH, gnome-keyring-daemon --replace "
            "--unlock reads its password from stdin), then try again.");
    case KeychainFault::NoLibsecret:
        return QStringLiteral("libsecret is missing, so the keychain cannot be reached. Install it: "
                              "sudo apt install libsecret-1-0.");
    case KeychainFault::NoGlibLoop:
        return QStringLiteral(
            "QT_NO_GLIB is set; without GLib's event loop the keychain never answers. Unset it, then "
            "start again.");
    case KeychainFault::NoApplication:
        return QStringLiteral("No event loop turns in this program, so the keychain cannot be asked.");
    case KeychainFault::Hung:
        return QStringLiteral("The keychain service does not answer. End it (pkill -KILL -f "
                              "gnome-keyring-daemon) and sign in to the desktop again.");
    case KeychainFault::Denied:
        return QStringLiteral(
            "The keychain service refuses, although the keyring is unlocked. Look at its permissions.");
    case KeychainFault::Other:
        return QStringLiteral("The keychain service failed. cloudnx doctor looks for the cause.");
    }
    return {};
}

} // namespace

Error toError(KeychainFault fault, const QString &detail) {
    const bool denied = fault == KeychainFault::Locked || fault == KeychainFault::Denied;
    const QString words = detail.isEmpty() ? QString() : QStringLiteral(" (It said: %1)").arg(detail);
    return {.kind = denied ? ErrorKind::KeychainDenied : ErrorKind::KeychainUnavailable,
            .sentence = sentence(fault) + words};
}

} // namespace cloudnx
