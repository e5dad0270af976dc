#include "models/plan/executor.h"

#include "models/plan/facts.h"
#include "models/plan/lookup.h"
#include "models/plan/simulate.h"
#include "models/plan/truth.h"

namespace cloudnx {

namespace {

std::vector<Change> changesOf(const std::vector<Step> &steps) {
    std::vector<Change> changes;
    for (const Step &step : steps)
        changes.push_back(step.change);
    return changes;
}

/// How long a service may go on with a request after a proxy gave up waiting for it.
constexpr std::chrono::minutes lateAnswers{2};

/// One run of one plan: carries what is expected of the account from step to step.
class Run {
public:
    Run(Cloud &cloud, Journal &journal, const Clock &clock, const Plan &plan, const QString &undoes)
        : m_cloud(cloud), m_journal(journal), m_clock(clock), m_plan(plan), m_undoes(undoes) {
        m_outcome.steps.resize(plan.steps.size());
    }

    Result<Inventory> read(const Parts &parts, std::stop_token stop) {
        Inventory fresh;
        fresh.profile = m_plan.profile;
        if (Done done = readInto(fresh, m_cloud, parts, m_clock, {}, std::move(stop)); !done)
            return failure(done.error());
        return fresh;
    }

    /// The steps in their order; false stops.
    Result<Outcome> go(Inventory fresh, SecretDesk &desk, const Progress &progress, std::stop_token stop) {
        m_before = fresh;
        m_expected = std::move(fresh);
        const int count = static_cast<int>(m_plan.steps.size());
        for (int number = 0; number < count && !m_outcome.error; ++number) {
            if (progress)
                progress(m_plan.steps[static_cast<std::size_t>(number)].sentence, number, count);
            if (m_outcome.steps[static_cast<std::size_t>(number)].state != StepState::Done)
                take(number, desk, stop);
        }
        if (m_outcome.error && m_sent == 0 && m_done == 0)
            return failure(*m_outcome.error);
        readBack(stop);
        nameWhatWasDone();
        return std::move(m_outcome);
    }

    StepOutcome &outcomeOf(int number) { return m_outcome.steps[static_cast<std::size_t>(number)]; }

    /// It may arrive while it is sent again; then the refusal of the second says nothing of the first.
    void doubt(int number) { m_doubted.insert(number); }

    void markDone(int number, const QString &requestId) {
        outcomeOf(number).state = StepState::Done;
        outcomeOf(number).requestId = requestId;
        ++m_done;
    }

    Done write(int number, StepState state, const QString &requestId = {}, const QString &error = {}) {
        const Step &step = m_plan.steps[static_cast<std::size_t>(number)];
        return m_journal.append({m_clock.now(), m_plan.id, m_plan.title, m_plan.accountId, number,
                                 static_cast<int>(m_plan.steps.size()), state, step.change, step.inverse,
                                 step.sentence, requestId, error, m_undoes});
    }

private:
    void take(int number, SecretDesk &desk, const std::stop_token &stop) {
        if (stop.stop_requested()) {
            m_outcome.error = Error{.kind = ErrorKind::Cancelled, .sentence = QStringLiteral("Stopped.")};
            return;
        }
        if (Done written = write(number, StepState::Intended); !written) {
            m_outcome.error = written.error();
            return;
        }
        ++m_sent;
        const Change &change = m_plan.steps[static_cast<std::size_t>(number)].change;
        auto receipt = applyChange(m_cloud, change, desk, stop);
        if (receipt)
            return settled(number, StepState::Done, receipt->requestId, {});
        if (isLost(receipt.error()) || m_doubted.contains(number))
            return findOut(number, receipt.error(), stop);
        settled(number, StepState::Failed, receipt.error().requestId, receipt.error());
    }

    static bool isLost(const Error &error) { return mayStillCome(error) || error.kind == ErrorKind::Server; }

    static bool mayStillCome(const Error &error) {
        return error.maySucceedOnServer || error.kind == ErrorKind::Timeout;
    }

