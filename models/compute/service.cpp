#include "models/compute/service.h"

namespace cloudnx {

Result<std::vector<Image>> ComputeService::images(std::stop_token) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: a list of images."));
}

Result<std::vector<Snapshot>> ComputeService::snapshots(std::stop_token) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: a list of snapshots."));
}

} // namespace cloudnx
