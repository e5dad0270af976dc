#pragma once

#include "widgets/parts/seat.h"

#include <mutex>

namespace cloudnx {

/// The real door, loaded when somebody first knocks: network, keychain and their libraries take a third of
/// the time to the first window, which needs none of them.
class LateDoor final : public Door {
public:
    [[nodiscard]] Result<std::vector<DoorPlate>> plates(std::stop_token stop) override;
    [[nodiscard]] Result<std::shared_ptr<Seat>> resume(const QString &profile, std::stop_token stop) override;
    [[nodiscard]] Result<LoginStart> login(const QString &profile, std::stop_token stop) override;
    [[nodiscard]] Result<std::shared_ptr<Seat>> seat(const QString &profile, std::stop_token stop) override;
    Done watchScreen(std::function<void()> locked, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Door *> door();

    std::mutex m_mutex;
    std::unique_ptr<Door> m_door; ///< its code stays loaded to the end
};

} // namespace cloudnx