    // The answer was lost, or the service failed in the midst: the account itself says whether the step was
    // carried out. What a proxy gave up waiting for may come true later.
    void findOut(int number, const Error &lost, const std::stop_token &stop) {
        const Change &change = m_plan.steps[static_cast<std::size_t>(number)].change;
        const auto now = read(partsFor({change}), stop);
        const auto truth = now ? cameTrue(m_expected, *now, change) : std::nullopt;
        if (truth == true)
            return settled(number, StepState::Done, lost.requestId, {});
        const bool failed = truth == false && !mayStillCome(lost);
        settled(number, failed ? StepState::Failed : StepState::Unknown, lost.requestId, lost);
    }

    void settled(int number, StepState state, const QString &requestId, const std::optional<Error> &error) {
        if (state == StepState::Done) {
            markDone(number, requestId);
            simulate(m_expected, m_plan.steps[static_cast<std::size_t>(number)].change);
        } else {
            outcomeOf(number).state = state;
            outcomeOf(number).requestId = requestId;
            m_outcome.error = error;
            if (state == StepState::Unknown)
                m_outcome.error->sentence +=
                    QStringLiteral(" It is not known whether step %1 was carried out; it "
                                   "is read again before anything is sent again.")
                        .arg(number + 1);
        }
        const Done written = write(number, state, requestId, error ? error->sentence : QString());
        if (!written && !m_outcome.error)
            m_outcome.error = written.error();
    }

    void readBack(const std::stop_token &stop) {
        auto after = read(partsFor(changesOf(m_plan.steps)), stop);
        if (!after)
            return;
        m_outcome.readBack = std::move(*after);
        for (std::size_t at = 0; at < m_outcome.steps.size(); ++at)
            compare(at);
    }

    // A step that a later one takes back again is not expected to be true at the end.
    void compare(std::size_t at) {
        StepOutcome &step = m_outcome.steps[at];
        const Change &change = m_plan.steps[at].change;
        if (step.state != StepState::Done || cameTrue(m_before, m_expected, change) == false)
            return;
        step.cameTrue = cameTrue(m_before, m_outcome.readBack, change);
        if (step.cameTrue == false && !m_outcome.error)
            m_outcome.error = Error{
                .kind = ErrorKind::Server,
                .sentence = QStringLiteral("The service accepted \"%1\", but reading again does not show it. "
                                           "Read again in a moment.")
                                .arg(m_plan.steps[at].sentence),
                .requestId = step.requestId};
    }

    void nameWhatWasDone() {
        if (!m_outcome.error || m_done == 0 || m_done == m_outcome.steps.size())
            return;
        QStringList numbers;
        for (std::size_t at = 0; at < m_outcome.steps.size(); ++at)
            if (m_outcome.steps[at].state == StepState::Done)
                numbers += QString::number(at + 1);
        Error &error = *m_outcome.error;
        error.sentence =
            QStringLiteral(
                "Only step %1 of %2 was done. %3 Undo takes back what was done, plan apply --resume goes on.")
                .arg(numbers.join(QLatin1String(", ")))
                .arg(m_outcome.steps.size())
                .arg(error.sentence);
        error.kind = ErrorKind::PartlyDone;
    }

