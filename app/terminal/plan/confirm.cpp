#include "app/terminal/verbs.h"

#include "app/compose/takeback.h"
#include "app/terminal/parts/context.h"

#include <condition_variable>
#include <mutex>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString plan;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("PLAN", options.plan, "Id of the plan; without it, the one that waits");
}

void declareWatch(Arguments &arguments, Options &options) {
    arguments.word("PLAN", options.plan, "Id of the plan");
}

Result<ShelvedPlan> waiting(const PlanShelf &shelf, const QString &planId) {
    if (!planId.isEmpty())
        return shelf.find(planId);
    auto plans = shelf.all();
    if (!plans)
        return failure(plans.error());
    std::erase_if(*plans, [](const ShelvedPlan &shelved) { return !shelved.confirmBefore; });
    if (plans->size() == 1)
        return plans->front();
    return failure(ErrorKind::NotFound,
                   plans->empty() ? QStringLiteral("No plan waits to be confirmed.")
                                  : QStringLiteral("More than one plan waits. Say which: cloudnx plan "
                                                   "confirm %1.")
                                        .arg(plans->back().plan.id));
}

Done confirm(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const PlanShelf shelf = shelfOf(**workspace);
    const auto shelved = waiting(shelf, options.plan);
    if (!shelved)
        return failure(shelved.error());
    const auto held = shelf.hold(shelved->plan.id, context.stop());
    if (!held)
        return failure(held.error());
    const auto still = shelf.find(shelved->plan.id);
    if (!still)
        return failure(ErrorKind::Conflict,
                       QStringLiteral("Too late: \"%1\" is taken back.").arg(shelved->plan.title));
    if (isOverdue(*still, context.now()))
        return failure(ErrorKind::Conflict,
                       QStringLiteral("Too late: the time to confirm \"%1\" was over at %2.")
                           .arg(still->plan.title, toRfc3339(*still->confirmBefore)));
    return shelf.remove(still->plan.id).and_then([&] {
        return context.out().line(QStringLiteral("Confirmed: %1 stays.").arg(still->plan.title));
    });
}

constexpr std::chrono::seconds firstPause{2};
constexpr std::chrono::seconds longestPause{60};
constexpr std::chrono::hours patience{24};

/// False: it was told to stop.
bool pause(std::chrono::milliseconds span, const std::stop_token &stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, stop, span, [] { return false; });
    return !stop.stop_requested();
}

Error stopped() {
    return {.kind = ErrorKind::Cancelled, .sentence = QStringLiteral("Stopped before the plan was decided.")};
}

/// Takes it back, and tries again as long as the service or the network fails: who is locked out cannot.
Done takeBackAtLast(Context &context, Workspace &workspace, const QString &plan) {
    const Instant end = context.now() + patience;
    for (std::chrono::seconds span = firstPause;; span = std::min(2 * span, longestPause)) {
        const auto said = takeBack(workspace, plan, context.stop());
        if (said)
            return said->isEmpty() ? Done{} : context.out().line(*said);
        if (context.now() >= end)
            return failure(said.error());
        if (!pause(span, context.stop()))
            return failure(stopped());
    }
}

/// Sleeps until the plan's time is over or somebody decides before.
Done watch(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const PlanShelf shelf = shelfOf(**workspace);
    for (;;) {
        const auto shelved = shelf.find(options.plan);
        if (!shelved)
            return shelved.error().kind == ErrorKind::NotFound ? Done{} : Done(failure(shelved.error()));
        if (!shelved->confirmBefore || isOverdue(*shelved, context.now()))
            break;
        if (!pause(std::min<std::chrono::milliseconds>(std::chrono::milliseconds(500),
                                                       *shelved->confirmBefore - context.now()),
                   context.stop()))
            return failure(stopped());
    }
    return takeBackAtLast(context, **workspace, options.plan);
}

} // namespace

Verb planConfirm() {
    return verbOf<Options>(
        {"plan confirm", "Keep what was applied with --confirm-within", "cloudnx plan confirm"}, declare,
        confirm);
}

Verb planWatch() {
    return verbOf<Options>({"plan watch",
                            "Take a plan back when nobody confirms it in time; --confirm-within starts it",
                            "cloudnx plan watch 6f1c2a9d"},
                           declareWatch, watch);
}

} // namespace cloudnx::terminal
