#pragma once

#include "models/storage/service.h"

namespace cloudnx::openstack {

/// Object storage is Swift's, which bwCloud-OS does not have and this console does not speak to.
class Storage final : public StorageService {
public:
    [[nodiscard]] Result<std::vector<Bucket>> buckets(std::stop_token) override { return notOffered(); }

    [[nodiscard]] Result<Receipt> apply(const StorageChange &, std::stop_token) override {
        return notOffered();
    }

private:
    [[nodiscard]] static tl::unexpected<Error> notOffered() {
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("Not offered by this cloud: it has no buckets."));
    }
};

} // namespace cloudnx::openstack
