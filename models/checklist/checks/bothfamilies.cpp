#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/firewall/exposure.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    const auto &firewall = basis.inventory.firewall;
    Judgement judgement(self);
    if (!judgement.judges(firewall, Words::tr("Firewall rules"), QStringLiteral("cloudnx firewall list")))
        return judgement.missing();
    QStringList lopsided;
    for (const Exposure &row : basis.exposures()) {
        const bool wide4 = row.ipv4.isEverything();
        const bool wide6 = row.ipv6.isEverything();
        // One family closed is a choice; one limited and the other open to all is a limit that holds nobody.
        const bool isHole = !row.implicit && wide4 != wide6 && !row.ipv4.isEmpty() && !row.ipv6.isEmpty();
        if (!isHole)
            continue;
        lopsided.append(Words::tr("%1 on %2").arg(row.instance, row.service));
        judgement.show(Words::tr("%1: %2 from %3").arg(row.instance, row.service, row.who), firewall.readAt,
                       shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"),
                                  QStringLiteral("list"), row.instance}));
    }
    judgement.show(Words::tr("%1 rows of who reaches what were compared, IPv4 beside IPv6")
                       .arg(basis.exposures().size()),
                   firewall.readAt, QStringLiteral("cloudnx firewall exposure"));
    if (!lopsided.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            Words::tr("One family is limited and the other open to everyone: %1.").arg(listed(lopsided)));
    if (!judgement.needs(basis.inventory.instances, Words::tr("Instances"),
                         QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    return judgement.says(
        CheckResult::Pass,
        Words::tr("No port is limited over IPv4 and open to everyone over IPv6, or the other way round."));
}

} // namespace

const Check &checks::bothFamilies() {
    static const Check check(
        {.id = QStringLiteral("both-families"),
         .title = Words::tr("Do limits hold for IPv4 and IPv6 alike?"),
         .why = Words::tr(
             "0.0.0.0/0 is everybody over IPv4, ::/0 everybody over IPv6; a rule speaks of one of them "
             "only.\nWho limits the one and forgets the other has limited nobody."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Firewall, Part::Instances},
         .advice = {Words::tr("Look at the rows above, and remove the rule of the open family: cloudnx "
                              "firewall remove GROUP tcp PORT --cidr ::/0")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
