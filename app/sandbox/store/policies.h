#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// What policies can be attached to. The target is a uid, a group name or a principal id.
struct Holder {
    const char *kind; ///< user, group or principal
    QString target;
};

/// A managed policy or one of the caller's account, by id or by name; 404 otherwise.
[[nodiscard]] Row policyFor(Call &call, const QString &idOrName);
[[nodiscard]] QJsonObject policyReference(const Row &row);
[[nodiscard]] QJsonArray policiesOf(Call &call, const Holder &holder);
/// 409 when it is attached already.
void attach(Call &call, const Holder &holder, const Row &policy);

/// The three calls that users and groups have in common.
[[nodiscard]] Answer listAttached(Call &call, const Holder &holder);
[[nodiscard]] Answer attachFromBody(Call &call, const Holder &holder);
[[nodiscard]] Answer detach(Call &call, const Holder &holder, const QString &policyId);

} // namespace cloudnx::sandbox
