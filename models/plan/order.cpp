#include "models/plan/order.h"

#include "models/plan/effects.h"
#include "models/plan/firewallproofs.h"
#include "models/plan/possible.h"
#include "models/plan/quotaproof.h"
#include "models/plan/simulate.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr std::size_t searchedUpTo = 24; ///< steps; more are rare, and the search may take each pair in turn
constexpr int triesAtMost = 400;

bool takesAway(const Change &change) {
    const FirewallChange *one = asFirewallChange(change);
    return one &&
           (std::holds_alternative<RemoveRule>(*one) || std::holds_alternative<DetachFirewallGroup>(*one) ||
            std::holds_alternative<DeleteFirewallGroup>(*one));
}

/// Looks for an order step by step, taking back a step that leads nowhere.
class Search {
public:
    Search(const Inventory &inventory, const Vantage &vantage) : m_inventory(inventory), m_vantage(vantage) {}

    // @p order is good up to @p done, and the rest is to be put in order.
    bool put(std::vector<Change> &order, std::size_t done) {
        if (++m_tries > triesAtMost)
            return false;
        const std::size_t broken = brokenIn(order);
        if (broken == 0)
            return true;
        for (std::size_t at = done; at < order.size(); ++at) {
            std::vector<Change> other = order;
            std::rotate(other.begin() + static_cast<std::ptrdiff_t>(done),
                        other.begin() + static_cast<std::ptrdiff_t>(at),
                        other.begin() + static_cast<std::ptrdiff_t>(at) + 1);
            const std::size_t next = brokenIn(other);
            if (next != 0 && next <= done + 1)
                continue;
            if (next == 0 || put(other, done + 1)) {
                order = std::move(other);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool isGood(const std::vector<Change> &order) const { return brokenIn(order) == 0; }

private:
    // The first step that cannot be made or breaks a proof; 0: none.
    std::size_t brokenIn(const std::vector<Change> &order) const {
        Inventory state = m_inventory;
        for (std::size_t at = 0; at < order.size(); ++at) {
            if (!checkPossible(order[at], state))
                return at + 1;
            simulate(state, order[at]);
        }
        const auto broken = static_cast<std::size_t>(firstBrokenStep(order, m_inventory, m_vantage));
        const auto full = static_cast<std::size_t>(firstWithoutRoom(order, m_inventory));
        return broken == 0 || full == 0 ? broken + full : std::min(broken, full);
    }

    const Inventory &m_inventory;
    const Vantage &m_vantage;
    int m_tries = 0;
};

} // namespace

std::vector<Change> inSafeOrder(const std::vector<Change> &changes, const Inventory &inventory,
                                const Vantage &vantage) {
    if (!std::all_of(changes.begin(), changes.end(), asFirewallChange))
        return changes;
    std::vector<Change> usual;
    for (const bool taking : {false, true})
        std::copy_if(changes.begin(), changes.end(), std::back_inserter(usual),
                     [taking](const Change &change) { return takesAway(change) == taking; });
    if (usual.size() > searchedUpTo)
        return usual;
    // As it was given it may be right where the usual order is not: a new group is narrowed before it is
    // attached.
    for (std::vector<Change> order : {usual, changes})
        if (Search(inventory, vantage).isGood(order))
            return order;
    std::vector<Change> order = usual;
    return Search(inventory, vantage).put(order, 0) ? order : usual;
}

} // namespace cloudnx
