#pragma once

#include "models/audit/audit.h"

#include <functional>
#include <stop_token>

namespace cloudnx {

/// What this machine knows of an account's past, for a cloud that does not log everything: in any order.
/// Asked from several threads.
using KnownPast = std::function<Result<std::vector<Event>>()>;

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
