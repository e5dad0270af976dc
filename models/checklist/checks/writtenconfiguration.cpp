#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

constexpr std::chrono::days longestAge{90};

Finding judge(const Check &self, const Basis &basis) {
    const QString save = QStringLiteral("cloudnx inventory save FILE");
    Judgement judgement(self);
    if (!judgement.judges(basis.inventory.instances, Words::tr("Instances"),
                          QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    const auto &saved = basis.record.configurationSavedAt;
    if (!saved) {
        judgement.show(Words::tr("The configuration was never saved from here"), basis.now, save);
        return judgement.attested(basis, Words::tr("the configuration is written down elsewhere"));
    }
    judgement.show(Words::tr("Saved %1").arg(toAgeText(*saved, basis.now)), *saved, save);
    if (*saved > basis.now)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("It is dated %1, which is still to come.").arg(toRfc3339(*saved)));
    if (basis.now - *saved > longestAge)
        return judgement.says(CheckResult::Fail,
                              Words::tr("What is written down is from %1.").arg(toRfc3339(*saved).left(10)));
    return judgement.says(
        CheckResult::Pass,
        Words::tr("The configuration was written down %1.").arg(toAgeText(*saved, basis.now)));
}

} // namespace

const Check &checks::writtenConfiguration() {
    static const Check check(
        {.id = QStringLiteral("written-configuration"),
         .title = Words::tr("Is the configuration written down?"),
         .why = Words::tr(
             "Whoever mends this at three in the morning needs to know what it was like before.\nGroups and "
             "rules, host firewall, SSH, updates, services and where secrets live, on one page."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::Instances},
         .advice = {QStringLiteral("cloudnx inventory save configuration.json"),
                    QStringLiteral("cloudnx inventory show configuration.json")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
