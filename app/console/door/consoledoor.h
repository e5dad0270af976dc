#pragma once

#include "app/compose/workspace.h"
#include "app/console/door/screenwatch.h"
#include "widgets/parts/seat.h"

namespace cloudnx {

/// The real door: profiles of this person, the keychain, the service.
class ConsoleDoor final : public Door {
public:
    [[nodiscard]] Result<std::vector<DoorPlate>> plates(std::stop_token stop) override;
    [[nodiscard]] Result<std::shared_ptr<Seat>> resume(const QString &profile, std::stop_token stop) override;
    [[nodiscard]] Result<LoginStart> login(const QString &profile, std::stop_token stop) override;
    [[nodiscard]] Result<std::shared_ptr<Seat>> seat(const QString &profile, std::stop_token stop) override;
    Done watchScreen(std::function<void()> locked, std::stop_token stop) override;

private:
    std::unique_ptr<ScreenWatch> m_screen;
};

} // namespace cloudnx
