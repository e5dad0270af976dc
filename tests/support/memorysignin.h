#pragma once

#include "models/cloud/signin.h"
#include "models/session/totp.h"

#include <atomic>
#include <mutex>

namespace cloudnx::test {

/// A service with one person, a password, TOTP, one backup code and a clock of its own.
class MemorySignIn final : public SignIn {
public:
    explicit MemorySignIn(const Clock &clock) : m_clock(clock) {}

    Result<SignInAnswer> begin(const Credentials &credentials, std::stop_token) override {
        ++asked;
        if (const auto *key = std::get_if<AccessKeyCredentials>(&credentials)) {
            const std::scoped_lock lock(m_mutex);
            m_lastSecret = key->secretAccessKey.revealText();
            return SignInAnswer(tokens());
        }
        const auto *root = std::get_if<RootCredentials>(&credentials);
        const Secret &given = root ? root->password : std::get<IamCredentials>(credentials).password;
        if (given != password)
            return failure(ErrorKind::Unauthenticated,
                           QStringLiteral("E-mail or password is wrong. Nothing tells which."));
        if (!hasSecondFactor)
            return SignInAnswer(tokens());
        return SignInAnswer(
            PendingSignIn{Secret("pending"), m_clock.now() + std::chrono::minutes(5), root == nullptr});
    }

    Result<TokenPair> verify(const PendingSignIn &, const Secret &code, std::stop_token) override {
        ++sent;
        if (isGone)
            return failure(ErrorKind::Gone, QStringLiteral("gone"));
        const auto step = totp.verify(code, m_clock.now() + offset);
        if (code != Secret("k3v9x-2m4tq") && (!step || *step <= m_lastStep))
            return failure(ErrorKind::Unauthenticated, QStringLiteral("invalid code"));
        m_lastStep = step.value_or(m_lastStep);
        return tokens();
    }

    Result<TokenPair> refresh(const Secret &, std::stop_token) override { return tokens(); }

    Done end(const TokenPair &, std::stop_token) override {
        ++ended;
        return {};
    }

    std::optional<std::chrono::milliseconds> clockOffset() const override {
        return asked > 0 ? std::optional(offset) : std::nullopt;
    }

    /// Of the access key that signed in last.
    [[nodiscard]] QString lastSecret() const {
        const std::scoped_lock lock(m_mutex);
        return m_lastSecret;
    }

    const Totp totp = Totp::parse(QStringLiteral("JBSWY3DPEHPK3PXP")).value();
    Secret password{"correct horse battery"};
    std::chrono::milliseconds offset{0};
    bool hasSecondFactor = true;
    bool isGone = false;
    std::atomic<int> asked = 0;
    std::atomic<int> sent = 0;
    std::atomic<int> ended = 0;

private:
    [[nodiscard]] TokenPair tokens() const {
        return {Secret("access"), Secret("refresh"), m_clock.now() + std::chrono::minutes(15)};
    }

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QString m_lastSecret;
    std::int64_t m_lastStep = -1;
};

} // namespace cloudnx::test
