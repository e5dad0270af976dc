#include "models/session/secretservice.h"

#include "models/session/mainloop.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QFileInfo>

#include <atomic>
#include <dlfcn.h>

namespace cloudnx {

namespace {

const QString service = QStringLiteral("org.freedesktop.secrets");
const QString defaultKeyring = QStringLiteral("/org/freedesktop/secrets/aliases/default");

/// A connection of its own, since Qt's shared one stays broken when it broke once.
class BusConnection {
public:
    BusConnection()
        : m_name(QStringLiteral("cloudnx-keychain-%1").arg(count.fetch_add(1))),
          m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name)) {}

    BusConnection(const BusConnection &) = delete;
    BusConnection &operator=(const BusConnection &) = delete;

    ~BusConnection() { QDBusConnection::disconnectFromBus(m_name); }

    [[nodiscard]] const QDBusConnection &bus() const { return m_bus; }

private:
    static inline std::atomic<int> count = 0;
    QString m_name;
    QDBusConnection m_bus;
};

QDBusMessage lockedQuestion() {
    auto question = QDBusMessage::createMethodCall(
        service, defaultKeyring, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    return question;
}

KeychainFault faultOf(const QDBusMessage &answer) {
    const QString name = answer.errorName();
    switch (QDBusError(answer).type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return KeychainFault::Hung;
    case QDBusError::ServiceUnknown:
        return KeychainFault::NoService;
    case QDBusError::Disconnected:
    case QDBusError::NoServer:
        return KeychainFault::NoBus;
    case QDBusError::AccessDenied:
        return KeychainFault::Denied;
    case QDBusError::UnknownObject:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownProperty:
    case QDBusError::InvalidArgs:
        return KeychainFault::NoKeyring;
    default:
        break;
    }
    if (name.startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn")) ||
        name == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner"))
        return KeychainFault::NoService;
    if (name == QLatin1String("org.freedesktop.Secret.Error.NoSuchObject"))
        return KeychainFault::NoKeyring;
    return KeychainFault::Other;
}

/// QtKeychain loads it at run time and says "Unknown error" when it cannot. It stays loaded on purpose.
void *libsecret() {
    return dlopen("libsecret-1.so.0", RTLD_LAZY | RTLD_LOCAL);
}

} // namespace

bool isSessionBusKnown() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
}

std::optional<KeychainFinding> askSecretService(std::chrono::milliseconds patience) {
    if (!isSessionBusKnown())
        return KeychainFinding{KeychainFault::NoBus};
    const BusConnection connection;
    if (!connection.bus().isConnected())
        return KeychainFinding{KeychainFault::NoBus, connection.bus().lastError().message()};
    const QDBusMessage answer =
        connection.bus().call(lockedQuestion(), QDBus::Block, static_cast<int>(patience.count()));
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return KeychainFinding{faultOf(answer), answer.errorMessage()};
    const bool locked = answer.arguments().constFirst().value<QDBusVariant>().variant().toBool();
    return locked ? std::optional(KeychainFinding{KeychainFault::Locked}) : std::nullopt;
}

std::optional<KeychainFinding> findLocalFault() {
    if (!QCoreApplication::instance())
        return KeychainFinding{KeychainFault::NoApplication};
    if (!qEnvironmentVariableIsEmpty("QT_NO_GLIB"))
        return KeychainFinding{KeychainFault::NoGlibLoop};
    if (!libsecret())
        return KeychainFinding{KeychainFault::NoLibsecret};
    return std::nullopt;
}

void forgetServiceSession() {
    void *library = libsecret();
    if (!library)
        return;
    using Disconnect = void (*)();
    const auto disconnect = reinterpret_cast<Disconnect>(dlsym(library, "secret_service_disconnect"));
    if (disconnect)
        (void)runOnMainLoop(disconnect);
}

} // namespace cloudnx
