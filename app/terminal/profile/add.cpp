#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

#include <QFileInfo>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    QString url = QStringLiteral("https://cloudnx.in");
    QString ca;
    QString region;
    QString service;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("NAME", options.name, "What you call the account");
    arguments.option("--url", options.url, "Where its control plane is (https://cloudnx.in)");
    arguments.option("--ca", options.ca, "Certificate authority to trust for this profile only, a PEM file");
    arguments.option("--region", options.region, "Region in signatures (in-mum)");
    arguments.option("--service", options.service, "Service in signatures (cloudnx)");
}

Result<Profile> profileOf(const Options &options) {
    const auto name = ProfileName::parse(options.name);
    const auto url = parseBaseUrl(options.url);
    if (!name || !url)
        return failure(!name ? name.error() : url.error());
    if (ProfileStore().find(*name))
        return failure(ErrorKind::Conflict,
                       QStringLiteral("There is a profile %1 already.").arg(options.name));
    const QFileInfo ca(options.ca);
    if (!options.ca.isEmpty() && !ca.isReadable())
        return failure(ErrorKind::Local, QStringLiteral("Could not read %1.").arg(options.ca));
    Profile profile{.name = *name, .baseUrl = *url};
    profile.caFile = options.ca.isEmpty() ? QString() : ca.absoluteFilePath();
    profile.region = options.region.isEmpty() ? profile.region : options.region;
    profile.service = options.service.isEmpty() ? profile.service : options.service;
    return profile;
}

Done run(Context &context, const Options &options) {
    const auto profile = profileOf(options);
    if (!profile)
        return failure(profile.error());
    if (auto saved = ProfileStore().save(*profile); !saved)
        return saved;
    return context.out().line(
        QStringLiteral("Added profile %1 for %2. Sign in with: cloudnx login --profile %1")
            .arg(options.name, profile->baseUrl.toString()));
}

} // namespace

Verb profileAdd() {
    return verbOf<Options>(
        {"profile add", "Add a profile for an account",
         "cloudnx profile add work\ncloudnx profile add lab --url https://cloud.example --ca lab.pem"},
        declare, run);
}

} // namespace cloudnx::terminal
