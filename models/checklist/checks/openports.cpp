#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"
#include "models/checklist/ownssh.h"
#include "models/firewall/exposure.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString readRules(const QString &group) {
    return shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"), QStringLiteral("list"), group});
}

bool isOpen(const Exposure &row) {
    return holdsInternet(row.ipv4) || holdsInternet(row.ipv6);
}

// Ping is no port; a row of 80 and 443 alone is what they are for.
bool isOffence(const Exposure &row) {
    const bool isPing = row.carried == Carried::Icmp || row.carried == Carried::Icmpv6;
    return !row.implicit && !isPing && !isMeantForEveryone(row.carried, row.firstPort, row.lastPort) &&
           isOpen(row);
}

std::vector<Exposure> offencesIn(std::vector<Exposure> rows) {
    std::erase_if(rows, [](const Exposure &row) { return !isOffence(row); });
    return rows;
}

QString portText(const Exposure &row) {
    return row.firstPort == row.lastPort && row.firstPort > 0 ? QString::number(row.firstPort) : row.service;
}

QString portsText(const Exposure &row) {
    const auto ports = PortRange::between(row.firstPort, row.lastPort);
    return row.firstPort <= 1 || !ports ? QStringLiteral("all") : ports->toText();
}

QString serviceText(const Exposure &row) {
    return row.name.isEmpty() ? row.service : QStringLiteral("%1 (%2)").arg(row.service, row.name);
}

// ---- which rules to remove

/// Whether @p rule lets anybody far away in to anything but 80 and 443.
bool opens(const Rule &rule) {
    const auto slices = Reach::of(rule.spec).slices();
    return std::any_of(slices.begin(), slices.end(), [](const ReachSlice &slice) {
        return slice.direction == Direction::Ingress && slice.carried != Carried::Icmp &&
               slice.carried != Carried::Icmpv6 &&
               !isMeantForEveryone(slice.carried, slice.firstPort, slice.lastPort);
    });
}

