#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    return judgement.attested(basis, Words::tr("no secret stands in git, in shell history or in plain "
                                               "text files, and it is written down where they live"));
}

} // namespace

const Check &checks::secretsPlace() {
    static const Check check(
        {.id = QStringLiteral("secrets-place"),
         .title = Words::tr("Are secrets kept out of git, shell history and plain files?"),
         .why = Words::tr("A secret in a repository is known to everybody who ever cloned it, for "
                          "ever.\nSay where secrets live, so that the next person looks there."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {},
         .advice = {Words::tr("Look through your repositories, for example with: git log -p -S password"),
                    Words::tr("Move what you find to KMS, and change it: it is known by now.")},
         .wordHolds = std::chrono::days(365),
         .judge = judge});
    return check;
}

} // namespace cloudnx
