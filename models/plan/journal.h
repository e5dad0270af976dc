#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// What became of a step.
enum class StepState { Intended, Done, Failed, Unknown };

template <>
inline constexpr auto enumWords<StepState> =
    std::to_array<EnumWord<StepState>>({{StepState::Intended, "intended"},
                                        {StepState::Done, "done"},
                                        {StepState::Failed, "failed"},
                                        {StepState::Unknown, "unknown"}});

/// One line of the journal. A step is written as Intended before it is sent, and again with what came of it.
struct JournalEntry {
    Instant time{};
    QString planId;
    QString planTitle;
    QString accountId;
    int step = 0; ///< from 0
    int steps = 0;
    StepState state = StepState::Intended;
    Change change;
    std::optional<Change> inverse;
    QString sentence;
    QString requestId;
    QString error;  ///< a sentence, with Failed and Unknown
    QString undoes; ///< id of the plan this one takes back; empty otherwise

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("time", self.time);
        visit("plan", self.planId);
        visit("title", self.planTitle);
        visit("account_id", self.accountId);
        visit("step", self.step);
        visit("steps", self.steps);
        visit("state", self.state);
        visit("change", self.change);
        visit("inverse", self.inverse);
        visit("sentence", self.sentence);
        visit("request_id", self.requestId);
        visit("error", self.error);
        visit("undoes", self.undoes);
    }
};

/// Append-only JSON lines of one profile, 0600, each line on disk (fsync) before append returns. A torn last
/// line (power cut) is reported by nobody and dropped by the next append. Safe for several processes (flock).
class Journal {
public:
    explicit Journal(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] Done append(const JournalEntry &entry);
    /// Oldest first. Errors: Local, Integrity (a line in the middle that is no entry, by number).
    [[nodiscard]] Result<std::vector<JournalEntry>> entries() const;

    /// The changes that take back what @p planId did (or, empty, the last plan that is not taken back yet),
    /// last step first. Errors: NotFound (nothing to undo), Unsupported (a step cannot be undone; says
    /// which).
    struct Undo {
        QString planId;
        QString title;
        std::vector<Change> changes;
    };

    [[nodiscard]] Result<Undo> undoOf(const QString &planId) const;

private:
    QString m_path;
};

/// The steps of which the journal does not know whether they were carried out: a crash or a lost answer left
/// them Intended or Unknown. Oldest first. Executor::resume looks after them.
[[nodiscard]] Result<std::vector<JournalEntry>> unfinished(const Journal &journal);

} // namespace cloudnx
