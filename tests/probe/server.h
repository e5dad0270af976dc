#pragma once

#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace cloudnx::test {

/// A port that was free a moment ago.
[[nodiscard]] inline int freePort() {
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Runs a program to its end; its output.
inline QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {}) {
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(30'000);
    if (process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

inline void write(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    file.open(QIODevice::WriteOnly);
    file.write(bytes);
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

/// A server that is another program, ended with the test.
class ServerProcess {
public:
    ServerProcess() { m_process.setProcessChannelMode(QProcess::MergedChannels); }

    ~ServerProcess() {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Starts it and waits until @p port takes connections.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments, int port) {
        m_process.start(program, arguments);
        return QTest::qWaitFor(
                   [&] {
                       QTcpSocket socket;
                       socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
                       return m_process.state() == QProcess::NotRunning || socket.waitForConnected(200);
                   },
                   20'000) &&
               m_process.state() == QProcess::Running;
    }

    [[nodiscard]] QByteArray output() {
        m_process.waitForReadyRead(1);
        m_output += m_process.readAll();
        return m_output;
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

/// Takes connections and answers with @p greeting, then says nothing more (or hangs up).
class MuteServer {
public:
    enum class Then { Silence, HangUp };

    explicit MuteServer(const QByteArray &greeting, Then then) {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, greeting, then] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket] { m_heard += socket->readAll(); });
                socket->write(greeting);
                socket->flush();
                if (then == Then::HangUp)
                    socket->disconnectFromHost();
            }
        });
    }

    [[nodiscard]] int port() const { return m_server.serverPort(); }

    [[nodiscard]] const QByteArray &heard() const { return m_heard; }

private:
    QTcpServer m_server;
    QByteArray m_heard;
};

} // namespace cloudnx::test
