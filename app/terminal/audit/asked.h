#pragma once

#include "app/compose/archivekey.h"
#include "app/terminal/parts/arguments.h"
#include "app/terminal/parts/context.h"
#include "models/audit/query/select.h"
#include "models/audit/sync/sync.h"
#include "models/audit/views.h"
#include "models/tables/eventtable.h"

namespace cloudnx::terminal {

/// What every verb that asks the archive takes.
struct Question {
    QString filter;
    QString view;         ///< name of a saved one; the filter then narrows it
    bool offline = false; ///< answer from what is there
};

void declareQuestion(Arguments &arguments, Question &question);
/// The same without its word: for verbs that have words of their own.
void declareQuestionOptions(Arguments &arguments, Question &question);

[[nodiscard]] audit::SavedViews savedViews(const Workspace &workspace);

/// The filter, the one of --filter and that of the view, as one value. Errors: Usage, pointing at the place;
/// NotFound (the view).
[[nodiscard]] Result<filter::Expression> parsedFilter(Context &context, const Question &question);

struct Fetched {
    audit::SyncReport report;
    quint64 inArchive = 0; ///< events
};

/// Fetches what the archive lacks; one that is new goes back as far as @p furthest. Errors: those of the
/// archive (Timeout: another program wrote for longer than @p patience), Cancelled.
[[nodiscard]] Result<Fetched> fetchMissing(Context &context, Workspace &workspace,
                                           std::chrono::hours furthest = std::chrono::days(365),
                                           std::chrono::milliseconds patience = std::chrono::seconds(60));
/// One line on standard error for each.
void tellGaps(const std::vector<audit::Gap> &gaps);

/// Fetches what is new, unless the question is asked offline; then the archive. What could not be fetched is
/// said on standard error. Errors: those of fetching when there is no archive to answer from.
[[nodiscard]] Result<std::shared_ptr<const audit::Archive>> freshArchive(Context &context, bool offline);

/// Who answers, and what it answers.
struct Asked {
    std::shared_ptr<const audit::Archive> archive;
    audit::RowSetPtr rows;
};

[[nodiscard]] Result<Asked> ask(Context &context, const Question &question);
/// Some of the rows as events.
[[nodiscard]] Result<std::vector<Event>> eventsOf(const audit::Archive &archive,
                                                  const std::vector<audit::RowId> &rows);

} // namespace cloudnx::terminal
