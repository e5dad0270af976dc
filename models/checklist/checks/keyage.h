#pragma once

#include "models/checklist/check.h"

namespace cloudnx {

/// Active and made more than 90 days before @p now. A key of unknown age is not.
[[nodiscard]] bool isTooOld(const AccessKey &key, Instant now);

/// Is any active access key older than 90 days?
class KeyAgeCheck final : public Check {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Parts needs() const override;
    [[nodiscard]] Finding judge(const Inventory &inventory, Instant now) const override;
    [[nodiscard]] Fix fix(const Inventory &inventory, Instant now) const override;
    [[nodiscard]] Result<std::vector<Change>>
    changes(const Inventory &inventory, Instant now, const std::map<QString, QString> &inputs) const override;
};

} // namespace cloudnx
