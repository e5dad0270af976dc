#include "app/compose/outside.h"
#include "app/terminal/checklist/told.h"
#include "app/terminal/parts/changes.h"
#include "app/terminal/verbs.h"

namespace cloudnx::terminal {

namespace {

constexpr int exitWithFindings = 3; // DESIGN §5: it failed, and still does

struct Options {
    QString check;
    bool probe = false;
    std::vector<QString> set;
    ChangeOptions change = {};
};

using Inputs = std::map<QString, QString>;

void declare(Arguments &arguments, Options &options) {
    arguments.word("CHECK", options.check, "Id of the check, as `checklist run` prints it");
    arguments.option("--set", options.set, "NAME=VALUE that the fix needs; may be repeated");
    arguments.flag("--probe", options.probe, "Look from outside first, as `checklist run --probe` does");
    options.change.declare(arguments);
}

Result<Inputs> given(const std::vector<QString> &words) {
    Inputs inputs;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return failure(ErrorKind::Usage, QStringLiteral("--set takes NAME=VALUE, not “%1”.").arg(word));
        inputs[word.left(equals)] = word.mid(equals + 1);
    }
    return inputs;
}

/// What is not given is asked for; without a terminal its proposal stands in, if there is one.
Result<QString> inputFor(Context &context, const FixInput &input) {
    if (!context.tty().isThere() && !input.proposal.isEmpty())
        return input.proposal;
    const QString hint = input.proposal.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(input.proposal);
    return context.tty()
        .ask(input.prompt + hint, QStringLiteral("Give --set %1=VALUE.").arg(input.id))
        .map([&input](const QString &answer) { return answer.isEmpty() ? input.proposal : answer; });
}

Result<Inputs> inputsFor(Context &context, const Options &options, const Fix &fix) {
    auto inputs = given(options.set);
    for (const FixInput &input : fix.inputs) {
        if (!inputs || inputs->contains(input.id))
            continue;
        const auto value = inputFor(context, input);
        if (!value)
            return failure(value.error());
        (*inputs)[input.id] = *value;
    }
    return inputs;
}

Done showSteps(Context &context, const Finding &finding, const Fix &fix) {
    QString text = finding.summary + QStringLiteral("\n\nThis cannot be mended from here. The steps:\n");
    int number = 0;
    for (const QString &step : fix.steps)
        text += QStringLiteral("  %1  %2\n").arg(++number).arg(step);
    return context.out().line(text);
}

Done mend(Context &context, const Options &options, const Check &check, const Basis &basis) {
    const Finding finding = check.judge(basis);
    if (finding.result == CheckResult::Unknown && check.advice().empty())
        return context.out().line(QStringLiteral("Not known: %1").arg(finding.summary));
    if (finding.result == CheckResult::Unknown)
        return showSteps(context, finding,
                         {.verb = {}, .inputs = {}, .steps = check.advice(), .automatic = false});
    if (finding.result != CheckResult::Fail)
        return context.out().line(QStringLiteral("Nothing to mend: %1").arg(finding.summary));
    const Fix fix = check.fix(basis);
    if (!fix.automatic) {
        context.endWith(exitWithFindings);
        return showSteps(context, finding, fix);
    }
    const auto inputs = inputsFor(context, options, fix);
    if (!inputs)
        return failure(inputs.error());
    auto changes = check.changes(basis, *inputs);
    if (!changes)
        return failure(changes.error());
    return change(context, options.change, std::move(*changes), {.title = fix.verb});
}

Done run(Context &context, const Options &options) {
    const auto check = checkNamed(options.check);
    if (!check)
        return failure(check.error());
    Parts parts = partsForCheck(**check);
    if (options.probe)
        parts.insert(Part::Instances);
    const auto inventory = context.read(parts);
    if (!inventory)
        return failure(inventory.error());
    const auto record = told(context);
    if (!record)
        return failure(record.error());
    const Workspace &workspace = **context.workspace();
    const Outside outside = options.probe ? lookOutside(workspace.profile, *inventory, *record,
                                                        workspace.clock, {}, context.stop())
                                          : Outside();
    return mend(context, options, **check, {*inventory, context.now(), *record, outside});
}

} // namespace

Verb checklistFix() {
    return verbOf<Options>({"checklist fix", "Mend what a check found, through a plan",
                            "cloudnx checklist fix gstin --set gstin=27AAPFU0939F1ZV --dry-run"},
                           declare, run);
}

} // namespace cloudnx::terminal
