#pragma once

#include "models/audit/audit.h"

#include <stop_token>

namespace cloudnx {

/// The audit log, read page by page. Every call blocks.
class AuditService {
public:
    AuditService() = default;
    AuditService(const AuditService &) = delete;
    AuditService &operator=(const AuditService &) = delete;
    virtual ~AuditService() = default;

    /// @p cursor empty for the first page; @p limit events at most (the service may give fewer).
    [[nodiscard]] virtual Result<EventPage> events(const EventQuery &query, const QString &cursor, int limit,
                                                   std::stop_token stop) = 0;
};

} // namespace cloudnx
