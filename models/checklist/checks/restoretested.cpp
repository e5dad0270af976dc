#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    return judgement.attested(basis, Words::tr("a restore was tested"));
}

} // namespace

const Check &checks::restoreTested() {
    static const Check check(
        {.id = QStringLiteral("restore-tested"),
         .title = Words::tr("Was a restore tried lately?"),
         .why = Words::tr("A backup that was never restored is an assumption, not a plan.\nWhat you say "
                          "here is believed for 90 days."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Medium,
         .needs = {},
         .advice = {Words::tr(
                        "Restore the latest backup to a machine of its own, and look at what came back."),
                    Words::tr("Then say so: cloudnx checklist attest restore-tested --by NAME")},
         .wordHolds = std::chrono::days(90),
         .judge = judge});
    return check;
}

} // namespace cloudnx
