#pragma once

#include "app/sandbox/auth/crypto.h"
#include "app/sandbox/store/database.h"

#include <QJsonObject>
#include <QStringList>

namespace cloudnx::sandbox {

/// Puts things into the database directly, as if they had been made through the API at the given times.
class Planter {
public:
    Planter(Database &database, const Sealer &sealer, qint64 now)
        : m_database(database), m_sealer(sealer), m_now(now) {}

    static constexpr qint64 day = 24LL * 3600 * 1000;

    [[nodiscard]] qint64 now() const { return m_now; }

    [[nodiscard]] qint64 daysAgo(qint64 days) const { return m_now - days * day; }

    [[nodiscard]] Database &database() { return m_database; }

    /// The uid of the account's root.
    QString account(const QString &id, const QString &name, const QString &email, const QString &password,
                    qint64 at);
    void twoFactor(const QString &uid, const QString &secret, qint64 at);
    QString user(const QString &account, const QString &username, qint64 at);
    void attach(const QString &account, const QString &kind, const QString &target, const QString &policy,
                qint64 at);

    struct AccessKey {
        QString id;
        QString keyId;
        QString secret;
    };

    AccessKey accessKey(const QString &account, const QString &uid, qint64 at, qint64 lastUsed);

    struct Machine {
        QString account;
        QString name;
        int sshPort;
        QString privateIp;
        QString publicIp;
        QString userData = {};
        QString status = "running";
        qint64 at = 0;
    };

    /// With an encrypted volume and the implicit rule for its SSH port; the instance's id.
    QString instance(const Machine &machine);
    QString rule(const QString &instance, int port, const QString &cidr, const QString &description,
                 qint64 at);
    void bucket(const QString &account, const QString &name, bool isPublic, qint64 at);
    QString kmsKey(const QString &account, const QString &name, qint64 at);
    void money(const QString &account, qint64 at);

    struct Event {
        QString account, actor, actorType, method, path, action, resource;
        int status = 200;
        QString ip = "203.0.113.24", userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0";
        qint64 at = 0;
        QJsonObject details = {};
    };

    /// The event's id.
    QString event(const Event &event);

private:
    Database &m_database;
    const Sealer &m_sealer;
    qint64 m_now;
};

} // namespace cloudnx::sandbox
