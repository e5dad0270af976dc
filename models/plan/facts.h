#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// What planning @p changes reads of @p inventory, each with its digest; what is not known is left out.
[[nodiscard]] std::vector<Fact> factsFor(const std::vector<Change> &changes, const Inventory &inventory);
/// Names of the facts that @p change is made from.
[[nodiscard]] std::set<QString> factKeys(const Change &change);
/// Digest of what @p key ("user/alice") stands for in @p inventory; empty when that part is not known.
[[nodiscard]] std::optional<QString> factDigest(const QString &key, const Inventory &inventory);
/// "user alice", "the firewall of db-01": how a sentence names a fact.
[[nodiscard]] QString factText(const QString &key, const IamWords &words);

} // namespace cloudnx
