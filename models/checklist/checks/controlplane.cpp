#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/checklist/tlsfaults.h"

namespace cloudnx {

namespace {

const QString probe = QStringLiteral("cloudnx checklist run --probe");

Finding unseen(Judgement &judgement, const Basis &basis) {
    judgement.show(Words::tr("The control plane was not looked at from outside"), basis.now, probe);
    if (basis.inventory.cloud != QLatin1String("cloudnx"))
        return judgement.says(CheckResult::Unknown, Words::tr("It was not looked at. Look: %1").arg(probe));
    judgement.cite(QStringLiteral("https://status.cloudnx.in/docs/guides/secure-by-default"));
    return judgement.says(
        CheckResult::Stated,
        Words::tr("The provider states TLS 1.2 or newer. Look for yourself: %1").arg(probe));
}

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    const auto &seen = basis.outside.controlPlane;
    if (!seen)
        return unseen(judgement, basis);
    judgement.show(tlsText(*seen), seen->at, probe);
    QStringList faults = tlsFaults(*seen);
    if (const auto days = daysLeft(*seen, basis.now); days && *days < renewalOverdue)
        faults.append(Words::tr("its certificate ends in %1 days").arg(*days));
    if (!faults.isEmpty())
        return judgement.says(CheckResult::Fail, QStringLiteral("%1: %2.").arg(
                                                     seen->endpoint(), faults.join(QStringLiteral("; "))));
    if (seen->contact != Contact::Answered || !seen->unknown.empty() || !seen->notAfter)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("%1 could not be looked at to an end.").arg(seen->endpoint()));
    return judgement.says(
        CheckResult::Pass,
        Words::tr("%1 speaks TLS 1.2 or newer and shows a certificate for its name.").arg(seen->endpoint()));
}

} // namespace

const Check &checks::controlPlane() {
    static const Check check(
        {.id = QStringLiteral("control-plane-tls"),
         .title = Words::tr("Does the cloud's control plane speak modern TLS?"),
         .why = Words::tr("Your password and your tokens travel there.\nThis is the provider's to keep "
                          "right, and yours to "
                          "see."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {},
         .advice = {Words::tr("This is the provider's to mend: write to its support with what was seen.")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
