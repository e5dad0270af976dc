#pragma once

#include "models/iam/service.h"
#include "models/providers/openstack/gateway.h"
#include "models/providers/openstack/reading.h"

namespace cloudnx::openstack {

/// Keystone in the field's words: a role is a policy nobody can look into, an application credential (or EC2
/// credential) is an access key. What a token may not read is Forbidden; most of it is for administrators.
class Iam final : public IamService {
public:
    explicit Iam(Gateway &gateway) : m_gateway(gateway) {}

    [[nodiscard]] Result<std::vector<User>> users(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Group>> groups(std::stop_token stop) override;
    /// Every role there is; for who may not list them, the roles of the own token.
    [[nodiscard]] Result<std::vector<Policy>> policies(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<AccessKey>> accessKeys(const QString &userName,
                                                            std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Principal>> principals(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Project>> projects(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Trust>> trusts(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const IamChange &change, SecretDesk &desk,
                                        std::stop_token stop) override;

private:
    friend class IamSender;

    /// Names of the roles that users or groups hold in the project, by their ids.
    using Holdings = std::map<QString, std::vector<QString>>;

    [[nodiscard]] Result<Holdings> holdings(const char *holder, const Grant &grant,
                                            const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<Trust>> trustsBy(const char *side, const QString &userId,
                                                      const std::stop_token &stop);
    [[nodiscard]] Result<QString> idOf(const char *collection, const QString &name,
                                       const std::stop_token &stop);

    Gateway &m_gateway;
};

} // namespace cloudnx::openstack
