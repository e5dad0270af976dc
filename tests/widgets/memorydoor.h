#pragma once

#include "models/session/memoryvault.h"
#include "models/session/stepup.h"
#include "tests/support/memorycloud.h"
#include "tests/support/memorysignin.h"
#include "tests/support/sampleinventory.h"
#include "widgets/parts/archiveseat.h"
#include "widgets/parts/projectseat.h"
#include "widgets/parts/seat.h"

#include <QTemporaryDir>

namespace cloudnx::test {

class MemorySeat final : public Seat, public ArchiveSeat, public ProjectSeat {
public:
    MemorySeat(MemoryCloud &cloud, MemorySignIn &signIn, const Clock &clock, const QString &journal)
        : m_cloud(cloud),
          m_clock(clock),
          m_journal(journal),
          m_shelf(journal + QStringLiteral(".plans")),
          m_record(journal + QStringLiteral(".record")),
          m_presence(person(), {}, signIn, clock) {}

    QString profile() const override { return QStringLiteral("sandbox"); }

    QString colour() const override { return {}; }

    audit::ArchivePlace archive() const override { return m_state.filePath(QStringLiteral("audit")); }

    QString viewsPath() const override { return m_state.filePath(QStringLiteral("views.json")); }

    std::optional<Instant> serviceTime() const override { return m_clock.now(); }

    Cloud &cloud() override { return m_cloud; }

    Journal &journal() override { return m_journal; }

    PlanShelf shelf() const override { return PlanShelf(m_shelf); }

    RecordBook &record() override { return m_record; }

    const Clock &clock() const override { return m_clock; }

    std::optional<Instant> tokenEnds() const override {
        return m_clock.now() + std::chrono::minutes(14) + std::chrono::seconds(32);
    }

    Presence &presence() override { return m_presence; }

    Outside lookOutside(const Inventory &, const Record &record, std::stop_token) override {
        Outside seen;
        for (const QString &name : record.askSshOf) {
            SshSighting sighting;
            sighting.instance = name;
            sighting.at = m_clock.now();
            sighting.contact = Contact::Answered;
            sighting.user = QStringLiteral("root");
            sighting.methods = {QStringLiteral("publickey")};
            seen.ssh.push_back(sighting);
        }
        return seen;
    }

    Done signOut(std::stop_token) override { return {}; }

    Result<QString> enterProject(const QString &projectId, std::stop_token) override {
        if (projectId == QLatin1String("p-closed"))
            return failure(ErrorKind::Unauthenticated, QStringLiteral("Project closed takes nobody in."));
        m_cloud.enterProject(projectId);
        return QString();
    }

private:
    [[nodiscard]] static Profile person() {
        return {.name = ProfileName::parse(QStringLiteral("sandbox")).value(),
                .identity = QStringLiteral("owner@example.in")};
    }

    MemoryCloud &m_cloud;
    const Clock &m_clock;
    Journal m_journal;
    QString m_shelf;
    RecordBook m_record;
    StepUp m_presence;
    QTemporaryDir m_state;
};

/// Leads to a MemoryCloud with the sample account in it, at the sample's noon.
class MemoryDoor final : public Door {
public:
    explicit MemoryDoor(const Inventory &account = sampleInventory()) : cloud(account), signIn(clock) {}

    Result<std::vector<DoorPlate>> plates(std::stop_token) override { return std::vector<DoorPlate>{plate}; }

    Result<std::shared_ptr<Seat>> resume(const QString &, std::stop_token) override {
        if (!resumes)
            return failure(ErrorKind::Unauthenticated, QStringLiteral("Sign in first."));
        return open();
    }

    Result<LoginStart> login(const QString &, std::stop_token) override {
        Profile profile{ProfileName::parse(QStringLiteral("sandbox")).value(), CloudKind::CloudNx,
                        QUrl(QStringLiteral("https://127.0.0.1:8443"))};
        return LoginStart{
            std::make_shared<LoginFlow>(profile, signIn, TokenVault(m_vault), m_profiles, clock),
            announcement, written};
    }

    Result<std::shared_ptr<Seat>> seat(const QString &, std::stop_token) override { return open(); }

    Done watchScreen(std::function<void()> locked, std::stop_token) override {
        const std::lock_guard lock(m_mutex);
        m_locked = std::move(locked);
        return {};
    }

    [[nodiscard]] bool isWatched() {
        const std::lock_guard lock(m_mutex);
        return m_locked != nullptr;
    }

    /// What a desktop does.
    void lockScreen() { m_locked(); }

    [[nodiscard]] std::shared_ptr<Seat> open() {
        return std::make_shared<MemorySeat>(cloud, signIn, clock,
                                            m_folder.filePath(QStringLiteral("journal.jsonl")));
    }

    [[nodiscard]] QString code() const { return signIn.totp.code(clock.now()).revealText(); }

    FixedClock clock{sampleNow()};
    MemoryCloud cloud;
    MemorySignIn signIn;
    bool resumes = false;
    QString announcement;
    DoorPlate plate{QStringLiteral("sandbox"),
                    QStringLiteral("https://127.0.0.1:8443"),
                    QStringLiteral("owner@example.in"),
                    {},
                    {}};
    std::optional<Credentials> written;

private:
    std::mutex m_mutex;
    std::function<void()> m_locked; ///< guarded by m_mutex until somebody watches
    QTemporaryDir m_folder;
    std::shared_ptr<MemoryVault> m_vault = std::make_shared<MemoryVault>();
    ProfileStore m_profiles{m_folder.path(), m_folder.path()};
};

} // namespace cloudnx::test
