#pragma once

#include "models/session/memoryvault.h"
#include "models/session/totp.h"
#include "tests/support/memorycloud.h"
#include "tests/support/sampleinventory.h"
#include "widgets/parts/seat.h"

#include <QTemporaryDir>

namespace cloudnx::test {

/// A service with one person, a password, TOTP and one backup code.
class MemorySignIn final : public SignIn {
public:
    explicit MemorySignIn(const Clock &clock) : m_clock(clock) {}

    Result<SignInAnswer> begin(const Credentials &credentials, std::stop_token) override {
        m_answered = true;
        const auto *root = std::get_if<RootCredentials>(&credentials);
        const Secret &password = root ? root->password : std::get<IamCredentials>(credentials).password;
        if (password != Secret("correct horse battery"))
            return failure(ErrorKind::Unauthenticated,
                           QStringLiteral("E-mail or password is wrong. Nothing tells which."));
        return SignInAnswer(
            PendingSignIn{Secret("pending"), m_clock.now() + std::chrono::minutes(5), root == nullptr});
    }

    Result<TokenPair> verify(const PendingSignIn &, const Secret &code, std::stop_token) override {
        const auto step = totp.verify(code, m_clock.now());
        if (code != Secret("k3v9x-2m4tq") && (!step || *step <= m_lastStep))
            return failure(ErrorKind::Unauthenticated, QStringLiteral("invalid code"));
        m_lastStep = step.value_or(m_lastStep);
        return tokens();
    }

    Result<TokenPair> refresh(const Secret &, std::stop_token) override { return tokens(); }

    Done end(const TokenPair &, std::stop_token) override { return {}; }

    std::optional<std::chrono::milliseconds> clockOffset() const override {
        return m_answered ? std::optional(offset) : std::nullopt;
    }

    const Totp totp = Totp::parse(QStringLiteral("JBSWY3DPEHPK3PXP")).value();
    std::chrono::milliseconds offset{0};

private:
    [[nodiscard]] TokenPair tokens() const {
        return {Secret("access"), Secret("refresh"), m_clock.now() + std::chrono::minutes(15)};
    }

    const Clock &m_clock;
    std::int64_t m_lastStep = -1;
    std::atomic<bool> m_answered = false;
};

class MemorySeat final : public Seat {
public:
    MemorySeat(MemoryCloud &cloud, const Clock &clock, const QString &journal)
        : m_cloud(cloud), m_clock(clock), m_journal(journal) {}

    QString profile() const override { return QStringLiteral("sandbox"); }

    QString colour() const override { return {}; }

    Cloud &cloud() override { return m_cloud; }

    Journal &journal() override { return m_journal; }

    const Clock &clock() const override { return m_clock; }

    std::optional<Instant> tokenEnds() const override {
        return m_clock.now() + std::chrono::minutes(14) + std::chrono::seconds(32);
    }

    Done signOut(std::stop_token) override { return {}; }

private:
    MemoryCloud &m_cloud;
    const Clock &m_clock;
    Journal m_journal;
};

/// Leads to a MemoryCloud with the sample account in it, at the sample's noon.
class MemoryDoor final : public Door {
public:
    explicit MemoryDoor(const Inventory &account = sampleInventory()) : cloud(account), signIn(clock) {}

    Result<std::vector<DoorPlate>> plates(std::stop_token) override {
        return std::vector<DoorPlate>{{QStringLiteral("sandbox"),
                                       QStringLiteral("https://127.0.0.1:8443"),
                                       QStringLiteral("owner@example.in"),
                                       {},
                                       {}}};
    }

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
            announcement};
    }

    Result<std::shared_ptr<Seat>> seat(const QString &, std::stop_token) override { return open(); }

    [[nodiscard]] std::shared_ptr<Seat> open() {
        return std::make_shared<MemorySeat>(cloud, clock, m_folder.filePath(QStringLiteral("journal.jsonl")));
    }

    [[nodiscard]] QString code() const { return signIn.totp.code(clock.now()).revealText(); }

    FixedClock clock{sampleNow()};
    MemoryCloud cloud;
    MemorySignIn signIn;
    bool resumes = false;
    QString announcement;

private:
    QTemporaryDir m_folder;
    std::shared_ptr<MemoryVault> m_vault = std::make_shared<MemoryVault>();
    ProfileStore m_profiles{m_folder.path(), m_folder.path()};
};

} // namespace cloudnx::test
