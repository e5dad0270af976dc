#pragma once

#include "models/firewall/explain.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// The layers a packet has to pass, outermost first.
class LayerTable final : public RowsTable<Layer> {
public:
    explicit LayerTable(QObject *parent = nullptr);
};

} // namespace cloudnx
