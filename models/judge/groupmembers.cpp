#include "models/judge/groupmembers.h"

namespace cloudnx {

GroupMembers groupMembers(const std::vector<FirewallGroup> &groups, const std::vector<Instance> &instances) {
    std::map<QString, CidrBlock> addresses;
    for (const Instance &instance : instances)
        // Rules go by the fixed address; where no private one is told, the public one is fixed (bwCloud-OS).
        if (const auto address =
                CidrBlock::parse(instance.privateIp.isEmpty() ? instance.publicIp : instance.privateIp))
            addresses.emplace(instance.name, *address);
    GroupMembers members;
    for (const FirewallGroup &group : groups) {
        std::vector<CidrBlock> list;
        for (const QString &name : group.instances)
            if (const auto found = addresses.find(name); found != addresses.end())
                list.push_back(found->second);
        if (list.size() == group.instances.size())
            members.emplace(group.name, std::move(list));
    }
    return members;
}

} // namespace cloudnx
