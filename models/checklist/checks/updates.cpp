#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"

namespace cloudnx {

namespace {

HostAnswer ask(const HostReport &report) {
    if (!report.automaticUpdates)
        return {{}, Words::tr("whether updates come by themselves is not told")};
    const QString pending = report.pendingUpdates
                                ? Words::tr(", %1 security updates wait").arg(*report.pendingUpdates)
                                : QString();
    return {*report.automaticUpdates,
            (*report.automaticUpdates ? Words::tr("updates come by themselves")
                                      : Words::tr("updates do not come by themselves")) +
                pending};
}

Finding judge(const Check &self, const Basis &basis) {
    return judgeHosts(
        self, basis,
        {ask,
         Words::tr("security updates are installed by themselves, or by hand on a day that is written down"),
         Words::tr("Every instance reports that security updates come by themselves."),
         Words::tr("Security updates do not come by themselves on %1.")});
}

} // namespace

const Check &checks::updates() {
    static const Check check(
        {.id = QStringLiteral("updates"),
         .title = Words::tr("Do security updates come by themselves?"),
         .why = Words::tr(
             "Security updates fix flaws that others know by then and try on every machine.\nInstalled by "
             "hand they wait for the day that somebody thinks of them."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Instances},
         .advice = {Words::tr("On the machine: sudo apt -y install unattended-upgrades && sudo "
                              "dpkg-reconfigure --priority=low unattended-upgrades"),
                    Words::tr("Look once by hand: sudo apt update && sudo apt -y upgrade")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
