#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    const auto &firewall = basis.inventory.firewall;
    const QString list = QStringLiteral("cloudnx firewall list");
    Judgement judgement(self);
    if (!judgement.judges(firewall, Words::tr("Firewall rules"), list))
        return judgement.missing();
    QStringList stateless;
    qsizetype untold = 0;
    for (const FirewallGroup &group : *firewall) {
        if (group.stateful == false)
            stateless.append(group.name);
        untold += group.stateful ? 0 : 1;
    }
    judgement.show(
        Words::tr("%1 of %2 do not tell whether they are stateful").arg(untold).arg(firewall->size()),
        firewall.readAt, list);
    if (!stateless.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            Words::tr("%1 is stateless: answers need rules of their own, which then let others in.")
                .arg(listed(stateless)));
    if (untold == 0)
        return judgement.says(CheckResult::Pass, firewall->empty()
                                                     ? Words::tr("There is no firewall group.")
                                                     : Words::tr("Every set of rules is stateful."));
    if (basis.inventory.cloud != QLatin1String("cloudnx"))
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The cloud does not tell whether the rules are stateful."));
    judgement.cite(QStringLiteral("https://status.cloudnx.in/docs/guides/secure-by-default"));
    return judgement.says(
        CheckResult::Stated,
        Words::tr("The provider states that rules are stateful; the API does not show it."));
}

} // namespace

const Check &checks::statefulFirewall() {
    static const Check check(
        {.id = QStringLiteral("stateful-firewall"),
         .title = Words::tr("Are the firewall rules stateful?"),
         .why = Words::tr("A stateful firewall lets answers back in by itself.\nA stateless one needs "
                          "wide rules for that, which let others in as well."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::Firewall},
         .advice = {Words::tr("Make a stateful group, attach it instead, then delete the stateless one.")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
