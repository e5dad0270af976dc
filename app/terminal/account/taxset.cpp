#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "models/account/gstin.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    std::optional<QString> gstin;
    std::optional<QString> legalName;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--gstin", options.gstin, "GSTIN of the company, 15 characters; empty clears it");
    arguments.option("--legal-name", options.legalName, "Name that stands on invoices");
    options.change.declare(arguments);
}

/// What is not given stays.
Result<TaxProfile> wanted(Context &context, const Options &options) {
    if (!options.gstin && !options.legalName)
        return failure(ErrorKind::Usage, QStringLiteral("Give --gstin, --legal-name or both."));
    const auto inventory = context.read({Part::TaxProfile});
    if (!inventory)
        return failure(inventory.error());
    auto profile = known(inventory->taxProfile);
    if (!profile)
        return profile;
    profile->legalName = options.legalName.value_or(profile->legalName);
    const QString gstin = options.gstin.value_or(QString());
    if (gstin.isEmpty()) {
        profile->gstin = options.gstin ? QString() : profile->gstin;
        return profile;
    }
    return Gstin::parse(gstin).map([&profile](const Gstin &parsed) {
        profile->gstin = parsed.toText();
        return *profile;
    });
}

Done run(Context &context, const Options &options) {
    const auto profile = wanted(context, options);
    if (!profile)
        return failure(profile.error());
    return change(context, options.change, {AccountChange(SetTaxProfile{*profile})});
}

} // namespace

Verb taxSet() {
    return verbOf<Options>({"tax set", "Set GSTIN and legal name",
                            "cloudnx tax set --gstin 27AAPFU0939F1ZV --legal-name 'Example Private Limited'"},
                           declare, run);
}

} // namespace cloudnx::terminal
