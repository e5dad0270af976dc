#pragma once

#include "models/account/service.h"
#include "models/audit/service.h"
#include "models/compute/service.h"
#include "models/firewall/service.h"
#include "models/iam/service.h"
#include "models/kms/service.h"
#include "models/storage/service.h"

#include "models/cloud/change.h"

namespace cloudnx {

enum class CloudKind { CloudNx, OpenStack };

template <>
inline constexpr auto enumWords<CloudKind> = std::to_array<EnumWord<CloudKind>>(
    {{CloudKind::CloudNx, "cloudnx"}, {CloudKind::OpenStack, "openstack"}});

/// That of an inventory or a plan, which name it: Inventory::cloud, Plan::cloud.
[[nodiscard]] inline CloudKind cloudNamed(const QString &word) {
    return enumOf<CloudKind>(word).value_or(CloudKind::CloudNx);
}

/// Something the provider states of itself and a client cannot check: shown as a statement, never as a pass.
struct ProviderStatement {
    QString id;     ///< "volumes-encrypted"
    QString title;  ///< in our words
    QString source; ///< page that says so
};

/// A signed-in cloud: the services behind one seam. Calls block and may come from any thread but the main
/// one.
class Cloud {
public:
    Cloud() = default;
    Cloud(const Cloud &) = delete;
    Cloud &operator=(const Cloud &) = delete;
    virtual ~Cloud() = default;

    [[nodiscard]] virtual CloudKind kind() const = 0;
    [[nodiscard]] virtual std::vector<ProviderStatement> statements() const = 0;

    [[nodiscard]] virtual AccountService &account() = 0;
    [[nodiscard]] virtual IamService &iam() = 0;
    [[nodiscard]] virtual FirewallService &firewall() = 0;
    [[nodiscard]] virtual KmsService &kms() = 0;
    [[nodiscard]] virtual AuditService &audit() = 0;
    [[nodiscard]] virtual ComputeService &compute() = 0;
    [[nodiscard]] virtual StorageService &storage() = 0;
};

/// Sends one change to the service it belongs to.
[[nodiscard]] Result<Receipt> applyChange(Cloud &cloud, const Change &change, SecretDesk &desk,
                                          std::stop_token stop);

} // namespace cloudnx
