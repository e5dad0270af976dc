#pragma once

#include "app/compose/workspace.h"
#include "models/plan/shelf.h"

namespace cloudnx {

/// The plans of a profile that are under way.
[[nodiscard]] PlanShelf shelfOf(const Workspace &workspace);

/// A plan that waits to be confirmed; nothing when there is none.
[[nodiscard]] std::optional<ShelvedPlan> firstToConfirm(const Workspace &workspace);

/// Takes back what @p planId did, if it still waits for a confirmation that did not come, and says so in a
/// sentence; empty when there was nothing to do (confirmed, taken back already, or never begun). Waits for
/// whoever does the same. Errors: as Executor::apply.
[[nodiscard]] Result<QString> takeBack(Workspace &workspace, const QString &planId,
                                       const std::stop_token &stop);

/// The same for every plan that is overdue: what the process that should have done it did not live to do.
[[nodiscard]] Result<QStringList> takeBackOverdue(Workspace &workspace, const std::stop_token &stop);

/// The same, told: also that a plan could not be taken back, and why.
[[nodiscard]] QStringList takeBackNotes(Workspace &workspace, const std::stop_token &stop);

} // namespace cloudnx
