#include "app/console/door/consoledoor.h"

#include "app/compose/archivekey.h"
#include "app/compose/clouds.h"
#include "app/compose/outside.h"
#include "app/compose/past.h"
#include "app/compose/projects.h"
#include "app/compose/takeback.h"
#include "widgets/parts/archiveseat.h"
#include "widgets/parts/projectseat.h"

namespace cloudnx {

namespace {

class WorkspaceSeat final : public Seat, public ArchiveSeat, public ProjectSeat {
public:
    WorkspaceSeat(std::unique_ptr<Workspace> workspace, QStringList notes)
        : m_workspace(std::move(workspace)), m_notes(std::move(notes)) {}

    QString profile() const override { return m_workspace->profile.name.toText(); }

    QString colour() const override { return m_workspace->profile.colour; }

    audit::ArchivePlace archive() const override { return archivePlace(*m_workspace); }

    QString viewsPath() const override {
        return m_workspace->stateFolder + QStringLiteral("/audit-views.json");
    }

    std::optional<Instant> serviceTime() const override { return serverTimeTold(*m_workspace); }

    Cloud &cloud() override { return *m_workspace->cloud; }

    Journal &journal() override { return *m_workspace->journal; }

    PlanShelf shelf() const override { return shelfOf(*m_workspace); }

    QStringList notes() const override { return m_notes; }

    RecordBook &record() override { return *m_workspace->record; }

    Done rememberSaved(const Configuration &saved) override {
        return cloudnx::rememberSaved(m_workspace->accountFolder, saved);
    }

    const Clock &clock() const override { return m_workspace->clock; }

    Presence &presence() override { return *m_workspace->presence; }

    Outside lookOutside(const Inventory &inventory, const Record &record, std::stop_token stop) override {
        return cloudnx::lookOutside(m_workspace->profile, inventory, record, m_workspace->clock, {}, stop);
    }

    std::optional<Instant> tokenEnds() const override { return m_workspace->keeper->accessExpires(); }

    Done signOut(std::stop_token stop) override { return m_workspace->keeper->end(std::move(stop)); }

    Result<QString> enterProject(const QString &projectId, std::stop_token stop) override {
        return cloudnx::enterProject(*m_workspace, projectId, stop).map([](const ProjectEntered &entered) {
            return entered.warning;
        });
    }

private:
    std::unique_ptr<Workspace> m_workspace;
    QStringList m_notes;
};

/// A flow refers into the workspace it was opened from.
struct OpenLogin {
    std::unique_ptr<Workspace> workspace;
    Login login;
};

[[nodiscard]] DoorPlate plateOf(const OfferedProfile &offer) {
    const Profile &profile = offer.profile;
    DoorPlate plate;
    plate.profile = profile.name.toText();
    plate.endpoint = profile.baseUrl.toString();
    if (profile.signInKind == SignInKind::Root)
        plate.email = profile.identity;
    if (profile.signInKind == SignInKind::IamUser) {
        plate.accountId = profile.accountId;
        plate.userName = profile.identity;
    }
    if (profile.signInKind == SignInKind::AccessKey)
        plate.keyId = profile.identity;
    plate.secretIsWritten = offer.written;
    plate.fault = offer.fault;
    plate.abilities = abilitiesOf(profile.cloud);
    plate.words = wordsOf(profile.cloud);
    return plate;
}

} // namespace

Result<std::vector<DoorPlate>> ConsoleDoor::plates(std::stop_token) {
    return offeredProfiles().map([](const std::vector<OfferedProfile> &offers) {
        std::vector<DoorPlate> plates;
        std::transform(offers.begin(), offers.end(), std::back_inserter(plates), plateOf);
        return plates;
    });
}

Result<std::shared_ptr<Seat>> ConsoleDoor::resume(const QString &profile, std::stop_token stop) {
    auto workspace = openWorkspace(profile);
    if (!workspace)
        return failure(workspace.error());
    if (const auto token = (*workspace)->keeper->token(stop); !token)
        return failure(token.error());
    // Overdue plans are taken back before anything is shown; what cannot be stays on the shelf for the next
    // start.
    const QStringList notes = takeBackNotes(**workspace, stop);
    return std::make_shared<WorkspaceSeat>(std::move(*workspace), notes);
}

Result<LoginStart> ConsoleDoor::login(const QString &profile, std::stop_token stop) {
    auto workspace = openWorkspaceToSignIn(profile);
    if (!workspace)
        return failure(workspace.error());
    auto login = openLogin(**workspace, VaultWish::Best, stop);
    if (!login)
        return failure(login.error());
    const QString announcement = login->announcement;
    auto written = (*workspace)->writtenDown;
    auto open = std::make_shared<OpenLogin>(OpenLogin{std::move(*workspace), std::move(*login)});
    LoginFlow *flow = open->login.flow.get();
    return LoginStart{std::shared_ptr<LoginFlow>(std::move(open), flow), announcement, std::move(written)};
}

// The sign-in changed the profile (where its session rests), so it is opened afresh.
Result<std::shared_ptr<Seat>> ConsoleDoor::seat(const QString &profile, std::stop_token stop) {
    return resume(profile, std::move(stop));
}

Done ConsoleDoor::watchScreen(std::function<void()> locked, std::stop_token) {
    m_screen = std::make_unique<ScreenWatch>(std::move(locked));
    m_screen->listen();
    return {};
}

} // namespace cloudnx
