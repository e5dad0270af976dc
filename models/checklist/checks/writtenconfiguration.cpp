#include "models/checklist/checks/every.h"

#include "models/checklist/configuration.h"
#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

struct Known {
    bool all = true;             ///< what the cloud does not have counts as known
    bool everythingThere = true; ///< nothing of it is not offered
};

Known known(Judgement &judgement, const Inventory &all) {
    Known known;
    const auto look = [&](const auto &reading, const QString &noun, const char *line) {
        if (reading.absence == Absence::NotOffered && !reading.known())
            known.everythingThere = false;
        else
            known.all = known.all && judgement.needs(reading, noun, QString::fromLatin1(line));
    };
    look(all.firewall, Words::tr("Firewall rules"), "cloudnx firewall list");
    look(all.users, Words::tr("IAM users"), "cloudnx iam user list");
    look(all.accessKeys, Words::tr("Access keys"), "cloudnx iam key list");
    look(all.kmsKeys, Words::tr("KMS keys"), "cloudnx kms list");
    return known;
}

Finding judge(const Check &self, const Basis &basis) {
    const QString save = QStringLiteral("cloudnx inventory save FILE");
    const Record &record = basis.record;
    Judgement judgement(self);
    if (!judgement.judges(basis.inventory.instances, Words::tr("Instances"),
                          QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    const auto &saved = record.configurationSavedAt;
    if (!saved) {
        judgement.show(Words::tr("The configuration was never saved from here"), basis.now, save);
        return judgement.attested(basis, Words::tr("the configuration is written down elsewhere"));
    }
    judgement.show(Words::tr("Saved %1").arg(toAgeText(*saved, basis.now)), *saved, save);
    if (*saved > basis.now)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("It is dated %1, which is still to come.").arg(toRfc3339(*saved)));
    const Known now = known(judgement, basis.inventory);
    if (!now.all)
        return judgement.missing();
    const bool isSame = fingerprintOf(basis.inventory, record) == record.configurationDigest;
    if (!isSame && !now.everythingThere)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("It is not what was written down on %1; this cloud does not offer "
                                        "all of that.")
                                  .arg(toRfc3339(*saved).left(10)));
    if (!isSame)
        return judgement.says(
            CheckResult::Fail,
            Words::tr("It has changed since it was written down on %1.").arg(toRfc3339(*saved).left(10)));
    return judgement.says(
        CheckResult::Pass,
        Words::tr("What was written down %1 is as it is now.").arg(toAgeText(*saved, basis.now)));
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
         .needs = partsOfConfiguration(),
         .advice = {QStringLiteral("cloudnx inventory save configuration.json"),
                    QStringLiteral("cloudnx inventory diff configuration.json")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
