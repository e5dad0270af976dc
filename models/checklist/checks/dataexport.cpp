#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    return judgement.attested(basis, Words::tr("an export of customer data was made and opened"));
}

} // namespace

const Check &checks::dataExport() {
    static const Check check(
        {.id = QStringLiteral("data-export"),
         .title = Words::tr("Did an export of customer data work?"),
         .why = Words::tr(
             "Your end-users may ask for their data (DPDP Act); you are the controller, CloudNx the "
             "processor.\nAn export that was never tried may not work on the day it is asked for."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {},
         .advice = {Words::tr("Make one at /portal/audit-logs and open it.")},
         .wordHolds = std::chrono::days(365),
         .judge = judge});
    return check;
}

} // namespace cloudnx
