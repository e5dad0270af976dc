#pragma once

#include "models/plan/plan.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// A step and its place in the plan.
struct PlanStepRow {
    int number = 1; ///< from 1
    Step step;
};

[[nodiscard]] std::vector<PlanStepRow> planStepRows(const Plan &plan);
/// The terminal line of a step, quoted for a shell.
[[nodiscard]] QString commandText(const Step &step);

/// The steps of a plan, named by their number.
class PlanStepTable final : public RowsTable<PlanStepRow> {
public:
    explicit PlanStepTable(QObject *parent = nullptr);
};

} // namespace cloudnx
