#include "models/plan/quotaproof.h"

#include "models/plan/effects.h"
#include "models/plan/simulate.h"

#include <QStringList>

#include <array>

namespace cloudnx {

namespace {

constexpr std::array countedKinds{Limited::Groups, Limited::Rules};

// What is shared with the account counts where it comes from.
int countOf(Limited what, const Inventory &in) {
    int count = 0;
    for (const FirewallGroup &group : *in.firewall)
        if (!group.owner)
            count += what == Limited::Groups
                         ? 1
                         : static_cast<int>(std::count_if(group.rules.begin(), group.rules.end(),
                                                          [](const Rule &rule) { return !rule.implicit; }));
    return count;
}

const Allowance *allowanceIn(const Inventory &in, Limited what) {
    for (const Allowance &one : *in.allowances)
        if (one.what == what)
            return &one;
    return nullptr;
}

/// The step that there is no room for, and what of.
struct Shortage {
    int step = 0;
    Allowance allowance = {};
    int wanted = 0; ///< how many there would be
};

// Others may have made some since the rules were read, so what is counted here is only what the steps add.
Shortage shortageIn(const std::vector<Change> &changes, const Inventory &inventory) {
    Inventory state;
    state.firewall = inventory.firewall;
    std::array<int, countedKinds.size()> counts{};
    for (std::size_t kind = 0; kind < counts.size(); ++kind)
        counts[kind] = countOf(countedKinds[kind], state);
    const auto start = counts;
    for (std::size_t step = 0; step < changes.size(); ++step) {
        simulate(state, changes[step]);
        for (std::size_t kind = 0; kind < counts.size(); ++kind) {
            const int now = countOf(countedKinds[kind], state);
            const Allowance *allowed = allowanceIn(inventory, countedKinds[kind]);
            const int wanted = allowed ? allowed->used + now - start[kind] : 0;
            if (allowed && allowed->limit && now > counts[kind] && wanted > *allowed->limit)
                return {static_cast<int>(step) + 1, *allowed, wanted};
            counts[kind] = now;
        }
    }
    return {};
}

bool adds(const Change &change) {
    const FirewallChange *one = asFirewallChange(change);
    return one &&
           (std::holds_alternative<AddRule>(*one) || std::holds_alternative<CreateFirewallGroup>(*one));
}

QString roomText(const Inventory &inventory) {
    QStringList texts;
    for (const Limited what : countedKinds)
        if (const Allowance *allowed = allowanceIn(inventory, what))
            texts += allowed->limit ? QStringLiteral("%1 of %2 %3 are used")
                                          .arg(allowed->used)
                                          .arg(*allowed->limit)
                                          .arg(wordOf(what))
                                    : QStringLiteral("%1 have no limit").arg(wordOf(what));
    return texts.join(QStringLiteral("; ")) + u'.';
}

} // namespace

std::optional<Proof> quotaProof(const std::vector<Change> &changes, const Inventory &inventory) {
    const auto &allowances = inventory.allowances;
    const bool isTold = allowances.known() ||
                        (allowances.absence != Absence::NotOffered && allowances.absence != Absence::NotRead);
    if (!isTold || std::none_of(changes.begin(), changes.end(), adds))
        return std::nullopt;
    Proof proof{QStringLiteral("quota"), QStringLiteral("The quota has room for every step"),
                Verdict::Unknown, allowances.why};
    if (!allowances.known() || !inventory.firewall.known())
        return proof;
    const Shortage shortage = shortageIn(changes, inventory);
    proof.verdict = shortage.step == 0 ? Verdict::Holds : Verdict::Fails;
    proof.reason = shortage.step == 0
                       ? roomText(inventory)
                       : QStringLiteral("After step %1 there would be %2 %3, and %4 may be. Remove what is "
                                        "not needed first, or ask for a larger quota.")
                             .arg(shortage.step)
                             .arg(shortage.wanted)
                             .arg(wordOf(shortage.allowance.what))
                             .arg(*shortage.allowance.limit);
    return proof;
}

int firstWithoutRoom(const std::vector<Change> &changes, const Inventory &inventory) {
    return inventory.allowances.known() && inventory.firewall.known() ? shortageIn(changes, inventory).step
                                                                      : 0;
}

} // namespace cloudnx
