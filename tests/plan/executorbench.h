#pragma once

#include "models/plan/executor.h"
#include "tests/plan/everychange.h"
#include "tests/support/memorycloud.h"

#include <QTemporaryDir>

namespace cloudnx::test {

inline const QString db = QStringLiteral("db-01");
inline const QString web = QStringLiteral("web-01");
inline const QString alice = QStringLiteral("alice");
inline const QString readOnly = QStringLiteral("CloudNxReadOnlyAccess");

inline Error refusal(ErrorKind kind, const char *sentence) {
    return {.kind = kind, .sentence = QString::fromLatin1(sentence), .requestId = QStringLiteral("req-x")};
}

inline std::vector<Change> narrowed() {
    return {FirewallChange(AddRule{db, ruleOf("5432", "10.0.0.0/24")}),
            FirewallChange(RemoveRule{db, ruleOf("5432", "0.0.0.0/0")})};
}

inline std::vector<Change> threeUsers() {
    return {IamChange(CreateUser{alice}), IamChange(CreateUser{QStringLiteral("bob")}),
            IamChange(CreateUser{QStringLiteral("carol")})};
}

// One desk: a cloud, a journal, a clock.
struct Bench {
    QTemporaryDir folder;
    MemoryCloud cloud{sampleInventory()};
    FixedClock clock{sampleNow()};
    Journal journal{folder.filePath(QStringLiteral("journal.jsonl"))};
    FixedDesk desk;

    Plan plan(const std::vector<Change> &changes) {
        auto made = makePlan(changes, {}, cloud.inventory(), clock.now());
        if (!made)
            qFatal("%s", qPrintable(made.error().sentence));
        return *made;
    }

    Result<Outcome> apply(const Plan &plan, std::stop_token stop = {}, const QString &undoes = {}) {
        return Executor(cloud, journal, clock).apply(plan, desk, {}, std::move(stop), undoes);
    }

    Result<Outcome> resume(const Plan &plan) {
        return Executor(cloud, journal, clock).resume(plan, desk, {}, {});
    }

    [[nodiscard]] JournalEntry entry(const Plan &plan, int step, StepState state) const {
        const Step &one = plan.steps[static_cast<std::size_t>(step)];
        return {
            clock.now(), plan.id,    plan.title,  plan.accountId, step, static_cast<int>(plan.steps.size()),
            state,       one.change, one.inverse, one.sentence,   {},   {},
            {}};
    }

    // "1 intended, 1 done, 2 intended …"
    QString story() {
        QStringList words;
        const auto entries = journal.entries();
        if (!entries)
            return entries.error().sentence;
        for (const JournalEntry &entry : *entries)
            words += QStringLiteral("%1 %2").arg(entry.step + 1).arg(wordOf(entry.state));
        return words.join(QLatin1String(", "));
    }
};

inline QString states(const Outcome &outcome) {
    QStringList words;
    for (const StepOutcome &step : outcome.steps)
        words +=
            wordOf(step.state) + (step.cameTrue ? (*step.cameTrue ? QStringLiteral("+") : QStringLiteral("-"))
                                                : QStringLiteral("?"));
    return words.join(u' ');
}

inline bool hasUser(const Inventory &inventory, const QString &name) {
    return std::any_of(inventory.users->begin(), inventory.users->end(),
                       [&](const User &user) { return user.name == name; });
}

} // namespace cloudnx::test