    Cloud &m_cloud;
    Journal &m_journal;
    const Clock &m_clock;
    const Plan &m_plan;
    QString m_undoes;
    Inventory m_before;
    Inventory m_expected; ///< the account as it has to be after the steps so far
    Outcome m_outcome;
    std::set<int> m_doubted;
    std::size_t m_done = 0;
    int m_sent = 0;
};

// A plan may come from a file. What it says is made again from the account, and has to come out the same.
Done checkWords(const Plan &plan, const Inventory &fresh, Instant now) {
    const auto again = makePlan(changesOf(plan.steps), plan.title, fresh, now, plan.vantage);
    if (!again)
        return failure(again.error());
    if (again->steps != plan.steps || again->effects != plan.effects || again->friction != plan.friction ||
        again->dangers != plan.dangers || again->asksForCode != plan.asksForCode)
        return failure(ErrorKind::Drift,
                       QStringLiteral("Refused: made again now, this plan would say something "
                                      "else than it does. Make a new plan."));
    return checkProofs(*again);
}

/// What the journal knows of one plan.
struct Known {
    std::map<int, JournalEntry> steps;
    QString undoes;
};

Result<Known> knownOf(const Journal &journal, const QString &planId) {
    const auto all = journal.entries();
    if (!all)
        return failure(all.error());
    Known known;
    for (const JournalEntry &entry : *all)
        if (entry.planId == planId) {
            known.steps[entry.step] = entry;
            known.undoes = entry.undoes;
        }
    return known;
}

bool isInDoubt(const JournalEntry &entry) {
    return entry.state == StepState::Intended || entry.state == StepState::Unknown;
}

} // namespace

// The journal and the undoing know a plan by its id: a second time it would pass for done, or taken back.
Done checkNew(const Journal &journal, const Plan &plan) {
    const auto known = knownOf(journal, plan.id);
    if (!known)
        return failure(known.error());
    for (const auto &[number, entry] : known->steps)
        if (entry.state != StepState::Failed)
            return failure(
                ErrorKind::Drift,
                QStringLiteral("Refused: this plan was applied already, at %1. Make a new one to do "
                               "it again, or go on with it: cloudnx plan apply --resume %2.")
                    .arg(toRfc3339(entry.time), plan.id));
    return {};
}

namespace {

// Without the facts that the steps so far have changed themselves, and those of a step that failed: what made
// it fail is mended there, and what is left is proved anew.
Plan withoutTouched(Plan plan, const Known &known, const Inventory &fresh) {
    for (const auto &[number, entry] : known.steps) {
        if (isInDoubt(entry) && isTrueIn(fresh, entry.change) != true)
            continue;
        for (const QString &key : factKeys(entry.change))
            std::erase_if(plan.basis, [&](const Fact &fact) { return fact.key == key; });
    }
    return plan;
}

// Of a second key or a second rotation the account does not say whether it is this plan's: only that nothing
// moved shows that it was not sent.
Done checkDoubts(const Plan &plan, const Known &known, const Inventory &fresh) {
    for (const auto &[number, entry] : known.steps) {
        if (!isInDoubt(entry) || isTrueIn(fresh, entry.change))
            continue;
        for (const QString &key : factKeys(entry.change))
            for (const Fact &fact : plan.basis)
                if (fact.key == key && factDigest(key, fresh) != fact.digest)
                    return failure(ErrorKind::Drift,
                                   QStringLiteral("Refused: it is not known whether step %1 (\"%2\") was "
                                                  "carried out, and what it touches is not as it was. Look "
                                                  "at it, then make a new plan.")
                                       .arg(number + 1)
                                       .arg(entry.sentence));
    }
    return {};
}

std::vector<Change> changesLeft(const Plan &plan, const Known &known, const Inventory &fresh) {
    std::vector<Change> left;
    for (std::size_t at = 0; at < plan.steps.size(); ++at) {
        const auto entry = known.steps.find(static_cast<int>(at));
        const bool done = entry != known.steps.end() && (entry->second.state == StepState::Done ||
                                                         isTrueIn(fresh, plan.steps[at].change) == true);
        if (!done)
            left.push_back(plan.steps[at].change);
    }
    return left;
}

} // namespace

// Before the account is read again, so that what is read is what the steps meet.
Done Executor::prove(const Plan &plan, SecretDesk &desk, std::stop_token stop) {
    if (!plan.asksForCode)
        return {};
    if (!m_presence)
        return failure(
            ErrorKind::PasscodeRequired,
            QStringLiteral("Refused: \"%1\" asks for a fresh code, and there is no way to give one here.")
                .arg(plan.title));
    return m_presence->prove(desk, std::move(stop));
}

Result<Outcome> Executor::apply(const Plan &plan, SecretDesk &desk, const Progress &progress,
                                std::stop_token stop, const QString &undoes) {
    if (Done holds = checkProofs(plan); !holds)
        return failure(holds.error());
    if (Done here = prove(plan, desk, stop); !here)
        return failure(here.error());
    // Held before the account is read: who waited for another to apply the same must see what that one did.
    const auto held = hold(plan, stop);
    if (!held)
        return failure(held.error());
    if (Done isNew = checkNew(m_journal, plan); !isNew)
        return failure(isNew.error());
    Run run(m_cloud, m_journal, m_clock, plan, undoes);
    auto fresh = run.read(partsFor(changesOf(plan.steps)), stop);
    if (!fresh)
        return failure(fresh.error());
    if (Done same = checkDrift(plan, *fresh, m_clock.now()); !same)
        return failure(same.error());
    if (Done same = checkWords(plan, *fresh, m_clock.now()); !same)
        return failure(same.error());
    if (Done kept = shelve(plan, undoes); !kept)
        return failure(kept.error());
    return finished(plan, undoes, run.go(std::move(*fresh), desk, progress, stop), Before::Clear);
}

Result<std::optional<FileLock>> Executor::hold(const Plan &plan, const std::stop_token &stop) const {
    if (!m_shelf)
        return std::optional<FileLock>();
    return m_shelf->hold(plan.id, stop).map([](FileLock lock) { return std::optional(std::move(lock)); });
}

// Another program may have done it while this one waited.
Result<ShelvedPlan> Executor::stillUnderWay(const Plan &plan) const {
    auto shelved = m_shelf ? m_shelf->find(plan.id) : Result<ShelvedPlan>(ShelvedPlan{plan, {}, {}});
    if (!shelved && shelved.error().kind == ErrorKind::NotFound)
        return failure(ErrorKind::Conflict,
                       QStringLiteral("\"%1\" is under way no more: it was done or taken back meanwhile.")
                           .arg(plan.title));
    if (!shelved)
        return failure(shelved.error());
    if (isOverdue(*shelved, m_clock.now()))
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("The time to confirm \"%1\" is over; it is being taken back.").arg(plan.title));
    return shelved;
}

