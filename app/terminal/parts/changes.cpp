#include "app/terminal/parts/changes.h"

#include "app/compose/takeback.h"
#include "app/terminal/parts/context.h"
#include "app/terminal/parts/desk.h"
#include "app/terminal/parts/keepingdesk.h"
#include "app/terminal/parts/pasttense.h"
#include "models/cloud/words.h"
#include "models/plan/command.h"
#include "models/plan/danger.h"
#include "models/plan/executor.h"
#include "models/plan/order.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSaveFile>

#include <algorithm>

namespace cloudnx::terminal {

namespace {

QString signOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::Holds:
        return QStringLiteral("✓");
    case Verdict::Fails:
        return QStringLiteral("✗");
    case Verdict::Unknown:
        break;
    }
    return QStringLiteral("?");
}

QString coloured(const QString &sign, Verdict verdict, bool colour) {
    if (!colour || verdict == Verdict::Unknown)
        return sign;
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(verdict == Verdict::Holds ? 32 : 31).arg(sign);
}

QString stepText(int number, const Step &step) {
    QString text = QStringLiteral("  %1  %2\n").arg(number).arg(visibleLines(step.sentence));
    if (!step.inverse)
        text += QStringLiteral("     cannot be undone: %1\n").arg(visibleLines(step.whyNoInverse));
    return text;
}

Done save(const QString &path, const Plan &plan) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toFile(plan)) < 0 || !file.commit())
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not write %1: %2.").arg(path, file.errorString()));
    return {};
}

Done showPlan(Context &context, const Plan &plan, const ChangeOptions &options) {
    if (!options.save.isEmpty()) {
        if (auto saved = save(options.save, plan); !saved)
            return saved;
        complain(
            QStringLiteral("Saved the plan to %1. Nothing was sent. Apply it with: cloudnx plan apply %1")
                .arg(options.save));
    }
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(toJson(plan), context.options().output));
    return context.out().bytes(planText(plan, context.out().hasColour()).toUtf8());
}

Error notAsked(const Plan &plan) {
    return {.kind = ErrorKind::Usage,
            .sentence =
                QStringLiteral("“%1” wants a yes, and there is no terminal to ask on. Look at it with "
                               "--dry-run, then give --yes.")
                    .arg(plan.title)};
}

/// Friction fits the damage: nothing, a yes, or the name typed.
Done agree(Context &context, const Plan &plan, const ChangeOptions &options) {
    if (options.yes || plan.friction == Friction::None)
        return {};
    if (!context.tty().isThere())
        return failure(notAsked(plan));
    context.tty().show(planText(plan, context.out().hasColour()));
    const bool typed = plan.friction == Friction::TypeName;
    const auto answer = context.tty().ask(
        typed ? QStringLiteral("Type %1 to go on").arg(plan.nameToType) : QStringLiteral("Go on? [y/N]"), {});
    if (!answer)
        return failure(answer.error());
    const bool agreed =
        typed ? *answer == plan.nameToType : answer->startsWith(QLatin1Char('y'), Qt::CaseInsensitive);
    if (!agreed)
        return failure(ErrorKind::Cancelled, QStringLiteral("Nothing was sent."));
    return {};
}

QString readBackText(const StepOutcome &step) {
    if (!step.cameTrue)
        return QStringLiteral("could not be read back");
    return *step.cameTrue ? QStringLiteral("read back: it is so") : QStringLiteral("read back: it is NOT so");
}

QString requestText(const StepOutcome &step) {
    return step.requestId.isEmpty() ? QString() : QStringLiteral(", request %1").arg(step.requestId);
}

QString stateText(StepState state) {
    switch (state) {
    case StepState::Done:
        return QStringLiteral("Done");
    case StepState::Failed:
        return QStringLiteral("Failed");
    case StepState::Unknown:
        return QStringLiteral("In doubt");
    case StepState::Intended:
        break;
    }
    return QStringLiteral("Not sent");
}

