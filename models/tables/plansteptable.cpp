#include "models/tables/plansteptable.h"

#include "models/checklist/judgement.h"
#include "models/tables/columns.h"

namespace cloudnx {

namespace {

using Row = PlanStepRow;

QString undoText(const Row &row) {
    return row.step.inverse ? sentence(*row.step.inverse) : row.step.whyNoInverse;
}

std::optional<Mood> undoMood(const Row &row) {
    return row.step.inverse ? std::nullopt : std::optional(Mood::Look);
}

std::vector<Column<Row>> columns() {
    return {
        column<Row>("step", "Step", &Row::number),
        column<Row>("sentence", "What will be done", [](const Row &row) { return row.step.sentence; }),
        withMood(column<Row>("undo", "Undo", undoText), undoMood),
        onDemand(column<Row>("reversible", "Can be undone",
                             [](const Row &row) { return row.step.inverse.has_value(); })),
        onDemand(
            fixed(column<Row>("command", "Command", [](const Row &row) { return commandText(row.step); }))),
    };
}

} // namespace

std::vector<PlanStepRow> planStepRows(const Plan &plan) {
    std::vector<PlanStepRow> rows;
    rows.reserve(plan.steps.size());
    for (const Step &step : plan.steps)
        rows.push_back({static_cast<int>(rows.size()) + 1, step});
    return rows;
}

QString commandText(const Step &step) {
    return shellLine(step.command);
}

PlanStepTable::PlanStepTable(QObject *parent)
    : RowsTable(columns(), [](const Row &row) { return QString::number(row.number); }, parent) {}

} // namespace cloudnx
