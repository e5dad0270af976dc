#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"
#include "models/checklist/judgement.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString days;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("DAYS", options.days, "How long snapshots are kept: 30d");
}

Done run(Context &context, const Options &options) {
    const auto days = parseRetention(options.days);
    if (!days)
        return failure(days.error());
    return tell(
        context,
        [&](cloudnx::Record &record) -> Done {
            record.snapshotRetentionDays = *days;
            return {};
        },
        QStringLiteral("Noted: snapshots are kept for %1. What is older fails old-snapshots.")
            .arg(counted(*days, QStringLiteral("day"), QStringLiteral("days"))));
}

} // namespace

Verb checklistRetention() {
    return verbOf<Options>(
        {"checklist retention", "Say how long snapshots are kept", "cloudnx checklist retention 30d"},
        declare, run);
}

} // namespace cloudnx::terminal
