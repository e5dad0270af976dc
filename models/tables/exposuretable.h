#pragma once

#include "models/firewall/exposure.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Who reaches what, named by instance and service (`<instance>/<service>`, the platform's own rule with
/// `/implicit` behind it). The platform's own SSH rule is never filtered away.
class ExposureTable final : public RowsTable<Exposure> {
public:
    explicit ExposureTable(QObject *parent = nullptr);
};

} // namespace cloudnx
