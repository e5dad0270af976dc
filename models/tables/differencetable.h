#pragma once

#include "models/firewall/packet.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// What one set of rules admits and another does not.
struct DifferenceRow {
    QString onlyIn;
    ReachSlice slice;
    Packet witness; ///< one packet of it
};

class DifferenceTable final : public RowsTable<DifferenceRow> {
public:
    explicit DifferenceTable(QObject *parent = nullptr);
};

} // namespace cloudnx
