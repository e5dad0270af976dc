#pragma once

#include "models/providers/openstack/iam.h"

namespace cloudnx::openstack {

/// Carries out one change of IAM; one overload for each.
class IamSender {
public:
    IamSender(Iam &iam, Gateway &gateway, const Grant &grant, SecretDesk &desk, std::stop_token stop)
        : m_iam(iam), m_gateway(gateway), m_grant(grant), m_desk(desk), m_stop(std::move(stop)) {}

    [[nodiscard]] Result<Receipt> send(const CreateUser &change);
    [[nodiscard]] Result<Receipt> send(const DeleteUser &change);
    [[nodiscard]] Result<Receipt> send(const SetConsolePassword &change);
    [[nodiscard]] Result<Receipt> send(const DisableConsolePassword &change);
    [[nodiscard]] Result<Receipt> send(const CreateGroup &change);
    [[nodiscard]] Result<Receipt> send(const DeleteGroup &change);
    [[nodiscard]] Result<Receipt> send(const AddMember &change);
    [[nodiscard]] Result<Receipt> send(const RemoveMember &change);
    [[nodiscard]] Result<Receipt> send(const AttachPolicy &change);
    [[nodiscard]] Result<Receipt> send(const DetachPolicy &change);
    [[nodiscard]] Result<Receipt> send(const CreatePolicy &change);
    [[nodiscard]] Result<Receipt> send(const DeletePolicy &change);
    [[nodiscard]] Result<Receipt> send(const CreateAccessKey &change);
    [[nodiscard]] Result<Receipt> send(const SetMfaRules &change);
    [[nodiscard]] Result<Receipt> send(const EnrolTotp &change);
    [[nodiscard]] Result<Receipt> send(const RemoveTotp &change);
    [[nodiscard]] Result<Receipt> send(const SetAccessKeyActive &change);
    [[nodiscard]] Result<Receipt> send(const DeleteAccessKey &change);
    [[nodiscard]] Result<Receipt> send(const CreatePrincipal &change);
    [[nodiscard]] Result<Receipt> send(const DeletePrincipal &change);

private:
    [[nodiscard]] Result<Receipt> createEc2(const QString &user);
    [[nodiscard]] Result<Receipt> give(const QString &user, const QString &what, const Answer &answer,
                                       const char *object, const char *idName);
    [[nodiscard]] Result<Receipt> create(const char *collection, const char *object, const QString &name);
    [[nodiscard]] Result<Receipt> remove(const char *collection, const QString &name);
    [[nodiscard]] Result<Receipt> removeAt(const QString &path);
    [[nodiscard]] Result<Receipt> put(const QString &path);
    [[nodiscard]] Result<QString> membership(const QString &group, const QString &user);
    [[nodiscard]] Result<QString> assignment(PolicyHolder holder, const QString &name, const QString &role);

    Iam &m_iam;
    Gateway &m_gateway;
    const Grant &m_grant;
    SecretDesk &m_desk;
    std::stop_token m_stop;
};

} // namespace cloudnx::openstack
