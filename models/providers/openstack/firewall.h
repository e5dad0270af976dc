#pragma once

#include "models/firewall/service.h"
#include "models/providers/openstack/gateway.h"
#include "models/providers/openstack/reading.h"

namespace cloudnx::openstack {

/// Security groups of Neutron
/// (https://docs.openstack.org/api-ref/network/v2/#security-groups-security-groups).
class Firewall final : public FirewallService {
public:
    explicit Firewall(Gateway &gateway) : m_gateway(gateway) {}

    /// Those of the project, and those that others share with it. An instance whose name Nova does not tell
    /// goes by its id.
    [[nodiscard]] Result<std::vector<FirewallGroup>> groups(std::stop_token stop) override;
    /// Errors: Conflict when the group is another project's.
    [[nodiscard]] Result<Receipt> apply(const FirewallChange &change, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Receipt> send(const AddRule &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const RemoveRule &change, const std::stop_token &stop);

    [[nodiscard]] Result<std::vector<QJsonObject>> groupObjects(bool withRules, const Grant &grant,
                                                                const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<QJsonObject>> ports(const Grant &grant, const std::stop_token &stop);
    [[nodiscard]] Names instanceNames(const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<IdAndName>> ownGroups(const std::stop_token &stop);
    [[nodiscard]] Result<QString> changeableGroup(const std::vector<IdAndName> &groups, const QString &name,
                                                  const std::stop_token &stop);

    Gateway &m_gateway;
};

} // namespace cloudnx::openstack
