#pragma once

#include "models/cloud/cloud.h"
#include "models/cloud/presence.h"
#include "models/plan/journal.h"
#include "models/plan/plan.h"
#include "models/plan/shelf.h"

namespace cloudnx {

/// What came of one step.
struct StepOutcome {
    StepState state = StepState::Intended;
    QString requestId;
    std::optional<bool> cameTrue; ///< what the re-reading showed; empty: could not be read
};

/// What came of a plan.
struct Outcome {
    std::vector<StepOutcome> steps;
    Inventory readBack;         ///< the parts the plan touches, read again after the last step
    std::optional<Error> error; ///< PartlyDone when some steps were done before it
};

/// How a plan waits to be confirmed. The time begins when the first step is about to be sent.
struct Confirmation {
    std::chrono::seconds within{};
    std::function<Done()> watch; ///< starts who takes the plan back in time
};

/// Runs plans. The only thing in the program that changes a cloud.
class Executor {
public:
    /// Without @p presence plans that ask for a code are refused.
    Executor(Cloud &cloud, Journal &journal, const Clock &clock, Presence *presence = nullptr)
        : m_cloud(cloud), m_journal(journal), m_clock(clock), m_presence(presence) {}

    /// Keeps each plan on @p shelf while it is under way, and beyond its end when it is to be confirmed;
    /// holds it meanwhile, so that nobody else goes on with it or takes it back.
    void keepOn(PlanShelf shelf, std::optional<Confirmation> confirmation = {}) {
        m_shelf = std::move(shelf);
        m_confirmation = std::move(confirmation);
    }

    /// Until when the plan that was applied is to be confirmed; empty: it need not be.
    [[nodiscard]] std::optional<Instant> confirmBefore() const { return m_confirmBefore; }

    /// Checks proofs, asks for a code where the plan does, re-reads what the plan was made from and checks
    /// drift, then per step: journal, send, journal; at the end reads again and compares. A step whose answer
    /// was lost is re-read before anything else is said of it; what does not show then may come yet, and is
    /// Unknown. Errors: ProofFailed, PasscodeRequired or
    /// Unauthenticated (the code), Drift, Gone, Local (journal) — nothing was sent then.
    [[nodiscard]] Result<Outcome> apply(const Plan &plan, SecretDesk &desk, const Progress &progress,
                                        std::stop_token stop, const QString &undoes = {});

    /// Goes on with a plan that a crash or an error cut off: steps the journal knows as done are passed over,
    /// a step in doubt is read again before it is sent again, the rest is applied. Drift is checked for what
    /// the steps so far did not touch, and where the account does not show whether a step in doubt was
    /// carried out. Errors: as apply; Conflict when it is under way no more.
    [[nodiscard]] Result<Outcome> resume(const Plan &plan, SecretDesk &desk, const Progress &progress,
                                         std::stop_token stop);

    /// Reads again what unfinished steps were about and writes into the journal what became of them, where
    /// the account shows it; that a step of which the answer was lost did not come true, only after two
    /// minutes. Sends no change. Gives what is still in doubt.
    [[nodiscard]] Result<std::vector<JournalEntry>> settle(std::stop_token stop);

private:
    /// Whether the run before left a step of which nobody knows.
    enum class Before { Clear, InDoubt };

    [[nodiscard]] Done prove(const Plan &plan, SecretDesk &desk, std::stop_token stop);
    [[nodiscard]] Result<std::optional<FileLock>> hold(const Plan &plan, const std::stop_token &stop) const;
    [[nodiscard]] Result<ShelvedPlan> stillUnderWay(const Plan &plan) const;
    [[nodiscard]] Done shelve(const Plan &plan, const QString &undoes);
    [[nodiscard]] tl::unexpected<Error> leftAlone(const Plan &plan, Error why) const;
    [[nodiscard]] Result<Outcome> finished(const Plan &plan, const QString &undoes, Result<Outcome> outcome,
                                           Before before) const;

    Cloud &m_cloud;
    Journal &m_journal;
    const Clock &m_clock;
    Presence *m_presence;
    std::optional<PlanShelf> m_shelf;
    std::optional<Confirmation> m_confirmation;
    std::optional<Instant> m_confirmBefore;
};

/// Whether @p plan was never applied from here, or all of it failed. Errors: Drift, with the time; Local.
[[nodiscard]] Done checkNew(const Journal &journal, const Plan &plan);

/// @p changes without those that are true already when their turn comes: somebody else was there before.
[[nodiscard]] std::vector<Change> withoutTrue(const std::vector<Change> &changes, Inventory inventory);

/// Whether @p change is true in @p inventory already; empty when the inventory cannot tell.
[[nodiscard]] std::optional<bool> isTrueIn(const Inventory &inventory, const Change &change);

} // namespace cloudnx
