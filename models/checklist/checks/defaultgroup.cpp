#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include <algorithm>

namespace cloudnx {

namespace {

const QString defaultName = QStringLiteral("default");
constexpr int sshPort = 22;

bool isMeant(const Rule &rule) {
    if (rule.spec.direction == Direction::Egress || rule.spec.peerGroup)
        return true;
    if (rule.spec.protocol == Protocol::Icmp || rule.spec.protocol == Protocol::Icmpv6)
        return true;
    return rule.spec.protocol == Protocol::Tcp && rule.spec.ports &&
           *rule.spec.ports == PortRange::of(sshPort);
}

const FirewallGroup *defaultGroupOf(const std::vector<FirewallGroup> &groups) {
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [](const FirewallGroup &group) { return group.name == defaultName; });
    return found == groups.end() ? nullptr : &*found;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &firewall = basis.inventory.firewall;
    const QString list = QStringLiteral("cloudnx firewall list default");
    Judgement judgement(self);
    if (!judgement.judges(firewall, Words::tr("Security groups"), list))
        return judgement.missing();
    const FirewallGroup *group = defaultGroupOf(*firewall);
    if (!group) {
        judgement.show(Words::tr("No group is called default"), firewall.readAt, list);
        return judgement.says(CheckResult::Unknown, Words::tr("No security group is called default."));
    }
    QStringList extra;
    for (const Rule &rule : group->rules) {
        judgement.show(Words::tr("%1 %2 from %3")
                           .arg(wordOf(rule.spec.direction), serviceText(rule.spec), peerText(rule.spec)),
                       firewall.readAt, list);
        if (!isMeant(rule))
            extra.append(serviceText(rule.spec));
    }
    judgement.show(
        counted(static_cast<qsizetype>(group->rules.size()), Words::tr("rule"), Words::tr("rules")),
        firewall.readAt, list);
    if (!extra.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            Words::tr("The default group lets in more than SSH and ICMP: %1.").arg(listed(extra)));
    return judgement.says(CheckResult::Pass,
                          Words::tr("From outside, the default group lets in SSH and ICMP only."));
}

Fix fix(const Basis &) {
    return {.verb = Words::tr("Take the rest out of the default group"),
            .inputs = {},
            .steps = {Words::tr(
                "What an instance needs belongs into a group of its own, attached to that instance first.")},
            .automatic = true};
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    Changes all;
    const FirewallGroup *group =
        basis.inventory.firewall.known() ? defaultGroupOf(*basis.inventory.firewall) : nullptr;
    if (group)
        for (const Rule &rule : group->rules)
            if (!rule.implicit && !isMeant(rule))
                all.push_back(FirewallChange(RemoveRule{group->name, rule.spec}));
    if (all.empty())
        return failure(ErrorKind::Invalid, Words::tr("The default group lets in nothing but SSH and ICMP."));
    return all;
}

} // namespace

const Check &checks::defaultGroup() {
    static const Check check(
        {.id = QStringLiteral("default-group"),
         .title = Words::tr("Does the default group let in only SSH and ICMP?"),
         .why = Words::tr(
             "Every new instance gets the default group, so what it opens is open on machines that do not "
             "exist yet.\nbwCloud-OS makes it with port 22 and ICMP; more belongs into a group of its own."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::Firewall},
         .cloud = QStringLiteral("openstack"),
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
