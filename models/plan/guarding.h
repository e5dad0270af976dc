#pragma once

#include "models/cloud/inventory.h"
#include "models/firewall/reach.h"

namespace cloudnx {

/// @p rules as addresses, without the platform's own: a rule for the members of a group stands there once for
/// each member. Whose address is not known has one in 0.0.0.0/8 or 100::/64 in its place, which nobody has.
[[nodiscard]] std::vector<RuleSpec> withMembers(const Inventory &inventory, const std::vector<Rule> &rules);
/// Whether these stand for members whose addresses are not known.
[[nodiscard]] bool isSymbolic(const AddressSet &addresses);
/// Of @p rules those that stand for such members.
[[nodiscard]] std::vector<RuleSpec> symbolicAmong(const std::vector<RuleSpec> &rules);
/// The rules that guard @p instance, of all groups it uses, as withMembers() says.
[[nodiscard]] std::vector<RuleSpec> rulesGuarding(const Inventory &inventory, const QString &instance);
/// Whether the platform keeps a way in of its own open to @p instance (CloudNx's SSH rule).
[[nodiscard]] bool hasImplicitRule(const Inventory &inventory, const QString &instance);

/// Whether answers need rules of their own there: a group that guards @p instance is stateless.
[[nodiscard]] bool isStateless(const Inventory &inventory, const QString &instance);

/// Names of every instance that a group guards, in any order, each once.
[[nodiscard]] std::vector<QString> guardedInstances(const Inventory &inventory);

/// Who may send to @p port over tcp by @p rules.
[[nodiscard]] AddressSet admittedTo(const std::vector<RuleSpec> &rules, AddressFamily family, int port);

} // namespace cloudnx
