#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/firewall/exposure.h"
#include "models/plan/command.h"

namespace cloudnx {

namespace {

constexpr int sshPort = 22;

QString readRules(const QString &group) {
    return shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"), QStringLiteral("list"), group});
}

bool letsSshIn(const Exposure &row) {
    return !row.implicit && row.carried == Carried::Tcp && row.firstPort <= sshPort &&
           sshPort <= row.lastPort;
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
    if (!judgement.judges(firewall, QStringLiteral("Firewall rules"),
                          QStringLiteral("cloudnx firewall list")))
        return judgement.missing();
    QStringList wide;
    bool opened = false;
    for (const Exposure &row : basis.exposures()) {
        if (row.implicit)
            judgement.show(
                QStringLiteral("%1: SSH from %2 by the platform's own rule, which cannot be removed")
                    .arg(row.instance, row.who),
                firewall.readAt, readRules(row.instance));
        if (!letsSshIn(row))
            continue;
        opened = true;
        const AddressSet ipv4 = strangers(row.ipv4, basis.record);
        const AddressSet ipv6 = strangers(row.ipv6, basis.record);
        judgement.show(QStringLiteral("%1: SSH from %2").arg(row.instance, row.who), firewall.readAt,
                       readRules(row.instance));
        if (!ipv4.isEmpty() || !ipv6.isEmpty())
            wide.append(row.instance);
    }
    if (!judgement.needs(basis.inventory.instances, QStringLiteral("Instances"),
                         QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    if (opened && basis.record.adminRanges.empty())
        return judgement.says(CheckResult::Unknown,
                              QStringLiteral("SSH is open by a rule, and nobody has told from where you "
                                             "manage: cloudnx firewall ranges set --cidr RANGE."));
    if (!wide.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            QStringLiteral("SSH on %1 is open to addresses that are not yours.").arg(listed(wide)));
    judgement.show(QStringLiteral("No rule beside the platform's own lets strangers reach SSH"),
                   firewall.readAt, QStringLiteral("cloudnx firewall exposure"));
    return judgement.says(
        CheckResult::Pass,
        QStringLiteral("No rule of yours lets strangers reach SSH, beside the platform's own ports."));
}

RuleSpec withPeer(RuleSpec rule, const CidrBlock &peer) {
    rule.peer = peer;
    return rule;
}

Fix fix(const Basis &basis) {
    Fix fix{
        .verb = QStringLiteral("Keep SSH to your own ranges"), .inputs = {}, .steps = {}, .automatic = false};
    for (const FirewallGroup &group : *basis.inventory.firewall)
        for (const Rule &rule : group.rules) {
            const bool isSsh = !rule.implicit && rule.spec.direction == Direction::Ingress &&
                               rule.spec.protocol == Protocol::Tcp && rule.spec.ports &&
                               rule.spec.ports->contains(sshPort) && !rule.spec.peer.isPrivate();
            if (!isSsh || strangers(AddressSet::of(rule.spec.peer), basis.record).isEmpty())
                continue;
            for (const CidrBlock &range : basis.record.adminRanges)
                fix.steps.push_back(
                    shellLine(commandOf(FirewallChange(AddRule{group.name, withPeer(rule.spec, range)}))));
            fix.steps.push_back(shellLine(commandOf(FirewallChange(RemoveRule{group.name, rule.spec}))));
        }
    return fix;
}

} // namespace

const Check &checks::sshRanges() {
    static const Check check(
        {.id = QStringLiteral("ssh-ranges"),
         .title = QStringLiteral("Does SSH answer only your own ranges?"),
         .why =
             QStringLiteral("Whoever reaches SSH may try passwords and next year's flaws against it.\nYour "
                            "office and your VPN are enough; everybody else needs no door there."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Firewall, Part::Instances},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
