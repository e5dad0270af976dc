#pragma once

#include "models/core/filelock.h"
#include "models/plan/plan.h"

namespace cloudnx {

/// A plan under way.
struct ShelvedPlan {
    Plan plan;
    QString undoes;                       ///< id of the plan it takes back; empty otherwise
    std::optional<Instant> confirmBefore; ///< it is taken back when nobody confirms it by then

    friend bool operator==(const ShelvedPlan &, const ShelvedPlan &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("plan", self.plan);
        visit("undoes", self.undoes);
        visit("confirm_before", self.confirmBefore);
    }
};

/// Plans under way, a file each (JSON, 0600), from before the first step until the last is done and, where it
/// was wished, confirmed. The journal tells what became of the steps; the shelf, what the whole plan was.
class PlanShelf {
public:
    explicit PlanShelf(QString folder) : m_folder(std::move(folder)) {}

    /// On disk when this returns. Errors: Local.
    [[nodiscard]] Done put(const ShelvedPlan &shelved) const;
    /// One that is not there is removed already. Errors: Local.
    [[nodiscard]] Done remove(const QString &planId) const;
    /// Errors: NotFound, Integrity, Local.
    [[nodiscard]] Result<ShelvedPlan> find(const QString &planId) const;
    /// Oldest first. A file that is no plan is passed over: it would keep the others from being finished.
    [[nodiscard]] Result<std::vector<ShelvedPlan>> all() const;
    /// Those that somebody may go on with, the newest first: not what only waits to be confirmed.
    [[nodiscard]] Result<std::vector<ShelvedPlan>> cutOff() const;
    /// Held by who applies a plan, takes a plan back or goes on with it, so that two do not do it at once.
    [[nodiscard]] Result<FileLock> hold(const QString &planId, const std::stop_token &stop) const;

private:
    [[nodiscard]] QString pathOf(const QString &planId) const;
    [[nodiscard]] Done makeFolder() const;

    QString m_folder;
};

/// Whether nobody confirmed it in time.
[[nodiscard]] bool isOverdue(const ShelvedPlan &shelved, Instant now);

} // namespace cloudnx
