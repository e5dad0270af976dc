#pragma once

#include "models/cloud/cloud.h"
#include "models/providers/cloudnx/account.h"
#include "models/providers/cloudnx/audit.h"
#include "models/providers/cloudnx/compute.h"
#include "models/providers/cloudnx/firewall.h"
#include "models/providers/cloudnx/iam.h"
#include "models/providers/cloudnx/kms.h"
#include "models/providers/cloudnx/storage.h"

namespace cloudnx {

/// CloudNx through its REST control plane.
class CloudNxCloud final : public Cloud {
public:
    CloudNxCloud(RestClient &client, Endpoints endpoints, TokenSource &tokens);

    [[nodiscard]] CloudKind kind() const override { return CloudKind::CloudNx; }

    [[nodiscard]] std::vector<ProviderStatement> statements() const override;

    [[nodiscard]] AccountService &account() override { return m_account; }

    [[nodiscard]] IamService &iam() override { return m_iam; }

    [[nodiscard]] FirewallService &firewall() override { return m_firewall; }

    [[nodiscard]] KmsService &kms() override { return m_kms; }

    [[nodiscard]] AuditService &audit() override { return m_audit; }

    [[nodiscard]] ComputeService &compute() override { return m_compute; }

    [[nodiscard]] StorageService &storage() override { return m_storage; }

private:
    CloudNxApi m_api;
    CloudNxAccount m_account{m_api};
    CloudNxIam m_iam{m_api};
    CloudNxCompute m_compute{m_api};
    CloudNxFirewall m_firewall{m_api, m_compute};
    CloudNxKms m_kms{m_api};
    CloudNxAudit m_audit{m_api};
    CloudNxStorage m_storage{m_api};
};

} // namespace cloudnx
