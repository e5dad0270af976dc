#pragma once

#include "models/providers/cloudnx/api.h"
#include "models/storage/service.h"

namespace cloudnx {

class CloudNxStorage final : public StorageService {
public:
    explicit CloudNxStorage(CloudNxApi &api) : m_api(api) {}

    [[nodiscard]] Result<std::vector<Bucket>> buckets(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<StorageKey>> keys(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const StorageChange &change, std::stop_token stop) override;

private:
    CloudNxApi &m_api;
};

} // namespace cloudnx
