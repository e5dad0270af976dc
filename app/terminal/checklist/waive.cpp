#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString check;
    QString reason;
    QString by;
    QString until;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("CHECK", options.check, "Id of the check, as `checklist run` prints it");
    arguments.requiredOption("--reason", options.reason, "Why it may stay");
    arguments.requiredOption("--until", options.until, "When that ends: 2026-12-31, or 90d");
    arguments.option("--by", options.by, "Who answers for it; your login name when not given");
}

Done run(Context &context, const Options &options) {
    const auto check = checkNamed(options.check);
    if (!check)
        return failure(check.error());
    const auto until = parseTerm(options.until, context.now());
    if (!until)
        return failure(until.error());
    const Waiver waiver{options.check, options.reason, whoSays(options.by), context.now(), *until};
    return tell(
        context, [&](cloudnx::Record &record) { return waive(record, waiver); },
        QStringLiteral("Waived: %1, by %2, until %3. It stays visible.")
            .arg(waiver.check, waiver.by, toRfc3339(waiver.until).left(10)));
}

struct EndOptions {
    QString check;
};

void declareEnd(Arguments &arguments, EndOptions &options) {
    arguments.word("CHECK", options.check, "Id of the check");
}

Done end(Context &context, const EndOptions &options) {
    return tell(
        context, [&](cloudnx::Record &record) { return unwaive(record, options.check); },
        QStringLiteral("Ended the waiver of %1.").arg(options.check));
}

} // namespace

Verb checklistWaive() {
    return verbOf<Options>(
        {"checklist waive", "Answer for a failure for a while; it stays visible, and ends by itself",
         "cloudnx checklist waive public-buckets --reason 'the web site' --until 90d --by asha"},
        declare, run);
}

Verb checklistUnwaive() {
    return verbOf<EndOptions>(
        {"checklist unwaive", "End a waiver before its day", "cloudnx checklist unwaive public-buckets"},
        declareEnd, end);
}

} // namespace cloudnx::terminal