/// What was done goes to standard output, what was not to standard error.
Done tellSteps(Context &context, const Plan &plan, const Outcome &outcome) {
    for (std::size_t at = 0; at < outcome.steps.size(); ++at) {
        const StepOutcome &step = outcome.steps[at];
        if (step.state != StepState::Done) {
            complain(QStringLiteral("%1: %2").arg(stateText(step.state), plan.steps[at].sentence));
            continue;
        }
        if (auto told = context.out().line(
                QStringLiteral("%1 (%2%3)")
                    .arg(pastTense(plan.steps[at].sentence), readBackText(step), requestText(step)));
            !told)
            return told;
    }
    return {};
}

bool anyDone(const Outcome &outcome) {
    return std::any_of(outcome.steps.begin(), outcome.steps.end(),
                       [](const StepOutcome &step) { return step.state == StepState::Done; });
}

QJsonObject outcomeJson(const Plan &plan, const Outcome &outcome) {
    QJsonArray steps;
    for (std::size_t at = 0; at < outcome.steps.size(); ++at) {
        const StepOutcome &step = outcome.steps[at];
        steps.append(QJsonObject{{QStringLiteral("sentence"), plan.steps[at].sentence},
                                 {QStringLiteral("state"), wordOf(step.state)},
                                 {QStringLiteral("request_id"), step.requestId},
                                 {QStringLiteral("came_true"), toJson(step.cameTrue)}});
    }
    return {{QStringLiteral("plan"), plan.id},
            {QStringLiteral("title"), plan.title},
            {QStringLiteral("account_id"), plan.accountId},
            {QStringLiteral("profile"), plan.profile},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("done"), !outcome.error.has_value()}};
}

Done tell(Context &context, const Plan &plan, const Outcome &outcome) {
    if (outcome.error && !anyDone(outcome))
        return failure(*outcome.error);
    const Done told =
        context.out().isForPeople()
            ? tellSteps(context, plan, outcome)
            : context.out().bytes(exportValue(outcomeJson(plan, outcome), context.options().output));
    return outcome.error ? Done(failure(*outcome.error)) : told;
}

/// What the plan's text says of a code, for those who were not shown it.
void announceCode(Context &context, const ChangeOptions &options, const Plan &plan, const Profile &profile) {
    if (!plan.asksForCode)
        return;
    if (profile.signInKind == SignInKind::AccessKey)
        complain(QStringLiteral("Signed in with an access key, which no code guards, so none is asked for."));
    else if (options.yes || plan.friction == Friction::None)
        context.tty().show(visibleLines(freshCodeText(plan)) + QLatin1Char('\n'));
}

// "60s", "5m".
Result<std::chrono::seconds> parseSpan(const QString &text) {
    bool isNumber = false;
    const int number = text.chopped(text.isEmpty() ? 0 : 1).toInt(&isNumber);
    const std::chrono::seconds span =
        text.endsWith(u'm') ? std::chrono::minutes(number) : std::chrono::seconds(number);
    if (isNumber && (text.endsWith(u's') || text.endsWith(u'm')) && span >= std::chrono::seconds(5) &&
        span <= std::chrono::hours(24))
        return span;
    return failure(
        ErrorKind::Usage,
        QStringLiteral("\"%1\" is no time to confirm within. Write 5s to 1440m, for example 60s.").arg(text));
}

/// Whether another process could take the plan back while nobody is there.
Done canBeTakenBack(const Workspace &workspace, const Plan &plan) {
    for (const Step &step : plan.steps)
        if (!step.inverse)
            return failure(ErrorKind::Usage,
                           QStringLiteral("\"%1\" cannot be undone, so it cannot wait to be confirmed. Leave "
                                          "--confirm-within out.")
                               .arg(step.sentence));
    if (workspace.profile.vault == VaultKind::ThisProcess)
        return failure(
            ErrorKind::KeychainUnavailable,
            QStringLiteral("Your session rests in this process only, so no other could take the plan back. "
                           "Sign in where a keychain is, or leave --confirm-within out."));
    return {};
}

