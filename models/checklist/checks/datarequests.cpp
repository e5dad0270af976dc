#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

constexpr std::chrono::days promise{30};

Finding judge(const Check &self, const Basis &basis) {
    const QString list = QStringLiteral("cloudnx checklist told");
    Judgement judgement(self);
    QStringList late;
    for (const DataRequest &request : basis.record.dataRequests) {
        const Instant due = request.receivedAt + promise;
        const bool isAnswered = request.answeredAt && *request.answeredAt <= basis.now;
        judgement.show(
            isAnswered
                ? Words::tr("%1: answered on %2").arg(request.id, toRfc3339(*request.answeredAt).left(10))
                : Words::tr("%1: due on %2").arg(request.id, toRfc3339(due).left(10)),
            request.receivedAt, list);
        if (!isAnswered && basis.now >= due)
            late.append(request.id);
    }
    if (!late.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Overdue, thirty days are over: %1.").arg(listed(late)));
    return judgement.attested(basis, Words::tr("every request about personal data stands in this register"));
}

} // namespace

const Check &checks::dataRequests() {
    static const Check check(
        {.id = QStringLiteral("data-requests"),
         .title = Words::tr("Is every request about personal data answered in time?"),
         .why = Words::tr("People may ask for their data (DPDP Act); CloudNx promises its part within "
                          "30 days, so your clock is as long.\nWrite each one down when it comes; the "
                          "register keeps the date, not the person."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Medium,
         .needs = {},
         .advice = {QStringLiteral("cloudnx checklist request DSAR-1"),
                    Words::tr("When it is answered: cloudnx checklist request DSAR-1 --answered"),
                    Words::tr("That the register is whole is for a person to say: cloudnx checklist "
                              "attest data-requests --by NAME")},
         .wordHolds = std::chrono::days(30),
         .judge = judge});
    return check;
}

} // namespace cloudnx
