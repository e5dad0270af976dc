#pragma once

#include "models/checklist/check.h"

namespace cloudnx {

/// Does a secret stand in the user-data of an instance?
class UserDataCheck final : public Check {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Parts needs() const override;
    [[nodiscard]] Parts helps() const override;
    [[nodiscard]] Finding judge(const Inventory &inventory, Instant now) const override;
    [[nodiscard]] Fix fix(const Inventory &inventory, Instant now) const override;
    [[nodiscard]] Result<std::vector<Change>>
    changes(const Inventory &inventory, Instant now, const std::map<QString, QString> &inputs) const override;
};

} // namespace cloudnx
