#pragma once

#include "app/terminal/parts/verb.h"
#include "models/plan/plan.h"

namespace cloudnx::terminal {

/// What every verb takes that changes something.
struct ChangeOptions {
    bool dryRun = false;
    bool yes = false;
    bool secretsFromInput = false; ///< passwords and codes are lines of standard input
    QString save;                  ///< file for the plan
    std::vector<QString> from;     ///< where the person manages from, instead of what is known of it
    QString confirmWithin;         ///< "60s": take it back by itself when nobody confirms it by then
    QString prove;                 ///< proofs that must hold, by id, separated by commas
    QString keepKeyAs;             ///< new profile that keeps an access key made; empty: it is shown

    void declare(Arguments &arguments);
};

/// How a change is told: titles and what it takes back.
struct ChangeStory {
    QString title = {};  ///< of the plan; empty: its first step's sentence
    QString undoes = {}; ///< id of the plan this takes back
};

/// Where the person manages from, by --from or else by the record and the session. Says when they moved.
[[nodiscard]] Result<Vantage> vantageFor(Context &context, const ChangeOptions &options,
                                         const Inventory &inventory);

/// Reads what is needed, plans, shows or asks as far as the plan can hurt, applies, tells what was read back.
[[nodiscard]] Done change(Context &context, const ChangeOptions &options, std::vector<Change> changes,
                          const ChangeStory &story = {});

/// The same from a plan that exists.
[[nodiscard]] Done applyPlan(Context &context, const ChangeOptions &options, const Plan &plan,
                             const ChangeStory &story = {});

/// Goes on with a plan that was cut off; an empty @p planId is the one there is. Errors: NotFound.
[[nodiscard]] Done resumePlan(Context &context, const ChangeOptions &options, const QString &planId);

/// The plan as people read it before it is applied.
[[nodiscard]] QString planText(const Plan &plan, bool colour);

} // namespace cloudnx::terminal
