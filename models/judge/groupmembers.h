#pragma once

#include "models/compute/compute.h"
#include "models/firewall/reach.h"

namespace cloudnx {

/// Whom a rule about a group means: the private addresses of the instances that use it. A group with an
/// instance whose address is not known is left out, so that rules about it count as unresolved.
[[nodiscard]] GroupMembers groupMembers(const std::vector<FirewallGroup> &groups,
                                        const std::vector<Instance> &instances);

} // namespace cloudnx
