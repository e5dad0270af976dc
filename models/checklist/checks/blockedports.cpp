#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &) {
    Judgement judgement(self);
    judgement.cite(Words::tr("bwCloud-OS: Blocked and Allowed Ports"));
    return judgement.says(CheckResult::Stated,
                          Words::tr("Some ports are blocked centrally in some regions; no rule of yours "
                                    "opens them, and none shows it."));
}

} // namespace

const Check &checks::blockedPorts() {
    static const Check check(
        {.id = QStringLiteral("blocked-ports"),
         .title = Words::tr("Which ports does the data centre block?"),
         .why = Words::tr("A rule for a port that is blocked centrally looks open and is closed.\nWhich "
                          "they are is on the provider's page, by region."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {},
         .cloud = QStringLiteral("openstack"),
         .judge = judge});
    return check;
}

} // namespace cloudnx
