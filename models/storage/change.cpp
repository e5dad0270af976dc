#include "models/storage/change.h"

namespace cloudnx {

QString sentence(const StorageChange &change) {
    const auto &one = std::get<SetBucketPublicRead>(change);
    return (one.publicRead ? QStringLiteral("Let everyone read bucket %1")
                           : QStringLiteral("Stop everyone from reading bucket %1"))
        .arg(one.bucket);
}

} // namespace cloudnx
