#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    return judgement.attested(
        basis, Words::tr("it is defined what has to be recoverable, how often it is copied, how long it "
                         "is kept, and that the copies stand apart from the instance"));
}

} // namespace

const Check &checks::backupPlan() {
    static const Check check(
        {.id = QStringLiteral("backup-plan"),
         .title = Words::tr("Is there a backup, kept apart from the machine?"),
         .why =
             Words::tr("Backups are part of security: what cannot be recovered is lost to the first "
                       "mistake.\nSnapshots beside the machine do not replace a copy that stands elsewhere."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {},
         .advice =
             {Words::tr(
                  "Define what has to be recoverable: system, application data, databases, configuration."),
              Words::tr("Decide how often and how long: for example daily incremental, weekly full."),
              Words::tr("Keep the copies apart from the instance, so that one loss does not take both.")},
         .wordHolds = std::chrono::days(365),
         .judge = judge});
    return check;
}

} // namespace cloudnx
