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
    /// One question to Neutron: its groups carry their rules.
    [[nodiscard]] Result<std::vector<GroupRules>> rules(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Allowance>> quota(std::stop_token stop) override;
    /// A group that is attached or detached already counts as done. Errors: Forbidden when the rules or the
    /// name of another project's group are to change, Conflict when a group to be deleted is in use.
    [[nodiscard]] Result<Receipt> apply(const FirewallChange &change, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Receipt> send(const AddRule &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const RemoveRule &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const CreateFirewallGroup &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DeleteFirewallGroup &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const AttachFirewallGroup &change, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DetachFirewallGroup &change, const std::stop_token &stop);
    /// Nova adds a group to, or removes it from, every port of an instance.
    [[nodiscard]] Result<Receipt> tellNova(const char *action, const QString &group, const QString &instance,
                                           bool wanted, const std::stop_token &stop);
    [[nodiscard]] Result<bool> guards(const QString &groupId, const QString &instanceId,
                                      const std::stop_token &stop);

    [[nodiscard]] Result<std::vector<QJsonObject>> groupObjects(bool withRules, const Grant &grant,
                                                                const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<QJsonObject>> ports(const Grant &grant, const std::stop_token &stop);
    [[nodiscard]] Names instanceNames(const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<IdAndName>> ownGroups(const std::stop_token &stop);
    /// By its shown name or its id. Errors: NotFound, naming those there are.
    [[nodiscard]] static Result<IdAndName> groupNamed(const std::vector<IdAndName> &groups,
                                                      const QString &name);
    [[nodiscard]] Result<QString> changeableGroup(const std::vector<IdAndName> &groups, const QString &name,
                                                  const std::stop_token &stop);

    Gateway &m_gateway;
};

} // namespace cloudnx::openstack