bool isIn(const std::vector<QString> &list, const QString &value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Whether @p rule of @p group has a part in @p row.
bool takesPart(const FirewallGroup &group, const Rule &rule, const Exposure &row) {
    return !rule.implicit && isIn(group.instances, row.instance) && isIn(row.rules, rule.id) && opens(rule);
}

/// Rules of @p groups that have a part in an offence and whose peer is at least @p audience.
std::vector<RemoveRule> removals(const std::vector<FirewallGroup> &groups, Audience audience) {
    const std::vector<Exposure> offences = offencesIn(exposuresOf(groups));
    std::vector<RemoveRule> found;
    for (const FirewallGroup &group : groups)
        for (const Rule &rule : group.rules) {
            const bool takes = std::any_of(offences.begin(), offences.end(),
                                           [&](const Exposure &row) { return takesPart(group, rule, row); });
            if (takes && !rule.spec.peer.isPrivate() &&
                audienceOf(AddressSet::of(rule.spec.peer)) >= audience)
                found.push_back({group.name, rule.spec});
        }
    return found;
}

std::vector<FirewallGroup> without(std::vector<FirewallGroup> groups, const std::vector<RemoveRule> &gone) {
    for (FirewallGroup &group : groups)
        std::erase_if(group.rules, [&](const Rule &rule) {
            return !rule.implicit && std::any_of(gone.begin(), gone.end(), [&](const RemoveRule &one) {
                return one.group == group.name && sameTraffic(one.rule, rule.spec);
            });
        });
    return groups;
}

/// The wide rules; a rule for few stays, unless the internet was put together from many such rules.
std::vector<RemoveRule> whatCloses(const std::vector<FirewallGroup> &groups) {
    const auto wide = removals(groups, Audience::Wide);
    if (offencesIn(exposuresOf(without(groups, wide))).empty())
        return wide;
    return removals(groups, Audience::Named);
}

bool isThere(const FirewallGroup &group, const RuleSpec &rule) {
    return std::any_of(group.rules.begin(), group.rules.end(),
                       [&](const Rule &one) { return !one.implicit && sameTraffic(one.spec, rule); });
}

/// Where SSH closes to everybody, one's own ranges get their rule first, or its owner would be locked out.
std::vector<AddRule> whatStays(const std::vector<FirewallGroup> &groups, const std::vector<RemoveRule> &gone,
                               const Record &record) {
    std::vector<AddRule> added;
    const std::set<int> ports = managementPorts(record);
    for (const RemoveRule &removal : gone) {
        Rule rule;
        rule.spec = removal.rule;
        if (!admitsSsh(rule, ports))
            continue;
        for (const RuleSpec &own : forOwnRanges(removal.rule, record)) {
            const AddRule change{removal.group, own};
            const bool isKept = std::any_of(groups.begin(), groups.end(), [&](const FirewallGroup &group) {
                return group.name == removal.group && isThere(group, own);
            });
            if (!isKept && std::find(added.begin(), added.end(), change) == added.end())
                added.push_back(change);
        }
    }
    return added;
}

// ---- what is shown

QString implicitText(const Exposure &row, const Inventory &inventory) {
    QString port;
    if (inventory.instances.known())
        for (const Instance &instance : *inventory.instances)
            if (instance.name == row.instance && instance.sshPort)
                port = Words::tr(" through the assigned port %1").arg(*instance.sshPort);
    return Words::tr("%1: SSH%2 from %3, opened by the platform. It cannot be removed; whether a rule for 22 "
                     "narrows it is not documented")
        .arg(row.instance, port, row.who);
}

QString rowText(const Exposure &row) {
    return Words::tr("%1: %2 from %3, %4 %5")
        .arg(row.instance, serviceText(row), row.who,
             row.rules.size() == 1 ? QStringLiteral("rule") : QStringLiteral("rules"),
             QStringList(row.rules.begin(), row.rules.end()).join(QStringLiteral(", ")));
}

void showRows(Judgement &judgement, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    const std::vector<Exposure> &rows = basis.exposures();
    for (const bool offences : {true, false})
        for (const Exposure &row : rows)
            if (isOffence(row) == offences && (row.implicit || row.audience >= Audience::Wide))
                judgement.show(row.implicit ? implicitText(row, inventory) : rowText(row),
                               inventory.firewall.readAt, readRules(row.instance));
}

QString offenceSummary(const std::vector<Exposure> &offences) {
    QStringList texts;
    for (const Exposure &row : offences)
        texts.append(Words::tr("%1 on %2").arg(row.instance, serviceText(row)));
    return Words::tr("The internet reaches %1.").arg(listed(texts));
}

QString closeVerb(const std::vector<Exposure> &offences) {
    QStringList ports;
    for (const Exposure &row : offences)
        if (!ports.contains(portText(row)))
            ports.append(portText(row));
    return Words::tr("Close %1 to the internet").arg(listed(ports));
}

// Closing comes first; who still has to get in is for a person to say.
QString allowNamedStep(const Exposure &row) {
    return Words::tr("Who has to reach %1 on %2 gets a rule of their own: %3 ADDRESS/32")
        .arg(serviceText(row), row.instance,
             shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"), QStringLiteral("add"),
                        row.instance,
                        row.carried == Carried::Other ? QStringLiteral("any") : word(row.carried),
                        portsText(row), QStringLiteral("--cidr")}));
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(inventory.firewall, Words::tr("Firewall rules"),
                          QStringLiteral("cloudnx firewall list")))
        return judgement.missing();
    const std::vector<Exposure> offences = offencesIn(basis.exposures());
    const bool isCritical = std::any_of(offences.begin(), offences.end(),
                                        [](const Exposure &row) { return row.danger == Danger::Critical; });
    judgement.weigh(isCritical ? Severity::Critical : Severity::High);
    showRows(judgement, basis);
    if (!offences.empty())
        return judgement.says(CheckResult::Fail, offenceSummary(offences));
    if (!judgement.needs(inventory.instances, Words::tr("Instances"),
                         QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    if (const QStringList names = unguarded(inventory); !names.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The rules of %1 are not known.").arg(listed(names)));
    return judgement.says(CheckResult::Pass,
                          Words::tr("Nothing but 80 and 443 is open to the internet, beside "
                                    "the platform's own SSH ports."));
}

Fix fix(const Basis &basis) {
    const auto offences = offencesIn(basis.exposures());
    Fix fix{.verb = closeVerb(offences), .inputs = {}, .steps = {}, .automatic = true};
    for (const Exposure &row : offences)
        fix.steps.push_back(allowNamedStep(row));
    return fix;
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    const Inventory &inventory = basis.inventory;
    if (!inventory.firewall.known())
        return failure(ErrorKind::Invalid, Words::tr("The firewall rules were not read. Read again."));
    std::vector<Change> changes;
    const std::vector<RemoveRule> gone = whatCloses(*inventory.firewall);
    for (const AddRule &stays : whatStays(*inventory.firewall, gone, basis.record))
        changes.push_back(FirewallChange(stays));
    for (const RemoveRule &removal : gone)
        changes.push_back(FirewallChange(removal));
    if (changes.empty())
        return failure(ErrorKind::Invalid, Words::tr("No rule opens a port but 80 and 443 to the internet."));
    return changes;
}

} // namespace

const Check &checks::openPorts() {
    static const Check check(
        {.id = QStringLiteral("open-ports"),
         .title = Words::tr("Is nothing but 80 and 443 open to the internet?"),
         .why = Words::tr(
             "Whatever the internet reaches is found within hours and tried all day, databases first.\n"
             "Web ports are meant for everyone; everything else is for addresses you can name."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Instances, Part::Firewall},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
