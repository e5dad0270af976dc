#include "models/plan/firewallproofs.h"

#include "models/plan/judged.h"

namespace cloudnx {

Proof lockoutProof(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage) {
    return judgeLockout(changes, inventory, vantage).proof;
}

Proof noWiderProof(const std::vector<Change> &changes, const Inventory &inventory) {
    return judgeNoWider(changes, inventory).proof;
}

int firstBrokenStep(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage) {
    const int wider = judgeNoWider(changes, inventory).brokenStep;
    const int lost = vantage.ranges.empty() ? 0 : judgeLockout(changes, inventory, vantage).brokenStep;
    return wider == 0 || lost == 0 ? std::max(wider, lost) : std::min(wider, lost);
}

} // namespace cloudnx
