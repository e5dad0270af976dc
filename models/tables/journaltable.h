#pragma once

#include "models/plan/journal.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// What this console did, named by plan and step (`<plan>/<step>`).
class JournalTable final : public RowsTable<JournalEntry> {
public:
    explicit JournalTable(QObject *parent = nullptr);
};

} // namespace cloudnx
