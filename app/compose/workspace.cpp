#include "app/compose/workspace.h"

#include "models/providers/cloudnx/cloud.h"
#include "models/providers/cloudnx/signin.h"

#include <QFile>

namespace cloudnx {

namespace {

Result<Profile> chosenProfile(const ProfileStore &profiles, const QString &name) {
    if (name.isEmpty())
        return profiles.active();
    return ProfileName::parse(name).and_then(
        [&profiles](const ProfileName &parsed) { return profiles.find(parsed); });
}

Result<QByteArray> certificateAuthorities(const Profile &profile) {
    if (profile.caFile.isEmpty())
        return QByteArray();
    QFile file(profile.caFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("Could not read %1, the certificate authority of profile %2: %3.")
                           .arg(profile.caFile, profile.name.toText(), file.errorString()));
    return file.readAll();
}

void putTogether(Workspace &workspace, RestOptions options) {
    const Profile &profile = workspace.profile;
    workspace.log = std::make_shared<RequestLog>(workspace.stateFolder + QStringLiteral("/requests.jsonl"));
    workspace.client = std::make_unique<RestClient>(std::move(options), workspace.log);
    const Endpoints endpoints(profile.baseUrl);
    workspace.signIn = std::make_unique<CloudNxSignIn>(*workspace.client, endpoints, workspace.clock,
                                                       profile.region, profile.service);
    workspace.keeper = std::make_unique<SessionKeeper>(profile.name, TokenVault(openVault(profile.vault)),
                                                       *workspace.signIn, workspace.clock,
                                                       workspace.stateFolder);
    workspace.cloud = std::make_unique<CloudNxCloud>(*workspace.client, endpoints, *workspace.keeper);
    workspace.journal = std::make_unique<Journal>(workspace.stateFolder + QStringLiteral("/journal.jsonl"));
}

} // namespace

Result<std::unique_ptr<Workspace>> openWorkspace(const QString &profileName) {
    return chosenProfile(ProfileStore(), profileName).and_then([](const Profile &profile) {
        return openWorkspace(profile);
    });
}

Result<std::unique_ptr<Workspace>> openWorkspace(const Profile &profile) {
    if (profile.cloud != CloudKind::CloudNx)
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("Profile %1 is of a kind of cloud this version does not speak to.")
                           .arg(profile.name.toText()));
    auto authorities = certificateAuthorities(profile);
    if (!authorities)
        return failure(authorities.error());
    auto workspace = std::make_unique<Workspace>(profile);
    const auto folder = workspace->profiles.stateFolder(profile.name);
    if (!folder)
        return failure(folder.error());
    workspace->stateFolder = *folder;
    putTogether(*workspace, {.certificateAuthorities = std::move(*authorities)});
    return workspace;
}

Result<Login> openLogin(Workspace &workspace, VaultWish wish, const std::stop_token &stop) {
    auto choice = chooseVault(wish, stop);
    if (!choice)
        return failure(choice.error());
    Profile profile = workspace.profile;
    profile.vault = choice->vault->kind();
    return Login{choice->announcement,
                 std::make_unique<LoginFlow>(std::move(profile), *workspace.signIn, TokenVault(choice->vault),
                                             workspace.profiles, workspace.clock)};
}

Result<Inventory> readAccount(Workspace &workspace, const Parts &parts, const Progress &progress,
                              std::stop_token stop) {
    Inventory inventory;
    inventory.cloud = wordOf(workspace.profile.cloud);
    inventory.profile = workspace.profile.name.toText();
    inventory.accountId = workspace.profile.accountId;
    if (auto read = readInto(inventory, *workspace.cloud, parts, workspace.clock, progress, std::move(stop));
        !read)
        return failure(read.error());
    return inventory;
}

Instant serverTime(const Workspace &workspace) {
    return workspace.clock.now() + workspace.client->clockOffset().value_or(std::chrono::milliseconds(0));
}

} // namespace cloudnx
