#pragma once

#include "models/compute/service.h"
#include "models/providers/cloudnx/api.h"

namespace cloudnx {

class CloudNxCompute final : public ComputeService {
public:
    explicit CloudNxCompute(CloudNxApi &api) : m_api(api) {}

    [[nodiscard]] Result<std::vector<Instance>> instances(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Volume>> volumes(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Snapshot>> snapshots(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const ComputeChange &change, std::stop_token stop) override;

    /// The one instance of that name. Errors: NotFound, naming those there are; Conflict when there are two.
    [[nodiscard]] Result<Instance> instanceNamed(const QString &name, const std::stop_token &stop);

private:
    CloudNxApi &m_api;
};

} // namespace cloudnx
