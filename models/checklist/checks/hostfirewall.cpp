#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"

namespace cloudnx {

namespace {

HostAnswer ask(const HostReport &report) {
    if (!report.firewall)
        return {{}, Words::tr("the host firewall is not told")};
    if (*report.firewall == QLatin1String("none"))
        return {false, Words::tr("no firewall is active")};
    if (report.firewallLetsSshIn == false)
        return {false, Words::tr("%1 is active and does not let SSH in").arg(*report.firewall)};
    return {true, Words::tr("%1 is active").arg(*report.firewall)};
}

Finding judge(const Check &self, const Basis &basis) {
    return judgeHosts(self, basis,
                      {ask, Words::tr("a host firewall is active, or left out on purpose"),
                       Words::tr("Every instance reports a firewall of its own."),
                       Words::tr("There is no host firewall, or it shuts SSH out, on %1.")});
}

} // namespace

const Check &checks::hostFirewall() {
    static const Check check(
        {.id = QStringLiteral("host-firewall"),
         .title = Words::tr("Is there a second firewall on the machine itself?"),
         .why = Words::tr(
             "The platform's firewall is the first filter; one on the machine still holds when a rule is "
             "opened by mistake.\nIt has to let SSH in before it is turned on, or you lock yourself out."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::Instances},
         .advice =
             {Words::tr("First let SSH in: sudo ufw allow 22/tcp"),
              Words::tr("Then: sudo ufw default deny incoming && sudo ufw default allow outgoing"),
              Words::tr("Only with a second SSH session open, so that you can take it back: sudo ufw enable"),
              Words::tr("Test from your machine that SSH still answers, then look: sudo ufw status verbose")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
