#include "models/plan/journal.h"

#include <algorithm>
#include <map>

namespace cloudnx {

namespace {

/// What the journal says of one plan: the last word on each of its steps.
struct Past {
    QString planId;
    QString title;
    QString undoes;
    std::map<int, JournalEntry> steps;
};

std::vector<Past> pastOf(const std::vector<JournalEntry> &entries) {
    std::vector<Past> plans;
    for (const JournalEntry &entry : entries) {
        auto found = std::find_if(plans.begin(), plans.end(),
                                  [&](const Past &past) { return past.planId == entry.planId; });
        if (found == plans.end())
            found = plans.insert(plans.end(), {entry.planId, entry.planTitle, entry.undoes, {}});
        found->steps[entry.step] = entry;
    }
    return plans;
}

// What the undoing of @p planId has done so far.
std::vector<Change> takenBack(const std::vector<Past> &plans, const QString &planId) {
    std::vector<Change> changes;
    for (const Past &plan : plans)
        if (plan.undoes == planId)
            for (const auto &[number, entry] : plan.steps)
                if (entry.state == StepState::Done)
                    changes.push_back(entry.change);
    return changes;
}

tl::unexpected<Error> cannot(const JournalEntry &entry, const QString &why) {
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("Step %1 (\"%2\") cannot be undone: %3").arg(entry.step + 1).arg(entry.sentence, why));
}

Result<std::vector<Change>> inverses(const Past &plan, std::vector<Change> already) {
    std::vector<Change> changes;
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        const JournalEntry &entry = step->second;
        if (entry.state == StepState::Failed)
            continue;
        if (entry.state != StepState::Done)
            return cannot(entry, QStringLiteral("it is not known whether it was done. Look first."));
        if (!entry.inverse)
            return cannot(entry, QStringLiteral("nothing takes it back."));
        const auto done = std::find(already.begin(), already.end(), *entry.inverse);
        if (done == already.end())
            changes.push_back(*entry.inverse);
        else
            already.erase(done);
    }
    return changes;
}

tl::unexpected<Error> nothingToUndo() {
    return failure(ErrorKind::NotFound, QStringLiteral("There is nothing to undo."));
}

bool didSomething(const Past &plan) {
    return std::any_of(plan.steps.begin(), plan.steps.end(),
                       [](const auto &step) { return step.second.state != StepState::Failed; });
}

} // namespace

Result<Journal::Undo> Journal::undoOf(const QString &planId) const {
    const auto all = entries();
    if (!all)
        return failure(all.error());
    const auto plans = pastOf(*all);
    for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
        const bool wanted =
            planId.isEmpty() ? plan->undoes.isEmpty() && didSomething(*plan) : plan->planId == planId;
        if (!wanted)
            continue;
        auto changes = inverses(*plan, takenBack(plans, plan->planId));
        if (!changes)
            return failure(changes.error());
        if (!changes->empty())
            return Undo{plan->planId, plan->title, std::move(*changes)};
        if (!planId.isEmpty())
            return failure(ErrorKind::NotFound,
                           QStringLiteral("\"%1\" is taken back already.").arg(plan->title));
    }
    if (!planId.isEmpty())
        return failure(ErrorKind::NotFound, QStringLiteral("The journal has no plan %1.").arg(planId));
    return nothingToUndo();
}

Result<std::vector<JournalEntry>> unfinished(const Journal &journal) {
    const auto all = journal.entries();
    if (!all)
        return failure(all.error());
    std::vector<JournalEntry> doubts;
    for (const Past &plan : pastOf(*all))
        for (const auto &[number, entry] : plan.steps)
            if (entry.state == StepState::Intended || entry.state == StepState::Unknown)
                doubts.push_back(entry);
    return doubts;
}

} // namespace cloudnx
