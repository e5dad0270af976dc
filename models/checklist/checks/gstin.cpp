#include "models/checklist/checks/every.h"

#include "models/account/gstin.h"
#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readProfile = QStringLiteral("cloudnx tax show");

QString inputOf(const std::map<QString, QString> &inputs, const QString &id) {
    const auto found = inputs.find(id);
    return found == inputs.end() ? QString() : found->second.simplified();
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(inventory.taxProfile, Words::tr("The tax profile"), readProfile))
        return judgement.missing();
    const TaxProfile &profile = *inventory.taxProfile;
    judgement.show(Words::tr("GSTIN: %1; legal name: %2")
                       .arg(profile.gstin.isEmpty() ? Words::tr("none") : profile.gstin,
                            profile.legalName.isEmpty() ? Words::tr("none") : profile.legalName),
                   inventory.taxProfile.readAt, readProfile);
    if (profile.gstin.trimmed().isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("No GSTIN is given."));
    if (const auto gstin = Gstin::parse(profile.gstin); !gstin)
        return judgement.says(CheckResult::Fail, gstin.error().sentence);
    return judgement.says(
        CheckResult::Pass,
        Words::tr("GSTIN %1 is given and its check digit is right. Whether it is registered "
                  "is not checked.")
            .arg(profile.gstin));
}

Fix fix(const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    return {.verb = Words::tr("Set the GSTIN"),
            .inputs = {{QStringLiteral("gstin"), QStringLiteral("GSTIN"), inventory.taxProfile->gstin},
                       {QStringLiteral("legal_name"), Words::tr("Legal name of the company"),
                        inventory.taxProfile->legalName}},
            .steps = {},
            .automatic = true};
}

Result<Changes> changes(const Basis &, const FixInputs &inputs) {
    const auto gstin = Gstin::parse(inputOf(inputs, QStringLiteral("gstin")));
    if (!gstin)
        return failure(gstin.error());
    const QString legalName = inputOf(inputs, QStringLiteral("legal_name"));
    if (legalName.isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("Write the company's legal name as it is registered."));
    return Changes{AccountChange(SetTaxProfile{{gstin->toText(), legalName}})};
}

} // namespace

const Check &checks::gstin() {
    static const Check check(
        {.id = QStringLiteral("gstin"),
         .title = Words::tr("Is your GSTIN on the invoices?"),
         .why = Words::tr(
             "Without a GSTIN on it, an invoice gives no input tax credit.\n"
             "A mistyped one gives none either; its last character is a check digit that shows it."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::TaxProfile},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
