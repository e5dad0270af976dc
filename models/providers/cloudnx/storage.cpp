#include "models/providers/cloudnx/storage.h"

#include "models/core/secretjson.h"
#include "models/providers/cloudnx/reading.h"

namespace cloudnx {

Result<std::vector<Bucket>> CloudNxStorage::buckets(std::stop_token stop) {
    return m_api.all({Route::Buckets}, {"buckets"}, readBucket, stop);
}

Result<std::vector<StorageKey>> CloudNxStorage::keys(std::stop_token stop) {
    return m_api.all({Route::StorageKeys}, {"access_keys"}, readStorageKey, stop);
}

Result<Receipt> CloudNxStorage::apply(const StorageChange &change, std::stop_token stop) {
    const auto &set = std::get<SetBucketPublicRead>(change);
    const Secret body = jsonBody({{QStringLiteral("public_read"), set.publicRead}});
    return m_api.change({Route::UpdateBucket, {set.bucket}, {}, body}, stop);
}

} // namespace cloudnx
