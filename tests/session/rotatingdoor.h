#pragma once

#include "models/cloud/signin.h"
#include "models/core/filelock.h"
#include "models/session/folders.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <unistd.h>

namespace cloudnx::test {

/// The door of a service that rotates refresh tokens and ends the session when one is used twice, as RFC 9700
/// §4.14.2 asks. Its state is a file, so that several processes stand before the same service.
class RotatingDoor final : public SignIn {
public:
    RotatingDoor(QString path, const Clock &clock, std::chrono::seconds lifetime = std::chrono::minutes(15))
        : m_path(std::move(path)), m_clock(clock), m_lifetime(lifetime) {}

    Result<SignInAnswer> begin(const Credentials &, std::stop_token stop) override {
        return change(stop,
                      [](QJsonObject &state) -> Done {
                          state[QLatin1String("over")] = false;
                          return {};
                      })
            .map([](TokenPair pair) { return SignInAnswer(std::move(pair)); });
    }

    Result<TokenPair> verify(const PendingSignIn &, const Secret &, std::stop_token) override {
        return failure(ErrorKind::Gone, QStringLiteral("no code was asked for"));
    }

    Result<TokenPair> refresh(const Secret &refreshToken, std::stop_token stop) override {
        auto pair = change(stop, [&](QJsonObject &state) -> Done {
            const bool good =
                !state.value(QLatin1String("over")).toBool() &&
                refreshToken.revealText() == name("refresh", state.value(QLatin1String("serial")).toInt());
            state[QLatin1String("over")] = !good;
            if (!good)
                return failure(ErrorKind::Unauthenticated, QStringLiteral("session over"));
            state[QLatin1String("refreshed")] = state.value(QLatin1String("refreshed")).toInt() + 1;
            return {};
        });
        if (diesAfterRefresh)
            ::_exit(9);
        return pair;
    }

    Done end(const TokenPair &, std::stop_token stop) override {
        const auto ended = change(stop, [](QJsonObject &state) -> Done {
            state[QLatin1String("over")] = true;
            return {};
        });
        return ended ? Done() : failure(ended.error());
    }

    std::optional<std::chrono::milliseconds> clockOffset() const override { return std::nullopt; }

    [[nodiscard]] QJsonObject state() const {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    [[nodiscard]] int refreshed() const { return state().value(QLatin1String("refreshed")).toInt(); }

    bool diesAfterRefresh = false;

private:
    static QString name(const char *kind, int serial) {
        return QStringLiteral("%1-%2").arg(QLatin1String(kind)).arg(serial);
    }

    template <typename Edit>
    Result<TokenPair> change(const std::stop_token &stop, Edit edit) {
        const auto lock = FileLock::acquire(m_path + QStringLiteral(".lock"), stop);
        if (!lock)
            return failure(lock.error());
        QJsonObject now = state();
        const Done edited = edit(now);
        const int serial = now.value(QLatin1String("serial")).toInt() + 1;
        now[QLatin1String("serial")] = serial;
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(now).toJson()) < 0 || !file.commit())
            return failure(ErrorKind::Local, file.errorString());
        if (!edited)
            return failure(edited.error());
        return TokenPair{Secret::of(name("access", serial)), Secret::of(name("refresh", serial)),
                         m_clock.now() + m_lifetime};
    }

    QString m_path;
    const Clock &m_clock;
    std::chrono::seconds m_lifetime;
};

} // namespace cloudnx::test
