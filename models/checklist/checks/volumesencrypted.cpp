#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readVolumes = QStringLiteral("cloudnx volume list");

QString stateOf(const Volume &volume) {
    if (!volume.encrypted)
        return Words::tr("not told");
    return *volume.encrypted ? Words::tr("encrypted, as the cloud says") : Words::tr("not encrypted");
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &volumes = basis.inventory.volumes;
    Judgement judgement(self);
    if (!judgement.judges(volumes, Words::tr("Volumes"), readVolumes))
        return judgement.missing();
    QStringList plain;
    QStringList untold;
    for (const Volume &volume : *volumes) {
        const QString name = volume.name.isEmpty() ? volume.id : volume.name;
        if (!judgement.isFull())
            judgement.show(QStringLiteral("%1: %2").arg(name, stateOf(volume)), volumes.readAt, readVolumes);
        if (volume.encrypted == false)
            plain.append(name);
        if (!volume.encrypted)
            untold.append(name);
    }
    if (volumes->empty())
        judgement.show(Words::tr("Volumes: none"), volumes.readAt, readVolumes);
    if (!plain.isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("%1 is not encrypted.").arg(listed(plain)));
    if (!untold.isEmpty())
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("The cloud does not tell whether %1 is encrypted.").arg(listed(untold)));
    return judgement.says(CheckResult::Pass,
                          volumes->empty() ? Words::tr("There is no volume.")
                                           : Words::tr("The cloud says that every volume is encrypted."));
}

} // namespace

const Check &checks::volumesEncrypted() {
    static const Check check(
        {.id = QStringLiteral("volumes"),
         .title = Words::tr("Is every volume encrypted at rest?"),
         .why = Words::tr("A disk that leaves the data centre takes everything on it along.\n"
                          "Encrypted at rest, it is worth nothing without the key."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::Volumes},
         .advice =
             {Words::tr(
                  "A volume cannot be encrypted in place. Make one of an encrypted type, copy the data, "
                  "attach it instead, and delete the old one."),
              Words::tr(
                  "On OpenStack: openstack volume type list --encryption-type, then openstack volume create "
                  "--type TYPE --size GB NAME")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
