#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/firewall/centralblocks.h"
#include "models/plan/command.h"

#include <map>

namespace cloudnx {

namespace {

const QString readRules = QStringLiteral("cloudnx firewall list");

/// A rule that lets somebody outside come to one instance.
struct Door {
    const FirewallGroup *group;
    const RuleSpec *rule;
    QString instance;
    QString region;
};

bool comesFromOutside(const Rule &rule) {
    return !rule.implicit && rule.spec.direction == Direction::Ingress && !rule.spec.peerGroup &&
           !rule.spec.peer.isPrivate() && rule.spec.ports &&
           (rule.spec.protocol == Protocol::Tcp || rule.spec.protocol == Protocol::Udp);
}

std::vector<Door> doorsOf(const Inventory &all) {
    std::map<QString, QString> regions;
    for (const Instance &instance : *all.instances)
        regions[instance.name] = instance.region;
    std::vector<Door> doors;
    for (const FirewallGroup &group : *all.firewall)
        for (const Rule &rule : group.rules)
            if (comesFromOutside(rule))
                for (const QString &instance : group.instances)
                    if (const auto region = regions.find(instance); region != regions.end())
                        doors.push_back({&group, &rule.spec, instance, region->second});
    return doors;
}

/// What the data centres do to whole ranges, each asked once.
class Centres {
public:
    explicit Centres(CentralBlocks blocks) : m_blocks(std::move(blocks)) {}

    /// Refuses when every port is blocked, Unknown when one is not listed.
    [[nodiscard]] LayerVerdict say(const Door &door) {
        const auto key = std::make_tuple(door.region, door.rule->protocol, door.rule->ports->first(),
                                         door.rule->ports->last());
        const auto known = m_said.find(key);
        return known != m_said.end() ? known->second : m_said[key] = asked(door);
    }

    [[nodiscard]] bool list(const QString &region) const {
        for (const QString &name : m_blocks.regions())
            if (name.compare(region, Qt::CaseInsensitive) == 0)
                return true;
        return false;
    }

    [[nodiscard]] QString readOn() const { return m_blocks.readOn().toString(Qt::ISODate); }

private:
    [[nodiscard]] LayerVerdict asked(const Door &door) const {
        Packet packet;
        packet.carried = door.rule->protocol == Protocol::Udp ? Carried::Udp : Carried::Tcp;
        bool admits = false;
        for (packet.port = door.rule->ports->first(); packet.port <= door.rule->ports->last();
             ++packet.port) {
            const LayerVerdict verdict = m_blocks.answer(door.region, packet).verdict;
            if (verdict == LayerVerdict::Unknown)
                return LayerVerdict::Unknown;
            admits = admits || verdict == LayerVerdict::Admits;
        }
        return admits ? LayerVerdict::Admits : LayerVerdict::Refuses;
    }

    CentralBlocks m_blocks;
    std::map<std::tuple<QString, Protocol, int, int>, LayerVerdict> m_said;
};

QString textOf(const Door &door) {
    return Words::tr("%1 %2 in %3").arg(door.instance, serviceText(*door.rule), door.region);
}

QString verdictText(LayerVerdict verdict) {
    switch (verdict) {
    case LayerVerdict::Admits:
        return Words::tr("listed as open");
    case LayerVerdict::Refuses:
        return Words::tr("blocked centrally");
    case LayerVerdict::Unknown:
        break;
    }
    return Words::tr("not listed");
}

Finding stated(Judgement &judgement) {
    judgement.cite(Words::tr("bwCloud-OS: Blocked and Allowed Ports"));
    return judgement.says(CheckResult::Stated,
                          Words::tr("Some ports are blocked centrally in some regions; no rule of yours "
                                    "opens them, and none shows it."));
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &all = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(all.firewall, Words::tr("Security groups"), readRules) ||
        !judgement.needs(all.instances, Words::tr("Instances"), QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    const auto blocks = CentralBlocks::ofBwCloud();
    if (!blocks)
        return judgement.says(CheckResult::Unknown, blocks.error().sentence);
    Centres centres(*blocks);
    QStringList blocked;
    QStringList unlisted;
    bool isElsewhere = false;
    for (const Door &door : doorsOf(all)) {
        if (!centres.list(door.region)) {
            isElsewhere = true;
            continue;
        }
        const LayerVerdict verdict = centres.say(door);
        if (!judgement.isFull())
            judgement.show(QStringLiteral("%1: %2").arg(textOf(door), verdictText(verdict)),
                           all.firewall.readAt, readRules);
        if (verdict == LayerVerdict::Refuses)
            blocked.append(textOf(door));
        if (verdict == LayerVerdict::Unknown)
            unlisted.append(textOf(door));
    }
    judgement.show(Words::tr("What the data centres block was read on %1").arg(centres.readOn()), basis.now,
                   QStringLiteral("cloudnx firewall explain --help"));
    if (!blocked.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Looks open and is blocked centrally: %1.").arg(listed(blocked)));
    if (!unlisted.isEmpty())
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("Whether the data centre lets it through is not listed: %1.").arg(listed(unlisted)));
    if (isElsewhere)
        return stated(judgement);
    return judgement.says(CheckResult::Pass,
                          Words::tr("The data centre blocks no port that your rules open to the outside."));
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Open another port, or none"), .inputs = {}, .steps = {}, .automatic = false};
    const auto blocks = CentralBlocks::ofBwCloud();
    if (!blocks)
        return fix;
    Centres centres(*blocks);
    std::set<QString> lines;
    for (const Door &door : doorsOf(basis.inventory))
        if (centres.list(door.region) && centres.say(door) == LayerVerdict::Refuses)
            lines.insert(shellLine(commandOf(FirewallChange(RemoveRule{door.group->name, *door.rule}))));
    for (const QString &line : lines)
        fix.steps.push_back(Words::tr("Take the rule away, for it opens nothing: %1").arg(line));
    fix.steps.push_back(Words::tr("Or ask the university's IT for an exception, or let the service answer on "
                                  "a port that is listed as open."));
    return fix;
}

} // namespace

const Check &checks::blockedPorts() {
    static const Check check(
        {.id = QStringLiteral("blocked-ports"),
         .title = Words::tr("Do your rules open only what the data centre lets through?"),
         .why = Words::tr("A rule for a port that is blocked centrally looks open and is closed.\nWhich "
                          "they are is on the provider's page, by region."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::Instances, Part::Firewall},
         .cloud = QStringLiteral("openstack"),
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
