#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// IAM users, named by their user name.
class UserTable final : public RowsTable<User> {
public:
    explicit UserTable(QObject *parent = nullptr);
};

} // namespace cloudnx
