#pragma once

#include "models/core/secret.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace cloudnx::test {

/// The real `cloudnx-sandbox` in a process of its own: free port, fresh folder, ended with this object. Make
/// it on the main thread. isRunning() is false when it did not start; trouble() then says why.
class SandboxServer {
public:
    explicit SandboxServer(const QStringList &arguments = {},
                           const QString &program = QStringLiteral(CLOUDNX_BINARY_DIR "/cloudnx-sandbox")) {
        m_process.start(program, QStringList{QStringLiteral("--data"), m_folder.path(),
                                             QStringLiteral("--port"), QStringLiteral("0")} +
                                     arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000))
            continue;
        m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    }

    SandboxServer(const SandboxServer &) = delete;
    SandboxServer &operator=(const SandboxServer &) = delete;

    ~SandboxServer() {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] bool isRunning() const { return m_ready.contains(QStringLiteral("url")); }

    [[nodiscard]] QByteArray trouble() {
        return m_process.readAllStandardError() + m_process.errorString().toUtf8();
    }

    [[nodiscard]] QString text(const char *name) const {
        return m_ready.value(QLatin1String(name)).toString();
    }

    [[nodiscard]] QUrl url() const { return QUrl(text("url")); }

    [[nodiscard]] QString folder() const { return m_folder.path(); }

    [[nodiscard]] QByteArray authority() const {
        QFile file(text("ca"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QString accountId() const { return text("account_id"); }

    [[nodiscard]] QString email() const { return text("email"); }

    [[nodiscard]] Secret password() const { return Secret::of(text("password")); }

    [[nodiscard]] QString totpSecret() const {
        return text("totp_secret");
    } ///< empty while two-factor is off

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ready;
};

} // namespace cloudnx::test
