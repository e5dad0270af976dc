#pragma once

#include "models/plan/inverse.h"

namespace cloudnx {

struct Plan;
struct ReachChange;

/// Why @p change wants proof that the person who signed in is here; empty: it does not. Dangerous is what is
/// lost for good, a KMS key on its way to deletion, a bucket everyone can read, and power over IAM (as good
/// as root) for somebody who can use it. @p in has the change made. Turning off the second factor is not
/// among them: the service itself asks for code and password there, and takes no code twice.
[[nodiscard]] QString dangerOf(const Change &change, const Inverse &inverse, const Inventory &in);
/// The same of traffic: the internet gets in where not everyone is meant to.
[[nodiscard]] QString dangerOf(const ReachChange &change);

/// Whether @p name, a policy, gives power over IAM or may do so: one that cannot be read counts.
[[nodiscard]] bool isBroadIn(const Inventory &in, const QString &policy);
[[nodiscard]] bool groupIsBroad(const Inventory &in, const QString &group);

/// What a person reads of it before the plan is applied: what for, what a code guards and what not. Empty for
/// plans that are not dangerous.
[[nodiscard]] QString freshCodeText(const Plan &plan);

} // namespace cloudnx
