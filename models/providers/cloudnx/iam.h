#pragma once

#include "models/iam/service.h"
#include "models/providers/cloudnx/api.h"

namespace cloudnx {

class CloudNxIam final : public IamService {
public:
    explicit CloudNxIam(CloudNxApi &api) : m_api(api) {}

    [[nodiscard]] Result<std::vector<User>> users(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Group>> groups(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Policy>> policies(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<AccessKey>> accessKeys(const QString &userName,
                                                            std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Principal>> principals(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const IamChange &change, SecretDesk &desk,
                                        std::stop_token stop) override;

private:
    [[nodiscard]] Result<Receipt> send(const CreateUser &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DeleteUser &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const SetConsolePassword &change, SecretDesk &desk,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DisableConsolePassword &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const CreateGroup &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DeleteGroup &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const AddMember &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const RemoveMember &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const AttachPolicy &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DetachPolicy &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const CreatePolicy &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DeletePolicy &change, SecretDesk &, const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const CreateAccessKey &change, SecretDesk &desk,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const SetAccessKeyActive &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DeleteAccessKey &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const CreatePrincipal &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DeletePrincipal &change, SecretDesk &,
                                       const std::stop_token &stop);

    /// What only an administrator of an OpenStack sets.
    template <typename MfaChange>
    [[nodiscard]] Result<Receipt> send(const MfaChange &change, SecretDesk &, const std::stop_token &stop);

    /// The service's id of something that people name otherwise. Errors: NotFound.
    [[nodiscard]] Result<QString> policyId(const QString &name, const std::stop_token &stop);
    [[nodiscard]] Result<QString> attachedPolicyId(const DetachPolicy &change, const std::stop_token &stop);
    [[nodiscard]] Result<QString> keyRecordId(const QString &user, const QString &accessKeyId,
                                              const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<QString>> principalIds(const QString &crn, const std::stop_token &stop);

    CloudNxApi &m_api;
};

} // namespace cloudnx
