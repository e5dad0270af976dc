#pragma once

#include "models/account/account.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Where who is signed in is signed in, named by the id of the session.
class SessionTable final : public RowsTable<Session> {
public:
    explicit SessionTable(QObject *parent = nullptr);
};

} // namespace cloudnx
