#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readLog = QStringLiteral(
    "cloudnx audit list 'time > -7d' --columns time,actor,ip,user_agent,request_id,duration_ms");

QStringList lacks(const Event &event) {
    QStringList names;
    const auto need = [&](bool there, const char *name) {
        if (!there)
            names.append(QString::fromLatin1(name));
    };
    need(!event.actor.isEmpty(), "actor");
    need(!event.ip.isEmpty(), "IP");
    need(!event.userAgent.isEmpty(), "user-agent");
    need(!event.requestId.isEmpty(), "request-id");
    return names;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &activity = basis.inventory.activity;
    Judgement judgement(self);
    if (!judgement.judges(activity, Words::tr("The audit log"), readLog))
        return judgement.missing();
    qsizetype poor = 0;
    QStringList missing;
    for (const Event &event : activity->events) {
        const QStringList names = lacks(event);
        poor += names.isEmpty() ? 0 : 1;
        for (const QString &name : names)
            if (!missing.contains(name))
                missing.append(name);
    }
    judgement.show(Words::tr("%1, %2 without %3")
                       .arg(counted(static_cast<qsizetype>(activity->events.size()), Words::tr("event"),
                                    Words::tr("events")))
                       .arg(poor)
                       .arg(missing.isEmpty() ? Words::tr("something") : missing.join(QStringLiteral(", "))),
                   activity.readAt, readLog);
    if (poor > 0)
        return judgement.says(CheckResult::Fail,
                              Words::tr("%1 do not tell %2.")
                                  .arg(counted(poor, Words::tr("event"), Words::tr("events")),
                                       missing.join(QStringLiteral(", "))));
    if (!activity->complete)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("Not all of the last week's events were read."));
    if (activity->events.empty())
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("Nothing was logged in the last week, so nothing shows how it is logged."));
    return judgement.says(CheckResult::Pass,
                          Words::tr("Each event that was read tells actor, IP, user-agent and request-id."));
}

} // namespace

const Check &checks::auditComplete() {
    static const Check check(
        {.id = QStringLiteral("audit-complete"),
         .title = Words::tr("Does the log tell who did what, from where?"),
         .why = Words::tr(
             "An incident is told from the log: who, from which address, with which program, in which "
             "request.\nThe provider promises these for every call that changes something."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::Activity},
         .cloud = QStringLiteral("cloudnx"),
         .advice = {Words::tr("This is the platform's to mend: write to its support, with a request-id.")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
