#pragma once

#include "models/cloud/cloud.h"
#include "models/providers/openstack/account.h"
#include "models/providers/openstack/audit.h"
#include "models/providers/openstack/compute.h"
#include "models/providers/openstack/firewall.h"
#include "models/providers/openstack/iam.h"
#include "models/providers/openstack/kms.h"
#include "models/providers/openstack/storage.h"

namespace cloudnx {

/// An OpenStack, such as bwCloud-OS: Keystone, Neutron, Nova, Cinder, Barbican.
class OpenStackCloud final : public Cloud {
public:
    /// The references must outlive this. @p past: what this machine knows of the project's past.
    OpenStackCloud(RestClient &client, openstack::Place place, TokenSource &tokens, KnownPast past = {})
        : m_gateway(client, std::move(place), tokens), m_audit(m_gateway, std::move(past)) {}

    [[nodiscard]] CloudKind kind() const override { return CloudKind::OpenStack; }

    /// None: OpenStack is software, and promises nothing for those who run it.
    [[nodiscard]] std::vector<ProviderStatement> statements() const override { return {}; }

    [[nodiscard]] AccountService &account() override { return m_account; }

    [[nodiscard]] IamService &iam() override { return m_iam; }

    [[nodiscard]] FirewallService &firewall() override { return m_firewall; }

    [[nodiscard]] KmsService &kms() override { return m_kms; }

    [[nodiscard]] AuditService &audit() override { return m_audit; }

    [[nodiscard]] ComputeService &compute() override { return m_compute; }

    [[nodiscard]] StorageService &storage() override { return m_storage; }

private:
    openstack::Gateway m_gateway;
    openstack::Account m_account{m_gateway};
    openstack::Iam m_iam{m_gateway};
    openstack::Firewall m_firewall{m_gateway};
    openstack::Kms m_kms{m_gateway};
    openstack::Audit m_audit;
    openstack::Compute m_compute{m_gateway};
    openstack::Storage m_storage;
};

} // namespace cloudnx
