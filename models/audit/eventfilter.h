#pragma once

#include "models/audit/field.h"
#include "models/filter/schema.h"

namespace cloudnx::audit {

/// The fields of an archived event in the filter language; the ids are those of Field.
[[nodiscard]] const filter::Schema &eventSchema();

} // namespace cloudnx::audit
