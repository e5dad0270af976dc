#pragma once

#include "models/compute/change.h"
#include "models/core/receipt.h"

#include <stop_token>

namespace cloudnx {

/// Machines and their disks. Every call blocks and reads all pages. Unsupported = not offered by this cloud.
class ComputeService {
public:
    ComputeService() = default;
    ComputeService(const ComputeService &) = delete;
    ComputeService &operator=(const ComputeService &) = delete;
    virtual ~ComputeService() = default;

    [[nodiscard]] virtual Result<std::vector<Instance>> instances(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<Volume>> volumes(std::stop_token stop) = 0;
    /// Those one may use, own ones and others'.
    [[nodiscard]] virtual Result<std::vector<Image>> images(std::stop_token stop);
    /// Of volumes.
    [[nodiscard]] virtual Result<std::vector<Snapshot>> snapshots(std::stop_token stop);
    /// An instance that is in the wanted state already counts as brought there.
    [[nodiscard]] virtual Result<Receipt> apply(const ComputeChange &change, std::stop_token stop) = 0;
};

} // namespace cloudnx
