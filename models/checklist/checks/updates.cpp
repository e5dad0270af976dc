#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"

namespace cloudnx {

namespace {

HostAnswer ask(const HostReport &report) {
    if (!report.automaticUpdates)
        return {{}, QStringLiteral("whether updates come by themselves is not told")};
    const QString pending = report.pendingUpdates
                                ? QStringLiteral(", %1 security updates wait").arg(*report.pendingUpdates)
                                : QString();
    return {*report.automaticUpdates,
            (*report.automaticUpdates ? QStringLiteral("updates come by themselves")
                                      : QStringLiteral("updates do not come by themselves")) +
                pending};
}

Finding judge(const Check &self, const Basis &basis) {
    return judgeHosts(
        self, basis,
        {ask,
         QStringLiteral(
             "security updates are installed by themselves, or by hand on a day that is written down"),
         QStringLiteral("Every instance reports that security updates come by themselves."),
         QStringLiteral("Security updates do not come by themselves on %1.")});
}

} // namespace

const Check &checks::updates() {
    static const Check check(
        {.id = QStringLiteral("updates"),
         .title = QStringLiteral("Do security updates come by themselves?"),
         .why = QStringLiteral(
             "Security updates fix flaws that others know by then and try on every machine.\nInstalled by "
             "hand they wait for the day that somebody thinks of them."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Instances},
         .advice = {QStringLiteral("On the machine: sudo apt -y install unattended-upgrades && sudo "
                                   "dpkg-reconfigure --priority=low unattended-upgrades"),
                    QStringLiteral("Look once by hand: sudo apt update && sudo apt -y upgrade")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
