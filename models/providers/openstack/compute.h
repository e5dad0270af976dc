#pragma once

#include "models/compute/service.h"
#include "models/providers/openstack/gateway.h"
#include "models/providers/openstack/reading.h"

#include <chrono>

namespace cloudnx::openstack {

/// Nova's servers and Cinder's volumes.
class Compute final : public ComputeService {
public:
    explicit Compute(Gateway &gateway) : m_gateway(gateway) {}

    [[nodiscard]] Result<std::vector<Instance>> instances(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Volume>> volumes(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Image>> images(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Snapshot>> snapshots(std::stop_token stop) override;
    /// Returns when the instance has come to rest, which takes Nova some seconds. Errors: Timeout after two
    /// minutes.
    [[nodiscard]] Result<Receipt> apply(const ComputeChange &change, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Receipt> act(const QString &name, const char *action, InstanceStatus wanted,
                                      const std::stop_token &stop);
    [[nodiscard]] Result<InstanceStatus> statusNow(const QString &id, const std::stop_token &stop);
    [[nodiscard]] Done waitFor(const QString &id, InstanceStatus wanted, const std::stop_token &stop);

    Gateway &m_gateway;
};

/// The id of the instance that is shown by this name (or id). Errors: NotFound, naming those there are.
[[nodiscard]] Result<QString> idOfInstance(Gateway &gateway, const QString &name,
                                           const std::stop_token &stop);

/// What the console speaks to Nova: since Pike a server tells its flavour's name.
inline constexpr const char *serverMicroversion = "2.47";

} // namespace cloudnx::openstack
