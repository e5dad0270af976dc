#pragma once

#include "models/audit/service.h"
#include "models/providers/cloudnx/api.h"

namespace cloudnx {

class CloudNxAudit final : public AuditService {
public:
    explicit CloudNxAudit(CloudNxApi &api) : m_api(api) {}

    [[nodiscard]] Result<EventPage> events(const EventQuery &query, const QString &cursor, int limit,
                                           std::stop_token stop) override;

private:
    CloudNxApi &m_api;
};

} // namespace cloudnx
