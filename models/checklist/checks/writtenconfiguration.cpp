#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

constexpr std::chrono::days longestAge{90};

Finding judge(const Check &self, const Basis &basis) {
    const QString save = QStringLiteral("cloudnx inventory save FILE");
    Judgement judgement(self);
    if (!judgement.judges(basis.inventory.instances, QStringLiteral("Instances"),
                          QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    const auto &saved = basis.record.configurationSavedAt;
    if (!saved) {
        judgement.show(QStringLiteral("The configuration was never saved from here"), basis.now, save);
        return judgement.attested(basis, QStringLiteral("the configuration is written down elsewhere"));
    }
    judgement.show(QStringLiteral("Saved %1").arg(toAgeText(*saved, basis.now)), *saved, save);
    if (*saved > basis.now)
        return judgement.says(
            CheckResult::Unknown,
            QStringLiteral("It is dated %1, which is still to come.").arg(toRfc3339(*saved)));
    if (basis.now - *saved > longestAge)
        return judgement.says(
            CheckResult::Fail,
            QStringLiteral("What is written down is from %1.").arg(toRfc3339(*saved).left(10)));
    return judgement.says(
        CheckResult::Pass,
        QStringLiteral("The configuration was written down %1.").arg(toAgeText(*saved, basis.now)));
}

} // namespace

const Check &checks::writtenConfiguration() {
    static const Check check(
        {.id = QStringLiteral("written-configuration"),
         .title = QStringLiteral("Is the configuration written down?"),
         .why = QStringLiteral(
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
