#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/cloud/abilities.h"
#include "models/plan/command.h"

namespace cloudnx {

namespace {

const QString readKeys = QStringLiteral("cloudnx kms list");

// Barbican keeps keys and encrypts nothing.
bool encrypts(const Inventory &inventory) {
    return abilitiesIn(inventory).kmsEncrypts;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &keys = basis.inventory.kmsKeys;
    Judgement judgement(self);
    if (!judgement.judges(keys, Words::tr("KMS keys"), readKeys))
        return judgement.missing();
    QStringList enabled;
    for (const KmsKey &key : *keys) {
        judgement.show(QStringLiteral("%1: %2").arg(key.name, wordOf(key.state)), keys.readAt, readKeys);
        if (key.state == KmsKeyState::Enabled)
            enabled.append(key.name);
    }
    if (keys->empty())
        judgement.show(Words::tr("KMS keys: none"), keys.readAt, readKeys);
    if (enabled.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("There is no KMS key in use, so secrets rest somewhere else."));
    return judgement.says(
        CheckResult::Pass,
        (encrypts(basis.inventory)
             ? Words::tr("%1 can encrypt. Whether every secret is there is asked by secrets-place.")
             : Words::tr("In the key store: %1. Whether every secret is there is asked by secrets-place."))
            .arg(listed(enabled)));
}

// Only a KMS that encrypts has what comes next.
std::vector<QString> stepsOn(const Inventory &inventory) {
    if (!encrypts(inventory))
        return {};
    return {Words::tr("Then: echo -n \"$DATABASE_PASSWORD\" | cloudnx kms encrypt --key "
                      "my-app-secrets > db-pw.enc"),
            Words::tr("And in the machine's start-up: DATABASE_PASSWORD=$(cloudnx kms decrypt < db-pw.enc)")};
}

Fix fix(const Basis &basis) {
    return {
        .verb = Words::tr("Create a KMS key"),
        .inputs = {{QStringLiteral("name"), Words::tr("Name of the key"), QStringLiteral("my-app-secrets")}},
        .steps = stepsOn(basis.inventory),
        .automatic = true};
}

Result<Changes> changes(const Basis &, const FixInputs &inputs) {
    const auto given = inputs.find(QStringLiteral("name"));
    const QString name = given == inputs.end() ? QString() : given->second.trimmed();
    if (name.isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("Give the key a name, for example my-app-secrets."));
    return Changes{KmsChange(CreateKmsKey{name, QString()})};
}

} // namespace

const Check &checks::kmsKey() {
    static const Check check(
        {.id = QStringLiteral("kms-key"),
         .title = Words::tr("Is there a KMS key for secrets?"),
         .why = Words::tr("What stands in git or cloud-init is read by everybody who reads those.\n"
                          "Encrypted by KMS, a file may lie anywhere; who may decrypt it is decided by "
                          "a policy and logged."),
         .stage = Stage::FirstHour,
         .severity = Severity::Medium,
         .needs = {Part::KmsKeys},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
