#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/firewall/exposure.h"

namespace cloudnx {

namespace {

QString ruleText(const FirewallGroup &group, const Rule &rule) {
    return Words::tr("%1: %2 from %3").arg(group.name, serviceText(rule.spec), peerText(rule.spec));
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &firewall = basis.inventory.firewall;
    Judgement judgement(self);
    if (!judgement.judges(firewall, Words::tr("Firewall rules"), QStringLiteral("cloudnx firewall list")))
        return judgement.missing();
    QStringList silent;
    for (const FirewallGroup &group : *firewall)
        for (const Rule &rule : group.rules) {
            if (!letsManyIn(rule))
                continue;
            const QString why = noteOf(basis.record.ruleRemarks, group.name, rule.spec).reason.trimmed();
            judgement.show(QStringLiteral("%1, %2").arg(ruleText(group, rule),
                                                        why.isEmpty() ? Words::tr("no reason given") : why),
                           firewall.readAt,
                           shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"),
                                      QStringLiteral("list"), group.name}));
            if (why.isEmpty())
                silent.append(ruleText(group, rule));
        }
    judgement.show(counted(static_cast<qsizetype>(firewall->size()), Words::tr("set of rules was read"),
                           Words::tr("sets of rules were read")),
                   firewall.readAt, QStringLiteral("cloudnx firewall list"));
    if (!silent.isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("Open without a reason: %1.").arg(listed(silent)));
    return judgement.says(CheckResult::Pass, Words::tr("Every rule that opens a port to many says why."));
}

} // namespace

const Check &checks::declaredPorts() {
    static const Check check(
        {.id = QStringLiteral("declared-ports"),
         .title = Words::tr("Does every port that is open to many say why?"),
         .why = Words::tr("Next year nobody knows whether a port is still needed, so it stays open.\nA "
                          "rule that says what it is for can be closed by somebody else."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::Firewall},
         .advice = {Words::tr(
                        "Say why, on this machine: cloudnx firewall note INSTANCE RULE --reason REASON"),
                    Words::tr("Or close it: cloudnx firewall remove INSTANCE RULE")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
