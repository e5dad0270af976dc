#include "app/compose/takeback.h"

#include "models/plan/executor.h"
#include "models/plan/order.h"

namespace cloudnx {

namespace {

/// Nobody is there to be asked.
class EmptyDesk final : public SecretDesk {
public:
    Result<Secret> ask(const SecretRequest &request) override {
        return failure(
            ErrorKind::PasscodeRequired,
            QStringLiteral("This needs an answer (%1), and nobody is there to give it. Undo it by hand: "
                           "cloudnx undo.")
                .arg(request.prompt));
    }

    Done give(const SecretProduct &) override { return {}; }
};

/// Who applied the plan agreed to this when they named the time: it only brings back what was. Asked for a
/// code, it would leave them locked out.
class AgreedBefore final : public Presence {
public:
    Done prove(SecretDesk &, std::stop_token) override { return {}; }
};

/// Empty: what is to be taken back is so already.
Result<std::optional<Plan>> undoPlan(Workspace &workspace, const Journal::Undo &undo,
                                     const std::stop_token &stop) {
    const auto fresh = readAccount(workspace, partsFor(undo.changes), {}, stop);
    if (!fresh)
        return failure(fresh.error());
    const auto changes = withoutTrue(undo.changes, *fresh);
    if (changes.empty())
        return std::optional<Plan>();
    return makePlan(inSafeOrder(changes, *fresh, {}), QStringLiteral("Undo: %1").arg(undo.title), *fresh,
                    workspace.clock.now())
        .map([](Plan plan) { return std::optional(std::move(plan)); });
}

Result<QString> undone(Workspace &workspace, const ShelvedPlan &shelved, const std::stop_token &stop) {
    AgreedBefore agreed;
    Executor executor(*workspace.cloud, *workspace.journal, workspace.clock, &agreed);
    if (const auto settled = executor.settle(stop); !settled)
        return failure(settled.error());
    const auto undo = workspace.journal->undoOf(shelved.plan.id);
    if (!undo && undo.error().kind == ErrorKind::NotFound)
        return QString(); // nothing of it was ever sent, or it is taken back
    if (!undo)
        return failure(undo.error());
    const auto plan = undoPlan(workspace, *undo, stop);
    if (!plan)
        return failure(plan.error());
    if (!*plan)
        return QStringLiteral("Nobody confirmed \"%1\" in time, and it is as it was before already.")
            .arg(shelved.plan.title);
    EmptyDesk desk;
    const auto outcome = executor.apply(**plan, desk, {}, stop, undo->planId);
    if (!outcome)
        return failure(outcome.error());
    if (outcome->error)
        return failure(*outcome->error);
    return QStringLiteral("Nobody confirmed \"%1\" in time: it was taken back.").arg(shelved.plan.title);
}

} // namespace

PlanShelf shelfOf(const Workspace &workspace) {
    return PlanShelf(workspace.accountFolder + QStringLiteral("/plans"));
}

std::optional<ShelvedPlan> firstToConfirm(const Workspace &workspace) {
    for (ShelvedPlan &shelved : shelfOf(workspace).all().value_or(std::vector<ShelvedPlan>()))
        if (shelved.confirmBefore)
            return std::move(shelved);
    return std::nullopt;
}

Result<QString> takeBack(Workspace &workspace, const QString &planId, const std::stop_token &stop) {
    const PlanShelf shelf = shelfOf(workspace);
    const auto held = shelf.hold(planId, stop);
    if (!held)
        return failure(held.error());
    const auto shelved = shelf.find(planId);
    if (!shelved && shelved.error().kind == ErrorKind::NotFound)
        return QString();
    if (!shelved)
        return failure(shelved.error());
    if (!isOverdue(*shelved, workspace.clock.now()))
        return QString();
    auto said = undone(workspace, *shelved, stop);
    if (said)
        if (const Done removed = shelf.remove(planId); !removed)
            return failure(removed.error());
    return said;
}

Result<QStringList> takeBackOverdue(Workspace &workspace, const std::stop_token &stop) {
    const auto plans = shelfOf(workspace).all();
    if (!plans)
        return failure(plans.error());
    QStringList said;
    for (const ShelvedPlan &shelved : *plans) {
        if (!isOverdue(shelved, workspace.clock.now()))
            continue;
        const auto one = takeBack(workspace, shelved.plan.id, stop);
        if (!one)
            return failure(one.error());
        if (!one->isEmpty())
            said += *one;
    }
    return said;
}

QStringList takeBackNotes(Workspace &workspace, const std::stop_token &stop) {
    const auto said = takeBackOverdue(workspace, stop);
    return said ? *said
                : QStringList{QStringLiteral("A plan that nobody confirmed could not be taken back: %1")
                                  .arg(said.error().sentence)};
}

} // namespace cloudnx