/// The process that takes @p plan back when nobody confirms it. Started before the first step is sent, so
/// that it is there whatever becomes of this one; what it does not live to do, the next start does.
Done startWatcher(const Workspace &workspace, const Plan &plan) {
    QProcess watcher;
    watcher.setProgram(QCoreApplication::applicationFilePath());
    watcher.setArguments({QStringLiteral("plan"), QStringLiteral("watch"), plan.id,
                          QStringLiteral("--profile"), workspace.profile.name.toText()});
    for (const auto put : {&QProcess::setStandardOutputFile, &QProcess::setStandardErrorFile})
        (watcher.*put)(QProcess::nullDevice(), QIODevice::Append);
    watcher.setStandardInputFile(QProcess::nullDevice());
    return watcher.startDetached()
               ? Done{}
               : Done(failure(ErrorKind::Local,
                              QStringLiteral("The process that would take the plan back did not start. "
                                             "Nothing was sent.")));
}

/// How the plan is to be confirmed; empty: it need not be.
Result<std::optional<Confirmation>> confirmationFor(const ChangeOptions &options, const Workspace &workspace,
                                                    const Plan &plan) {
    if (options.confirmWithin.isEmpty())
        return std::optional<Confirmation>();
    const auto span = parseSpan(options.confirmWithin);
    if (!span)
        return failure(span.error());
    if (Done can = canBeTakenBack(workspace, plan); !can)
        return failure(can.error());
    return Confirmation{*span, [&workspace, &plan] { return startWatcher(workspace, plan); }};
}

void tellDeadline(const std::optional<Instant> &deadline) {
    if (deadline)
        complain(QStringLiteral(
                     "Confirm by %1 with: cloudnx plan confirm. Otherwise this machine takes it back; the "
                     "service does not. If this machine is off or offline then, its next start does.")
                     .arg(toLocalText(*deadline)));
}

template <typename Carry>
Done send(Context &context, const ChangeOptions &options, const Plan &plan, Carry carry) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    auto confirmation = confirmationFor(options, **workspace, plan);
    if (!confirmation)
        return failure(confirmation.error());
    TerminalDesk desk(
        context.out(), context.tty(), options.secretsFromInput,
        [&workspace] { return serverTime(**workspace); }, context.stop());
    KeepingDesk keeping(desk, context, options.keepKeyAs);
    announceCode(context, options, plan, (*workspace)->profile);
    Executor executor(*(*workspace)->cloud, *(*workspace)->journal, (*workspace)->clock,
                      (*workspace)->presence.get());
    executor.keepOn(shelfOf(**workspace), std::move(*confirmation));
    const Result<Outcome> outcome = carry(executor, keeping);
    if (!outcome)
        return failure(outcome.error());
    if (anyDone(*outcome))
        tellDeadline(executor.confirmBefore());
    return tell(context, plan, *outcome);
}

Result<ShelvedPlan> cutOff(const PlanShelf &shelf, const QString &planId) {
    if (!planId.isEmpty())
        return shelf.find(planId);
    const auto plans = shelf.cutOff();
    if (!plans)
        return failure(plans.error());
    if (plans->empty())
        return failure(ErrorKind::NotFound,
                       QStringLiteral("No plan was cut off: there is nothing to go on with."));
    return plans->front();
}

} // namespace

void ChangeOptions::declare(Arguments &arguments) {
    arguments.flag("--dry-run", dryRun, "Print what would be done, and send nothing");
    arguments.flag("-y,--yes", yes, "Do not ask");
    arguments.option("--save", save, "Write the plan to this file instead of applying it");
    arguments.flag("--stdin", secretsFromInput, "Take what is asked for from standard input, a line each");
    arguments.option("--from", from,
                     "Prove that this range keeps SSH, instead of the known ones; may be repeated");
    arguments.option("--confirm-within", confirmWithin,
                     "60s or 5m: take it back when `cloudnx plan confirm` does not come in time; this "
                     "machine does it, not the service");
    arguments.option("--prove", prove, "Proofs that must hold: lockout,no-wider; unknown is not enough");
}

