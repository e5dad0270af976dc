#pragma once

#include "models/cloud/inventory.h"
#include "models/iam/evaluate.h"

namespace cloudnx {

/// May @p user do @p action on @p resource, and which statement says so: over the user's own policies and
/// those of its groups. Unknown where a policy, the groups or the users could not be read and it may matter.
[[nodiscard]] Ruling explainAccess(const Inventory &inventory, const QString &user, const QString &action,
                                   const QString &resource);

/// The policies that apply to @p user; those that could not be read have no document. Errors: NotFound, or
/// the reason why the users are not known.
[[nodiscard]] Result<std::vector<AppliedPolicy>> policiesOf(const Inventory &inventory, const QString &user);

/// The same for a user of the inventory, without looking for it.
[[nodiscard]] std::vector<AppliedPolicy> policiesOf(const Inventory &inventory, const User &user);

/// Names of users that hold everything: by a policy that allows every action, or every action of IAM. Empty
/// when users are not known.
[[nodiscard]] std::vector<QString> broadUsers(const Inventory &inventory);

} // namespace cloudnx
