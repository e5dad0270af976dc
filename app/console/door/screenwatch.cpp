#include "app/console/door/screenwatch.h"

#include "models/session/secretservice.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QThread>

namespace cloudnx {

namespace {

const QString logind = QStringLiteral("org.freedesktop.login1");
const QString logindPath = QStringLiteral("/org/freedesktop/login1");
const QString logindManager = QStringLiteral("org.freedesktop.login1.Manager");

/// KDE and others emit the first, GNOME and its kin one of the rest; all say `ActiveChanged(b)`.
const QString screenSavers[] = {
    QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"),
    QStringLiteral("org.cinnamon.ScreenSaver"), QStringLiteral("org.mate.ScreenSaver"),
    QStringLiteral("org.xfce.ScreenSaver")};

/// The object of the session this program runs in; empty where logind knows of none.
QString sessionPath(const QDBusConnection &bus) {
    constexpr int patience = 2000;
    const QString id = qEnvironmentVariable("XDG_SESSION_ID");
    auto question = QDBusMessage::createMethodCall(logind, logindPath, logindManager,
                                                   id.isEmpty() ? QStringLiteral("GetSessionByPID")
                                                                : QStringLiteral("GetSession"));
    question << (id.isEmpty() ? QVariant(static_cast<quint32>(QCoreApplication::applicationPid()))
                              : QVariant(id));
    const QDBusMessage answer = bus.call(question, QDBus::Block, patience);
    return answer.type() == QDBusMessage::ReplyMessage
               ? answer.arguments().value(0).value<QDBusObjectPath>().path()
               : QString();
}

} // namespace

void ScreenWatch::listen() {
    moveToThread(QCoreApplication::instance()->thread());
    listenToScreenSavers();
    listenToLogind();
}

/// From whomever: a screen saver may start later than we do, and whoever lies only makes us lock.
void ScreenWatch::listenToScreenSavers() {
    if (!isSessionBusKnown())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    for (const QString &name : screenSavers)
        bus.connect({}, {}, name, QStringLiteral("ActiveChanged"), this, SLOT(activeChanged(bool)));
}

void ScreenWatch::listenToLogind() {
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return;
    bus.connect(logind, logindPath, logindManager, QStringLiteral("PrepareForSleep"), this,
                SLOT(activeChanged(bool)));
    if (const QString path = sessionPath(bus); !path.isEmpty())
        bus.connect(logind, path, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"),
                    this, SLOT(sessionLocked()));
}

void ScreenWatch::activeChanged(bool active) {
    if (active)
        m_locked();
}

void ScreenWatch::sessionLocked() {
    m_locked();
}

} // namespace cloudnx
