#pragma once

#include "models/core/receipt.h"
#include "models/storage/change.h"

#include <stop_token>

namespace cloudnx {

/// Buckets. Every call blocks and reads all pages. Unsupported = not offered by this cloud.
class StorageService {
public:
    StorageService() = default;
    StorageService(const StorageService &) = delete;
    StorageService &operator=(const StorageService &) = delete;
    virtual ~StorageService() = default;

    [[nodiscard]] virtual Result<std::vector<Bucket>> buckets(std::stop_token stop) = 0;
    /// Of all buckets.
    [[nodiscard]] virtual Result<std::vector<StorageKey>> keys(std::stop_token stop);
    [[nodiscard]] virtual Result<Receipt> apply(const StorageChange &change, std::stop_token stop) = 0;
};

} // namespace cloudnx
