#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/tables/journaltable.h"

#include <map>

namespace cloudnx::terminal {

namespace {

struct Options {
    bool all = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.flag("--all", options.all, "Each line of the journal, not only what became of each step");
}

/// What became of each step, in the order the steps were begun.
std::vector<JournalEntry> lastOfEach(const std::vector<JournalEntry> &entries) {
    std::map<std::pair<QString, int>, std::size_t> places;
    std::vector<JournalEntry> last;
    for (const JournalEntry &entry : entries) {
        const auto [place, isNew] = places.try_emplace({entry.planId, entry.step}, last.size());
        if (isNew)
            last.push_back(entry);
        else
            last[place->second] = entry;
    }
    return last;
}

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    auto entries = (*workspace)->journal->entries();
    if (!entries)
        return failure(entries.error());
    JournalTable table;
    table.setRows(options.all ? std::move(*entries) : lastOfEach(*entries));
    return context.out().table(table, QStringLiteral("Nothing was changed from here yet."));
}

} // namespace

Verb journalList() {
    return verbOf<Options>(
        {"journal list", "List what was changed from this machine", "cloudnx journal list"}, declare, run);
}

} // namespace cloudnx::terminal
