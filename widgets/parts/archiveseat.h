#pragma once

#include "models/audit/archive/place.h"
#include "models/core/clock.h"

#include <QString>

#include <optional>

namespace cloudnx {

/// A Seat that keeps an archive of audit events. Where a seat is none, the audit page asks the service alone.
class ArchiveSeat {
public:
    ArchiveSeat() = default;
    ArchiveSeat(const ArchiveSeat &) = delete;
    ArchiveSeat &operator=(const ArchiveSeat &) = delete;
    virtual ~ArchiveSeat() = default;

    /// Of this profile alone. Asking for its key blocks.
    [[nodiscard]] virtual audit::ArchivePlace archive() const = 0;
    /// Where saved views are kept.
    [[nodiscard]] virtual QString viewsPath() const = 0;
    /// The service's clock by its last answer, never ahead of it; nothing before one. From any thread.
    [[nodiscard]] virtual std::optional<Instant> serviceTime() const = 0;
};

} // namespace cloudnx
