#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    return judgement.attested(
        basis, QStringLiteral("it is defined what has to be recoverable, how often it is copied, how long it "
                              "is kept, and that the copies stand apart from the instance"));
}

} // namespace

const Check &checks::backupPlan() {
    static const Check check(
        {.id = QStringLiteral("backup-plan"),
         .title = QStringLiteral("Is there a backup, kept apart from the machine?"),
         .why = QStringLiteral(
             "Backups are part of security: what cannot be recovered is lost to the first "
             "mistake.\nSnapshots beside the machine do not replace a copy that stands elsewhere."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {},
         .advice =
             {QStringLiteral(
                  "Define what has to be recoverable: system, application data, databases, configuration."),
              QStringLiteral("Decide how often and how long: for example daily incremental, weekly full."),
              QStringLiteral(
                  "Keep the copies apart from the instance, so that one loss does not take both.")},
         .wordHolds = std::chrono::days(365),
         .judge = judge});
    return check;
}

} // namespace cloudnx
