#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString check;
    QString by;
    QString until;
    QString note;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("CHECK", options.check, "Id of the check, as `checklist run` prints it");
    arguments.option("--by", options.by, "Who says so; your login name when not given");
    arguments.option("--until", options.until, "How long it holds: 2026-12-31, or 90d");
    arguments.option("--note", options.note, "In your words; no secret");
}

Error nobodysWord(const Check &check) {
    return {.kind = ErrorKind::Invalid,
            .sentence =
                QStringLiteral(
                    "%1 is looked at, so nobody's word is taken for it. What is meant to stay is waived "
                    "by: cloudnx checklist waive %1 --reason TEXT --until DAY.")
                    .arg(check.id())};
}

Done run(Context &context, const Options &options) {
    const auto check = checkNamed(options.check);
    if (!check)
        return failure(check.error());
    if (!(*check)->wordHolds())
        return failure(nobodysWord(**check));
    const Instant now = context.now();
    const auto until = options.until.isEmpty() ? Result<Instant>(now + *(*check)->wordHolds())
                                               : parseTerm(options.until, now);
    if (!until)
        return failure(until.error());
    if (const auto longest = *(*check)->wordHolds(); *until > now + longest)
        return failure(ErrorKind::Usage,
                       QStringLiteral("Nobody is believed longer than %1 days here. Leave --until out, or "
                                      "name a day before %2.")
                           .arg(longest.count())
                           .arg(toRfc3339(now + longest).left(10)));
    const auto inventory = context.read((*check)->needs());
    if (!inventory)
        return failure(inventory.error());
    const Attestation said{options.check, whoSays(options.by),          now,
                           *until,        namesIn(**check, *inventory), options.note};
    return tell(
        context, [&](cloudnx::Record &record) { return attest(record, said); },
        QStringLiteral("Noted: %1 answers %2, until %3.")
            .arg(said.by, said.check, toRfc3339(said.until).left(10)));
}

} // namespace

Verb checklistAttest() {
    return verbOf<Options>(
        {"checklist attest", "Say that something is so which no cloud shows",
         "cloudnx checklist attest restore-tested --by asha --note 'db-01, to a new machine'"},
        declare, run);
}

} // namespace cloudnx::terminal
