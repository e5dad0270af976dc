#pragma once

#include "models/audit/service.h"
#include "models/providers/openstack/gateway.h"
#include "models/providers/openstack/reading.h"

namespace cloudnx::openstack {

/// OpenStack has no audit log for its tenants. This is built from what there is: Nova's instance actions,
/// with their request ids (*server said*), the times at which rules, groups and volumes came to be
/// (*inferred*: who did it is not told), and what this machine knows besides: its own journal (*we did*) and
/// differences between saved inventories (*inferred*). A query for an actor, a status or an address leaves
/// out what does not tell them.
class Audit final : public AuditService {
public:
    Audit(Gateway &gateway, KnownPast past) : m_gateway(gateway), m_past(std::move(past)) {}

    [[nodiscard]] Result<EventPage> events(const EventQuery &query, const QString &cursor, int limit,
                                           std::stop_token stop) override;

private:
    [[nodiscard]] Result<std::vector<Event>> instanceActions(const Grant &grant, const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<Event>> actionsOf(const IdAndName &server, const Grant &grant,
                                                       const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<Event>> firewallTimes(const Grant &grant, const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<Event>> volumeTimes(const std::stop_token &stop);

    Gateway &m_gateway;
    KnownPast m_past; ///< may be null
};

} // namespace cloudnx::openstack