QString planText(const Plan &plan, bool colour) {
    QString text = QStringLiteral("Plan: %1\n%2 %3, profile %4\n\n")
                       .arg(visibleLines(plan.title), titled(wordsNamed(plan.cloud).account), plan.accountId,
                            plan.profile);
    int number = 0;
    for (const Step &step : plan.steps)
        text += stepText(++number, step);
    for (const QString &effect : plan.effects)
        text += QStringLiteral("\n  %1").arg(visibleLines(effect));
    text += plan.effects.empty() ? QString() : QStringLiteral("\n");
    for (const Proof &proof : plan.proofs)
        text += QStringLiteral("\n  %1 %2: %3")
                    .arg(coloured(signOf(proof.verdict), proof.verdict, colour), visibleLines(proof.title),
                         visibleLines(proof.reason));
    text += plan.proofs.empty() ? QString() : QStringLiteral("\n");
    if (const QString code = freshCodeText(plan); !code.isEmpty())
        text += QStringLiteral("\n  %1\n").arg(visibleLines(code));
    for (const Step &step : plan.steps)
        text += QStringLiteral("\n  $ %1").arg(visibleLines(shellLine(step.command)));
    return text + QStringLiteral("\n\n");
}

Result<Vantage> vantageFor(Context &context, const ChangeOptions &options, const Inventory &inventory) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    auto here = whereabouts(*(*workspace)->record, inventory);
    if (!here)
        return failure(here.error());
    if (options.from.empty()) {
        if (!here->moved.isEmpty())
            complain(here->moved);
        return here->vantage;
    }
    here->vantage.ranges.clear();
    for (const QString &text : options.from) {
        const auto range = CidrBlock::parse(text);
        if (!range)
            return failure(range.error());
        here->vantage.ranges.push_back(*range);
    }
    return here->vantage;
}

Done applyPlan(Context &context, const ChangeOptions &options, const Plan &plan, const ChangeStory &story) {
    if (options.dryRun || !options.save.isEmpty()) {
        const Done shown = showPlan(context, plan, options);
        return shown ? checkProved(plan, options.prove) : shown;
    }
    if (auto holds = checkProofs(plan).and_then([&] { return checkProved(plan, options.prove); }); !holds) {
        complain(planText(plan, false));
        return holds;
    }
    if (auto agreed = agree(context, plan, options); !agreed)
        return agreed;
    return send(context, options, plan, [&](Executor &executor, SecretDesk &desk) {
        return executor.apply(plan, desk, {}, context.stop(), story.undoes);
    });
}

Done resumePlan(Context &context, const ChangeOptions &options, const QString &planId) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    if (!options.prove.isEmpty() || !options.from.empty())
        return failure(
            ErrorKind::Usage,
            QStringLiteral("--prove and --from belong to a new plan; one that goes on is proved as "
                           "it was made. Leave them out, or undo it and make a new one."));
    const PlanShelf shelf = shelfOf(**workspace);
    const auto shelved = cutOff(shelf, planId);
    if (!shelved)
        return failure(shelved.error());
    const Plan &plan = shelved->plan;
    if (options.dryRun || !options.save.isEmpty())
        return showPlan(context, plan, options);
    return send(context, options, plan, [&](Executor &executor, SecretDesk &desk) {
        return executor.resume(plan, desk, {}, context.stop());
    });
}

Done change(Context &context, const ChangeOptions &options, std::vector<Change> changes,
            const ChangeStory &story) {
    const auto inventory = context.read(partsFor(changes));
    if (!inventory)
        return failure(inventory.error());
    const auto vantage = vantageFor(context, options, *inventory);
    if (!vantage)
        return failure(vantage.error());
    // What was taken back meanwhile by somebody else need not be taken back again, and keeps nothing else.
    if (!story.undoes.isEmpty())
        changes = withoutTrue(changes, *inventory);
    if (changes.empty())
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("%1: it is as it was before already. Nothing was sent.").arg(story.title));
    const auto plan = makePlan(inSafeOrder(changes, *inventory, *vantage), story.title, *inventory,
                               context.now(), *vantage);
    if (!plan)
        return failure(plan.error());
    return applyPlan(context, options, *plan, story);
}

} // namespace cloudnx::terminal
