#include "models/probe/ssh.h"

#include "models/probe/socket.h"

#include <libssh/libssh.h>
#include <unistd.h>

#include <memory>

namespace cloudnx {

namespace {

struct FreeSession {
    void operator()(ssh_session session) const { ssh_free(session); }
};

using Session = std::unique_ptr<ssh_session_struct, FreeSession>;

void configure(ssh_session session, const SshDoor &door, int descriptor) {
    const bool readsNoFiles = false;
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &readsNoFiles);
    ssh_options_set(session, SSH_OPTIONS_HOST, door.host.toUtf8().constData());
    ssh_options_set(session, SSH_OPTIONS_PORT, &door.port);
    ssh_options_set(session, SSH_OPTIONS_USER, door.user.toUtf8().constData());
    ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    ssh_options_set(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
    ssh_options_set(session, SSH_OPTIONS_FD, &descriptor);
    ssh_set_blocking(session, 0);
}

QString hostKeyOf(ssh_session session) {
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(session, &key) != SSH_OK)
        return {};
    unsigned char *hash = nullptr;
    std::size_t length = 0;
    QString text;
    if (ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &length) == 0) {
        const QByteArray bytes(reinterpret_cast<const char *>(hash), static_cast<qsizetype>(length));
        text =
            QStringLiteral("SHA256:") + QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
        ssh_clean_pubkey_hash(&hash);
    }
    ssh_key_free(key);
    return text;
}

std::vector<QString> namesOf(int methods) {
    std::vector<QString> names;
    const auto add = [&](int bit, const char *name) {
        if (methods & bit)
            names.push_back(QString::fromLatin1(name));
    };
    add(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
    add(SSH_AUTH_METHOD_PASSWORD, "password");
    add(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
    add(SSH_AUTH_METHOD_HOSTBASED, "hostbased");
    add(SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic");
    return names;
}

/// One conversation, from greeting to refusal.
class Asking {
public:
    Asking(const SshDoor &door, const std::stop_token &stop)
        : m_door(door), m_stop(stop), m_deadline(door.patience) {}

    void run(SshSighting &seen) {
        auto socket = Socket::connect(m_door.host, m_door.port, m_deadline, m_stop);
        if (!socket)
            return miss(seen, Contact::NotReached, socket.error().sentence);
        // libssh closes the descriptor that it is given.
        const int descriptor = ::dup(socket->descriptor());
        const Session session(ssh_new());
        configure(session.get(), m_door, descriptor);
        if (!greet(session.get(), *socket, seen))
            return;
        seen.banner = QString::fromLatin1(ssh_get_serverbanner(session.get())).left(255);
        seen.hostKey = hostKeyOf(session.get());
        ask(session.get(), *socket, seen);
        ssh_disconnect(session.get());
    }

private:
    static void miss(SshSighting &seen, Contact contact, const QString &why) {
        seen.contact = contact;
        seen.why = why;
    }

    bool greet(ssh_session session, const Socket &socket, SshSighting &seen) const {
        for (;;) {
            const int answer = ssh_connect(session);
            if (answer == SSH_OK)
                return true;
            if (answer != SSH_AGAIN) {
                miss(seen, Contact::NotUnderstood,
                     QStringLiteral("It does not speak SSH to an end: %1.")
                         .arg(QString::fromUtf8(ssh_get_error(session)).left(200)));
                return false;
            }
            if (!goesOn(socket, seen))
                return false;
        }
    }

    void ask(ssh_session session, const Socket &socket, SshSighting &seen) const {
        for (;;) {
            const int answer = ssh_userauth_none(session, nullptr);
            if (answer == SSH_AUTH_SUCCESS) {
                seen.contact = Contact::Answered;
                seen.opensToAnybody = true;
                return;
            }
            if (answer == SSH_AUTH_DENIED || answer == SSH_AUTH_PARTIAL)
                return take(session, seen);
            if (answer != SSH_AUTH_AGAIN)
                return miss(seen, Contact::NotUnderstood,
                            QStringLiteral("It hung up when it was asked: %1.")
                                .arg(QString::fromUtf8(ssh_get_error(session)).left(200)));
            if (!goesOn(socket, seen))
                return;
        }
    }

    static void take(ssh_session session, SshSighting &seen) {
        seen.methods = namesOf(ssh_userauth_list(session, nullptr));
        if (seen.methods.empty())
            return miss(seen, Contact::NotUnderstood,
                        QStringLiteral("It refused without naming a way to sign in."));
        seen.contact = Contact::Answered;
    }

    bool goesOn(const Socket &socket, SshSighting &seen) const {
        const auto waited = socket.wait(Wait::Read, m_deadline, m_stop);
        if (!waited)
            miss(seen, Contact::NotReached, waited.error().sentence);
        return waited.has_value();
    }

    const SshDoor &m_door;
    const std::stop_token &m_stop;
    Deadline m_deadline;
};

} // namespace

SshSighting askSsh(const SshDoor &door, const Clock &clock, const std::stop_token &stop) {
    SshSighting seen;
    seen.instance = door.instance;
    seen.host = door.host;
    seen.port = door.port;
    seen.user = door.user;
    seen.at = clock.now();
    Asking(door, stop).run(seen);
    return seen;
}

} // namespace cloudnx