// On the shelf first, then the watcher, which looks for it there; both before anything is sent.
Done Executor::shelve(const Plan &plan, const QString &undoes) {
    if (!m_shelf)
        return {};
    if (m_confirmation)
        m_confirmBefore = m_clock.now() + m_confirmation->within;
    if (Done kept = m_shelf->put({plan, undoes, m_confirmBefore}); !kept || !m_confirmation)
        return kept;
    const Done watched = m_confirmation->watch();
    return watched ? watched : m_shelf->remove(plan.id).and_then([&] { return watched; });
}

// A plan that never began, and cannot begin any more, is not under way.
tl::unexpected<Error> Executor::leftAlone(const Plan &plan, Error why) const {
    if (why.kind == ErrorKind::Gone && m_shelf)
        if (const Done removed = m_shelf->remove(plan.id); !removed)
            return failure(removed.error());
    return failure(std::move(why));
}

// What was done as a whole needs the shelf no more, unless it is to be confirmed; nor does what was never
// begun.
Result<Outcome> Executor::finished(const Plan &plan, const QString &undoes, Result<Outcome> outcome,
                                   Before before) const {
    if (!m_shelf)
        return outcome;
    const auto isDone = [](const StepOutcome &step) { return step.state == StepState::Done; };
    const bool all = outcome && std::all_of(outcome->steps.begin(), outcome->steps.end(), isDone);
    const bool nothing =
        !outcome || (!all && outcome->error && outcome->error->kind != ErrorKind::PartlyDone &&
                     std::none_of(outcome->steps.begin(), outcome->steps.end(), [](const auto &step) {
                         return step.state == StepState::Done || step.state == StepState::Unknown;
                     }));
    const bool none = nothing && before == Before::Clear;
    const bool waits = m_confirmBefore.has_value();
    Done removed;
    if (none || (all && !waits))
        removed = m_shelf->remove(plan.id);
    if (all && removed && !undoes.isEmpty())
        removed = m_shelf->remove(undoes);
    if (!removed && outcome && !outcome->error)
        outcome->error = removed.error();
    return outcome;
}

