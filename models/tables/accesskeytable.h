#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// An access key and how old it is.
struct AccessKeyRow {
    AccessKey key;
    std::optional<long long> ageDays; ///< empty when the cloud does not say when it was made
    bool isTooOld = false;            ///< as the check key-age says
};

[[nodiscard]] std::vector<AccessKeyRow> accessKeyRows(const std::vector<AccessKey> &keys, Instant now);

/// Access keys of users, named by the access key id. Never with a secret.
class AccessKeyTable final : public RowsTable<AccessKeyRow> {
public:
    explicit AccessKeyTable(QObject *parent = nullptr);
};

} // namespace cloudnx
