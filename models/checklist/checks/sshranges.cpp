#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"
#include "models/checklist/ownssh.h"
#include "models/firewall/exposure.h"
#include "models/plan/command.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString readRules(const QString &group) {
    return shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"), QStringLiteral("list"), group});
}

bool letsSshIn(const Exposure &row, const std::set<int> &ports) {
    return !row.implicit && row.carried == Carried::Tcp &&
           std::any_of(ports.begin(), ports.end(),
                       [&](int port) { return row.firstPort <= port && port <= row.lastPort; });
}

AddressSet own(const Record &record, AddressFamily family) {
    std::vector<CidrBlock> blocks;
    for (const CidrBlock &block : record.adminRanges)
        if (block.family() == family)
            blocks.push_back(block);
    return AddressSet::ofAll(family, blocks);
}

/// What is left of @p addresses without private space and one's own ranges.
AddressSet strangers(const AddressSet &addresses, const Record &record) {
    std::vector<CidrBlock> foreign;
    for (const CidrBlock &block : addresses.minus(own(record, addresses.family())).blocks())
        if (!block.isPrivate())
            foreign.push_back(block);
    return AddressSet::ofAll(addresses.family(), foreign);
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &firewall = basis.inventory.firewall;
    Judgement judgement(self);
    if (!judgement.judges(firewall, Words::tr("Firewall rules"), QStringLiteral("cloudnx firewall list")))
        return judgement.missing();
    const std::set<int> ports = managementPorts(basis.record);
    QStringList toStrangers;
    QStringList toMany; // more addresses than any owner could name as theirs
    QStringList byPlatform;
    for (const Exposure &row : basis.exposures()) {
        if (row.implicit) {
            byPlatform.append(row.instance);
            judgement.show(Words::tr("%1: SSH from %2 by the platform's own rule, which cannot be removed")
                               .arg(row.instance, row.who),
                           firewall.readAt, readRules(row.instance));
        }
        if (!letsSshIn(row, ports))
            continue;
        const AddressSet ipv4 = strangers(row.ipv4, basis.record);
        const AddressSet ipv6 = strangers(row.ipv6, basis.record);
        judgement.show(Words::tr("%1: SSH from %2").arg(row.instance, row.who), firewall.readAt,
                       readRules(row.instance));
        if (!ipv4.isEmpty() || !ipv6.isEmpty())
            toStrangers.append(row.instance);
        if (std::max(audienceOf(ipv4), audienceOf(ipv6)) >= Audience::Wide)
            toMany.append(row.instance);
    }
    for (QStringList *names : {&toStrangers, &toMany})
        names->removeDuplicates();
    if (!judgement.needs(basis.inventory.instances, Words::tr("Instances"),
                         QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    if (!toMany.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            Words::tr("SSH on %1 is open to addresses that are not yours.").arg(listed(toMany)));
    if (!toStrangers.isEmpty() && basis.record.adminRanges.empty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("SSH is open by a rule, and nobody has told from where you "
                                        "manage: cloudnx firewall ranges set --cidr RANGE."));
    if (!toStrangers.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            Words::tr("SSH on %1 is open to addresses that are not yours.").arg(listed(toStrangers)));
    if (const QStringList names = unguarded(basis.inventory); !names.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The rules of %1 are not known.").arg(listed(names)));
    judgement.show(Words::tr("No rule beside the platform's own lets strangers reach SSH"), firewall.readAt,
                   QStringLiteral("cloudnx firewall exposure"));
    if (!byPlatform.isEmpty())
        return judgement.says(
            CheckResult::Unknown,
            Words::tr(
                "No rule of yours lets strangers reach SSH, but the platform's own rule lets everyone "
                "reach %1 through its assigned port; whether a rule for 22 narrows it is not documented.")
                .arg(listed(byPlatform)));
    return judgement.says(CheckResult::Pass, Words::tr("No rule lets strangers reach SSH."));
}

Fix fix(const Basis &basis) {
    const Record &record = basis.record;
    Fix fix{.verb = Words::tr("Keep SSH to your own ranges"), .inputs = {}, .steps = {}, .automatic = false};
    // To close SSH before one's own way in is known would lock its owner out.
    if (record.adminRanges.empty()) {
        fix.steps.push_back(
            Words::tr("Tell from where you manage: cloudnx firewall ranges set --cidr RANGE"));
        fix.steps.push_back(QStringLiteral("cloudnx checklist fix ssh-ranges"));
        return fix;
    }
    const std::set<int> ports = managementPorts(record);
    for (const FirewallGroup &group : *basis.inventory.firewall)
        for (const Rule &rule : group.rules) {
            if (!admitsSsh(rule, ports) || strangers(AddressSet::of(rule.spec.peer), record).isEmpty())
                continue;
            for (const RuleSpec &own : forOwnRanges(rule.spec, record))
                fix.steps.push_back(shellLine(commandOf(FirewallChange(AddRule{group.name, own}))));
            fix.steps.push_back(shellLine(commandOf(FirewallChange(RemoveRule{group.name, rule.spec}))));
        }
    return fix;
}

} // namespace

const Check &checks::sshRanges() {
    static const Check check(
        {.id = QStringLiteral("ssh-ranges"),
         .title = Words::tr("Does SSH answer only your own ranges?"),
         .why = Words::tr("Whoever reaches SSH may try passwords and next year's flaws against it.\nYour "
                          "office and your VPN are enough; everybody else needs no door there."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Firewall, Part::Instances},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
