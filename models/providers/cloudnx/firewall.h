#pragma once

#include "models/firewall/service.h"
#include "models/providers/cloudnx/compute.h"

namespace cloudnx {

/// On CloudNx every instance has a firewall of its own; a group here is an instance.
class CloudNxFirewall final : public FirewallService {
public:
    CloudNxFirewall(CloudNxApi &api, CloudNxCompute &compute) : m_api(api), m_compute(compute) {}

    [[nodiscard]] Result<std::vector<FirewallGroup>> groups(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const FirewallChange &change, std::stop_token stop) override;

private:
    [[nodiscard]] Result<std::vector<Rule>> rulesOf(const QString &instanceId, const std::stop_token &stop);
    /// What CloudNx does not have: groups that come, go, and guard several instances.
    template <typename GroupChange>
    [[nodiscard]] Result<Receipt> send(const GroupChange &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> addedByOthers(const QString &instanceId, const RuleSpec &rule,
                                                Error conflict, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const AddRule &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const RemoveRule &change, const std::stop_token &stop);

    CloudNxApi &m_api;
    CloudNxCompute &m_compute;
};

} // namespace cloudnx
