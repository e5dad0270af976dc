#pragma once

#include "models/checklist/check.h"

namespace cloudnx {

/// Is there an IAM user, and is root left for billing and emergencies?
class IamUserCheck final : public Check {
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
