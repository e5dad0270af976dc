/// A desktop as the session bus shows it, and a logind: each line of input is one thing that happens.

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

namespace {

const QString ours = QStringLiteral("/org/freedesktop/login1/session/_37");
const QString others = QStringLiteral("/org/freedesktop/login1/session/_38");

void emitOn(const QString &path, const QString &interface, const QString &name,
            const QVariantList &arguments) {
    auto signal = QDBusMessage::createSignal(path, interface, name);
    signal.setArguments(arguments);
    QDBusConnection::sessionBus().send(signal);
}

void happen(const std::string &what) {
    const QString session = QStringLiteral("org.freedesktop.login1.Session");
    const QString active = QStringLiteral("ActiveChanged");
    if (what == "kde on" || what == "kde off")
        emitOn(QStringLiteral("/ScreenSaver"), QStringLiteral("org.freedesktop.ScreenSaver"), active,
               {what == "kde on"});
    if (what == "gnome on" || what == "gnome off")
        emitOn(QStringLiteral("/org/gnome/ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"), active,
               {what == "gnome on"});
    if (what == "lock")
        emitOn(ours, session, QStringLiteral("Lock"), {});
    if (what == "lock others")
        emitOn(others, session, QStringLiteral("Lock"), {});
    if (what == "sleep" || what == "wake")
        emitOn(QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
               QStringLiteral("PrepareForSleep"), {what == "sleep"});
}

} // namespace

class Logind : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public Q_SLOTS:

    QDBusObjectPath GetSession(const QString &id) { return QDBusObjectPath(id == "7" ? ours : others); }

    QDBusObjectPath GetSessionByPID(quint32) { return QDBusObjectPath(ours); }
};

int main(int count, char **words) {
    const QCoreApplication application(count, words);
    QDBusConnection bus = QDBusConnection::sessionBus();
    Logind logind;
    const bool ready = bus.registerObject(QStringLiteral("/org/freedesktop/login1"), &logind,
                                          QDBusConnection::ExportAllSlots) &&
                       bus.registerService(QStringLiteral("org.freedesktop.login1")) &&
                       bus.registerService(QStringLiteral("org.freedesktop.ScreenSaver")) &&
                       bus.registerService(QStringLiteral("org.gnome.ScreenSaver"));
    std::puts(ready ? "ready" : "no bus");
    std::fflush(stdout);
    std::jthread reader([] {
        for (std::string line; std::getline(std::cin, line);)
            QMetaObject::invokeMethod(qApp, [line] { happen(line); }, Qt::QueuedConnection);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    return QCoreApplication::exec();
}

#include "fakedesktop.moc"
