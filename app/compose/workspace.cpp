#include "app/compose/workspace.h"

#include "app/compose/authorities.h"
#include "app/compose/clouds.h"
#include "app/compose/past.h"
#include "models/cloud/abilities.h"
#include "models/providers/cloudnx/cloud.h"
#include "models/providers/cloudnx/signin.h"
#include "models/providers/openstack/cloud.h"
#include "models/providers/openstack/signin.h"
#include "models/session/folders.h"

#include <QFile>

namespace cloudnx {

namespace {

Result<Profile> chosenProfile(const ProfileStore &profiles, const QString &given) {
    const QString name = given.isEmpty() ? profileOfEnvironment() : given;
    if (name.isEmpty())
        return profiles.active();
    const auto parsed = ProfileName::parse(name);
    if (!parsed)
        return failure(parsed.error());
    const auto saved = profiles.find(*parsed);
    if (saved || saved.error().kind != ErrorKind::NotFound)
        return saved;
    const auto entry = cloudEntry(name);
    if (!entry)
        return failure(entry.error());
    return *entry ? profileOf(**entry) : saved;
}

/// What clouds.yaml or the OS_* variables say now of @p profile; nothing of a profile that stands in neither.
Result<std::optional<openstack::CloudEntry>> writtenNow(const Profile &profile) {
    if (profile.cloud != CloudKind::OpenStack)
        return std::optional<openstack::CloudEntry>();
    return cloudEntry(profile.name.toText());
}

/// Whether a session of @p profile is one of @p written, too.
bool isOf(const Profile &written, const Profile &profile) {
    return profile.writtenAs.isEmpty() ? written.baseUrl == profile.baseUrl // saved before this was kept
                                       : written.writtenAs == profile.writtenAs;
}

// The session is of another place, project or user: its token must not go there, nor may what it shows pass
// for what is asked for now.
Result<Profile> asSignedIn(const Profile &profile) {
    const auto entry = writtenNow(profile);
    if (!entry || !*entry)
        return entry ? Result<Profile>(profile) : failure(entry.error());
    const auto written = profileOf(**entry);
    if (!written || isOf(*written, profile))
        return written ? Result<Profile>(profile) : failure(written.error());
    return failure(ErrorKind::Unauthenticated,
                   QStringLiteral("%1 no longer says what it said when you signed in to \"%2\" (now: %3). "
                                  "Sign in again: cloudnx login --profile %2")
                       .arg(profile.name.toText() == QStringLiteral("envvars")
                                ? QStringLiteral("The environment (OS_AUTH_URL and its like)")
                                : QStringLiteral("clouds.yaml"),
                            profile.name.toText(), written->baseUrl.toString()));
}

Result<Profile> asWritten(const Profile &profile) {
    const auto entry = writtenNow(profile);
    if (!entry || !*entry)
        return entry ? Result<Profile>(profile) : failure(entry.error());
    return profileOf(**entry).map([&profile](const Profile &written) {
        Profile now = isOf(written, profile) ? profile : written;
        now.writtenAs = written.writtenAs;
        now.caFile = written.caFile;
        now.colour = profile.colour;
        now.vault = profile.vault;
        return now;
    });
}

std::unique_ptr<SessionKeeper> keeperOf(const Workspace &workspace) {
    const Profile &profile = workspace.profile;
    return std::make_unique<SessionKeeper>(profile, TokenVault(openVault(profile.vault)), *workspace.signIn,
                                           workspace.clock, workspace.stateFolder);
}

void addSession(Workspace &workspace) {
    workspace.keeper = keeperOf(workspace);
    workspace.presence = std::make_unique<StepUp>(workspace.profile, workspace.stateFolder, *workspace.signIn,
                                                  workspace.clock);
}

void putCloudNxTogether(Workspace &workspace) {
    const Profile &profile = workspace.profile;
    const Endpoints endpoints(profile.baseUrl);
    workspace.signIn = std::make_unique<CloudNxSignIn>(*workspace.client, endpoints, workspace.clock,
                                                       profile.region, profile.service);
    addSession(workspace);
    workspace.cloud = std::make_unique<CloudNxCloud>(*workspace.client, endpoints, *workspace.keeper);
}

Done putOpenStackTogether(Workspace &workspace) {
    auto entry = writtenNow(workspace.profile);
    if (!entry)
        return failure(entry.error());
    // What is written now is no place for a session of before, which may still be ended where it is.
    if (*entry && !profileOf(**entry)
                       .map([&](const Profile &now) { return isOf(now, workspace.profile); })
                       .value_or(false))
        entry->reset();
    const openstack::Place place = placeOf(workspace.profile, *entry);
    if (*entry) {
        workspace.writtenDown = credentialsIn(**entry);
        workspace.remarks = (*entry)->remarks;
        workspace.secretInTheOpen = (*entry)->secretIsInTheOpen;
    }
    workspace.signIn = std::make_unique<OpenStackSignIn>(*workspace.client, place, workspace.clock);
    addSession(workspace);
    workspace.cloud = std::make_unique<OpenStackCloud>(*workspace.client, place, *workspace.keeper,
                                                       knownPast(workspace.accountFolder, workspace.clock));
    return {};
}

/// One sign-in may work in several projects, one after the other: what was done, said and logged in one is
/// nothing about another.
QString accountFolderOf(const Profile &profile, const QString &stateFolder) {
    if (!abilitiesOf(profile.cloud).severalAccounts || profile.accountId.isEmpty())
        return stateFolder;
    return stateFolder + QStringLiteral("/accounts/") +
           QString::fromLatin1(QUrl::toPercentEncoding(profile.accountId));
}

Done putTogether(Workspace &workspace, RestOptions options) {
    workspace.log = std::make_shared<RequestLog>(workspace.stateFolder + QStringLiteral("/requests.jsonl"));
    workspace.client = std::make_unique<RestClient>(std::move(options), workspace.log);
    workspace.journal = std::make_unique<Journal>(workspace.accountFolder + QStringLiteral("/journal.jsonl"));
    workspace.record = std::make_unique<RecordBook>(workspace.accountFolder + QStringLiteral("/record.json"));
    if (workspace.profile.cloud == CloudKind::OpenStack)
        return putOpenStackTogether(workspace);
    putCloudNxTogether(workspace);
    return {};
}

} // namespace

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

QString profileOfEnvironment() {
    for (const char *name : {"CLOUDNX_PROFILE", "OS_CLOUD"})
        if (const QString profile = qEnvironmentVariable(name); !profile.isEmpty())
            return profile;
    return qEnvironmentVariableIsEmpty("OS_AUTH_URL") ? QString() : QStringLiteral("envvars");
}

Result<std::unique_ptr<Workspace>> openWorkspace(const QString &profileName) {
    return chosenProfile(ProfileStore(), profileName)
        .and_then(asSignedIn)
        .and_then([](const Profile &profile) { return openWorkspace(profile); });
}

Result<std::unique_ptr<Workspace>> openWorkspaceToSignOut(const QString &profileName) {
    return chosenProfile(ProfileStore(), profileName).and_then([](const Profile &profile) {
        return openWorkspace(profile);
    });
}

Result<std::unique_ptr<Workspace>> openWorkspaceToSignIn(const QString &profileName) {
    return chosenProfile(ProfileStore(), profileName)
        .and_then(asWritten)
        .and_then([](const Profile &profile) { return openWorkspace(profile); });
}

Result<std::unique_ptr<Workspace>> openWorkspace(const Profile &profile) {
    auto authorities = certificateAuthorities(profile);
    if (!authorities)
        return failure(authorities.error());
    auto workspace = std::make_unique<Workspace>(profile);
    const auto folder = workspace->profiles.stateFolder(profile.name);
    if (!folder)
        return failure(folder.error());
    workspace->stateFolder = *folder;
    workspace->accountFolder = accountFolderOf(profile, *folder);
    if (auto made = makePrivateFolder(workspace->accountFolder); !made)
        return failure(made.error());
    if (auto together = putTogether(*workspace, {.certificateAuthorities = std::move(*authorities)});
        !together)
        return failure(together.error());
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

std::optional<Instant> serverTimeTold(const Workspace &workspace) {
    constexpr std::chrono::milliseconds vague{
        500}; // a Date tells whole seconds; the offset means their middle
    const auto offset = workspace.client->clockOffset();
    return offset ? std::optional(workspace.clock.now() + *offset - vague) : std::nullopt;
}

} // namespace cloudnx
