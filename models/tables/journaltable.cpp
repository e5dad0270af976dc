#include "models/tables/journaltable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> stateMood(const JournalEntry &entry) {
    switch (entry.state) {
    case StepState::Failed:
        return Mood::Wrong;
    case StepState::Unknown:
    case StepState::Intended:
        return Mood::Look;
    case StepState::Done:
        break;
    }
    return std::nullopt;
}

int stepNumber(const JournalEntry &entry) {
    return entry.step + 1;
}

bool isReversible(const JournalEntry &entry) {
    return entry.inverse.has_value();
}

std::vector<Column<JournalEntry>> columns() {
    return {
        column<JournalEntry>("time", "Time (UTC)", &JournalEntry::time),
        fixed(column<JournalEntry>("plan", "Plan", &JournalEntry::planId)),
        column<JournalEntry>("step", "Step", stepNumber),
        withMood(column<JournalEntry>("state", "State", &JournalEntry::state), stateMood),
        column<JournalEntry>("sentence", "What", &JournalEntry::sentence),
        fixed(column<JournalEntry>("request_id", "Request id", &JournalEntry::requestId)),
        column<JournalEntry>("error", "Error", &JournalEntry::error),
        onDemand(column<JournalEntry>("title", "Title", &JournalEntry::planTitle)),
        onDemand(column<JournalEntry>("steps", "Steps", &JournalEntry::steps)),
        onDemand(column<JournalEntry>("reversible", "Can be undone", isReversible)),
        onDemand(fixed(column<JournalEntry>("undoes", "Undoes", &JournalEntry::undoes))),
        onDemand(fixed(column<JournalEntry>("account_id", "Account", &JournalEntry::accountId))),
    };
}

QString keyOf(const JournalEntry &entry) {
    return entry.planId + u'/' + QString::number(stepNumber(entry));
}

} // namespace

JournalTable::JournalTable(QObject *parent) : RowsTable(columns(), keyOf, parent) {}

} // namespace cloudnx
