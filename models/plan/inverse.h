#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

namespace cloudnx {

/// What takes a change back, and what it costs when nothing does.
struct Inverse {
    std::optional<Change> change;
    QString whyNone;        ///< without a change: why it cannot be undone
    QString destroyed = {}; ///< name of what is lost for good; empty when nothing is
};

/// The inverse of @p change, made where the account stands as in @p before.
[[nodiscard]] Inverse inverseOf(const Change &change, const Inventory &before);

} // namespace cloudnx
