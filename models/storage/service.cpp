#include "models/storage/service.h"

namespace cloudnx {

Result<std::vector<StorageKey>> StorageService::keys(std::stop_token) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: a list of storage keys."));
}

} // namespace cloudnx
