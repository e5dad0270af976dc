#include "app/console/latedoor.h"

#include <QCoreApplication>
#include <QLibrary>

namespace cloudnx {

Result<Door *> LateDoor::door() {
    const std::lock_guard lock(m_mutex);
    if (m_door)
        return m_door.get();
    QLibrary module(QCoreApplication::applicationDirPath() +
                    QStringLiteral("/../lib/cloudnx/libcloudnx-console-door.so"));
    using Make = Door *(*)();
    const auto make = reinterpret_cast<Make>(module.resolve("cloudnxMakeDoor"));
    if (!make)
        return failure(ErrorKind::Local,
                       QStringLiteral("A part of the program is missing: %1. Install it again.")
                           .arg(module.errorString()));
    m_door.reset(make());
    return m_door.get();
}

Result<std::vector<DoorPlate>> LateDoor::plates(std::stop_token stop) {
    return door().and_then([&](Door *door) { return door->plates(stop); });
}

Result<std::shared_ptr<Seat>> LateDoor::resume(const QString &profile, std::stop_token stop) {
    return door().and_then([&](Door *door) { return door->resume(profile, stop); });
}

Result<LoginStart> LateDoor::login(const QString &profile, std::stop_token stop) {
    return door().and_then([&](Door *door) { return door->login(profile, stop); });
}

Result<std::shared_ptr<Seat>> LateDoor::seat(const QString &profile, std::stop_token stop) {
    return door().and_then([&](Door *door) { return door->seat(profile, stop); });
}

Done LateDoor::watchScreen(std::function<void()> locked, std::stop_token stop) {
    return door().and_then([&](Door *door) { return door->watchScreen(locked, stop); });
}

} // namespace cloudnx