Result<Outcome> Executor::resume(const Plan &plan, SecretDesk &desk, const Progress &progress,
                                 std::stop_token stop) {
    const auto held = hold(plan, stop);
    if (!held)
        return failure(held.error());
    const auto shelved = stillUnderWay(plan);
    if (!shelved)
        return failure(shelved.error());
    m_confirmBefore = shelved->confirmBefore;
    auto known = knownOf(m_journal, plan.id);
    if (!known)
        return failure(known.error());
    const bool isBegun = !known->steps.empty(); // a crash may come between shelf and first step
    if (!isBegun && !m_shelf)
        return failure(ErrorKind::NotFound, QStringLiteral("The journal has no plan %1.").arg(plan.id));
    if (!isBegun)
        known->undoes = shelved->undoes;
    Run run(m_cloud, m_journal, m_clock, plan, known->undoes);
    auto fresh = run.read(partsFor(changesOf(plan.steps)), stop);
    if (!fresh)
        return failure(fresh.error());
    if (Done clear = checkDoubts(plan, *known, *fresh); !clear)
        return failure(clear.error());
    if (Done same = checkDrift(withoutTouched(plan, *known, *fresh), *fresh, m_clock.now()); !same)
        return isBegun ? failure(same.error()) : leftAlone(plan, same.error());
    const auto left = changesLeft(plan, *known, *fresh);
    if (!left.empty()) {
        const auto rest = makePlan(left, plan.title, *fresh, m_clock.now(), plan.vantage);
        if (!rest)
            return failure(rest.error());
        if (Done holds = checkProofs(*rest); !holds)
            return failure(holds.error());
        if (Done here = prove(*rest, desk, stop); !here)
            return failure(here.error());
    }
    if (m_confirmation)
        if (Done kept = shelve(plan, known->undoes); !kept)
            return failure(kept.error());
    Before before = Before::Clear;
    for (const auto &[number, entry] : known->steps) {
        const bool isSo = entry.state != StepState::Done && isTrueIn(*fresh, entry.change) == true;
        const bool found = isSo && isInDoubt(entry);
        if (isInDoubt(entry) && !found) {
            run.doubt(number);
            before = Before::InDoubt;
        }
        if (found)
            if (Done written = run.write(number, StepState::Done, entry.requestId); !written)
                return failure(written.error());
        if (isSo || entry.state == StepState::Done)
            run.markDone(number, entry.requestId);
    }
    return finished(plan, known->undoes, run.go(std::move(*fresh), desk, progress, stop), before);
}

Result<std::vector<JournalEntry>> Executor::settle(std::stop_token stop) {
    auto doubts = unfinished(m_journal);
    if (!doubts || doubts->empty())
        return doubts;
    std::vector<Change> changes;
    for (const JournalEntry &entry : *doubts)
        changes.push_back(entry.change);
    Inventory fresh;
    if (Done done = readInto(fresh, m_cloud, partsFor(changes), m_clock, {}, stop); !done)
        return failure(done.error());
    std::vector<JournalEntry> left;
    for (JournalEntry &entry : *doubts) {
        const auto truth = entry.accountId == fresh.accountId ? isTrueIn(fresh, entry.change) : std::nullopt;
        const bool mayCome = entry.state == StepState::Unknown && m_clock.now() - entry.time < lateAnswers;
        if (!truth || (!*truth && mayCome)) {
            left.push_back(entry);
            continue;
        }
        entry.time = m_clock.now();
        entry.state = *truth ? StepState::Done : StepState::Failed;
        if (Done written = m_journal.append(entry); !written)
            return failure(written.error());
    }
    return left;
}

std::vector<Change> withoutTrue(const std::vector<Change> &changes, Inventory inventory) {
    std::vector<Change> left;
    for (const Change &change : changes) {
        if (isTrueIn(inventory, change) == true)
            continue;
        simulate(inventory, change); // a later one may take this one back
        left.push_back(change);
    }
    return left;
}

} // namespace cloudnx
