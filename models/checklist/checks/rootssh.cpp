#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"

namespace cloudnx {

namespace {

HostAnswer ask(const HostReport &report) {
    if (!report.sshRootLogin)
        return {{}, Words::tr("whether root may sign in by SSH is not told")};
    // Root by key may be needed for a moment; that nobody stays is not seen from here.
    if (*report.sshRootLogin == QLatin1String("yes"))
        return {false, Words::tr("root may sign in by SSH, by password too")};
    if (*report.sshRootLogin == QLatin1String("no"))
        return {true, Words::tr("root may not sign in by SSH")};
    return {{}, Words::tr("root may sign in by SSH (%1)").arg(*report.sshRootLogin)};
}

Finding judge(const Check &self, const Basis &basis) {
    return judgeHosts(
        self, basis,
        {ask, Words::tr("people use sudo from an account of their own, and no root session stays open"),
         Words::tr("Every instance reports that root cannot sign in by SSH."),
         Words::tr("Root may sign in by SSH on %1.")});
}

} // namespace

const Check &checks::rootSsh() {
    static const Check check(
        {.id = QStringLiteral("root-ssh"),
         .title = Words::tr("Does nobody work in a long-lived root session?"),
         .why = Words::tr("A root session that stays open does every mistake with every right, and "
                          "leaves no name behind.\nsudo from a regular account logs who did what."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::Instances},
         .advice = {Words::tr("On the machine: sudo adduser NAME && sudo adduser NAME sudo"),
                    Words::tr("Then in a file of its own: echo PermitRootLogin no | sudo tee "
                              "/etc/ssh/sshd_config.d/00-cloudnx.conf"),
                    QStringLiteral("sudo sshd -t && sudo systemctl reload ssh")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
