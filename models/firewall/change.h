#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

struct AddRule {
    static constexpr const char *kind = "firewall.add_rule";
    QString group; ///< name of the instance (CloudNx) or security group (OpenStack)
    RuleSpec rule;
    friend bool operator==(const AddRule &, const AddRule &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("rule", self.rule);
    }
};

/// Named by what it says, not by id: the inverse of an added rule is known before the rule has an id.
struct RemoveRule {
    static constexpr const char *kind = "firewall.remove_rule";
    QString group; ///< name of the instance (CloudNx) or security group (OpenStack)
    RuleSpec rule;
    friend bool operator==(const RemoveRule &, const RemoveRule &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("rule", self.rule);
    }
};

/// A new security group, as rulesOfNewGroup() says. Only where groups are things of their own (OpenStack).
struct CreateFirewallGroup {
    static constexpr const char *kind = "firewall.create_group";
    QString group; ///< its name, unique in the project
    QString description;
    bool stateful = true; ///< whether answers pass by themselves
    friend bool operator==(const CreateFirewallGroup &, const CreateFirewallGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("description", self.description);
        visit("stateful", self.stateful);
    }
};

/// With its rules, and with every rule of other groups that names it as a peer.
struct DeleteFirewallGroup {
    static constexpr const char *kind = "firewall.delete_group";
    QString group;
    friend bool operator==(const DeleteFirewallGroup &, const DeleteFirewallGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
    }
};

/// From then on the group's rules guard the instance as well, on all its ports.
struct AttachFirewallGroup {
    static constexpr const char *kind = "firewall.attach_group";
    QString group;
    QString instance; ///< by name
    friend bool operator==(const AttachFirewallGroup &, const AttachFirewallGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("instance", self.instance);
    }
};

struct DetachFirewallGroup {
    static constexpr const char *kind = "firewall.detach_group";
    QString group;
    QString instance; ///< by name
    friend bool operator==(const DetachFirewallGroup &, const DetachFirewallGroup &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("instance", self.instance);
    }
};

using FirewallChange = std::variant<AddRule, RemoveRule, CreateFirewallGroup, DeleteFirewallGroup,
                                    AttachFirewallGroup, DetachFirewallGroup>;

/// What a new security group holds: everything may leave, over IPv4 and IPv6
/// (https://docs.openstack.org/api-ref/network/v2/#create-security-group).
[[nodiscard]] std::vector<RuleSpec> rulesOfNewGroup();
/// Whether @p rule is one of these.
[[nodiscard]] bool isOfNewGroup(const RuleSpec &rule);

/// One sentence in the imperative.
[[nodiscard]] QString sentence(const FirewallChange &change);

} // namespace cloudnx
