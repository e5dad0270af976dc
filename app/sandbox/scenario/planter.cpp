#include "app/sandbox/scenario/planter.h"

#include "app/sandbox/auth/passwords.h"
#include "app/sandbox/server/call.h"
#include "app/sandbox/store/secondfactor.h"

#include <QJsonDocument>

namespace cloudnx::sandbox {

namespace {

constexpr auto exampleKey =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN7hTkZpVoUM1FfaDamUfkYCH7RwfOIoIPXVEi+7UeDR owner@laptop";
constexpr auto exampleFingerprint = "SHA256:e2w/3F09uYliRDEwXwKmz6NYcvM9c+Uqq/Sh27H5yZo";

} // namespace

QString Planter::account(const QString &id, const QString &name, const QString &email,
                         const QString &password, qint64 at) {
    const QString uid = randomId("usr_");
    const QString hash = hashPassword(password);
    m_database.run("INSERT INTO accounts (id, name, created_at, balance) VALUES (?,?,?,500)", id, name, at);
    m_database.run("INSERT INTO people (uid, account, kind, email, password_hash, password_at, created_at, "
                   "email_verified) "
                   "VALUES (?,?,'root',?,?,?,?,1)",
                   uid, id, email, hash, at, at);
    m_database.run("INSERT INTO password_history VALUES (?,?,?)", uid, hash, at);
    m_database.run("INSERT INTO team_members VALUES (?,?,?,'owner',0,?)", randomId("mem_"), id, email, at);
    return uid;
}

void Planter::twoFactor(const QString &uid, const QString &secret, qint64 at) {
    plantTwoFactor(m_database, m_sealer, uid, secret, at);
}

QString Planter::user(const QString &account, const QString &username, qint64 at) {
    const QString uid = randomId("usr_");
    m_database.run("INSERT INTO people (uid, account, kind, username, created_at) VALUES (?,?,'iam',?,?)",
                   uid, account, username, at);
    return uid;
}

void Planter::attach(const QString &account, const QString &kind, const QString &target,
                     const QString &policy, qint64 at) {
    m_database.run("INSERT INTO attachments VALUES (?,?,?,?,?)", account, kind, target, policy, at);
}

Planter::AccessKey Planter::accessKey(const QString &account, const QString &uid, qint64 at,
                                      qint64 lastUsed) {
    AccessKey key{
        .id = randomId("ak_"), .keyId = "AKIA" + randomBase32(16), .secret = randomToken("").left(40)};
    m_database.run("INSERT INTO access_keys VALUES (?,?,?,?,?,'active',?,?)", key.id, uid, account, key.keyId,
                   m_sealer.seal(key.secret.toUtf8(), "access key"), at, lastUsed);
    return key;
}

QString Planter::instance(const Machine &machine) {
    const QString id = randomId("ins_");
    const std::optional<QString> userData =
        machine.userData.isEmpty() ? std::nullopt : std::optional(machine.userData);
    m_database.run(
        "INSERT INTO instances VALUES (?,?,?,?,'small',?,'debian-12',?,?,?,'owner@laptop',?,?,?,?)", id,
        machine.account, machine.name, machine.status, QLatin1String(region), machine.privateIp,
        machine.publicIp, machine.sshPort, QLatin1String(exampleFingerprint), QLatin1String(exampleKey),
        userData, machine.at);
    m_database.run("INSERT INTO volumes VALUES (?,?,?,40,1,?,?,?)", randomId("vol_"), machine.account,
                   machine.name + "-root", id, QLatin1String(region), machine.at);
    m_database.run(
        "INSERT INTO firewall_rules VALUES (?,?,'tcp',22,22,'0.0.0.0/0','SSH, made with the instance',1,?)",
        randomId("fw_"), id, machine.at);
    return id;
}

QString Planter::rule(const QString &instance, int port, const QString &cidr, const QString &description,
                      qint64 at) {
    const QString id = randomId("fw_");
    m_database.run("INSERT INTO firewall_rules VALUES (?,?,'tcp',?,?,?,?,0,?)", id, instance, port, port,
                   cidr, description, at);
    return id;
}

void Planter::bucket(const QString &account, const QString &name, bool isPublic, qint64 at) {
    m_database.run("INSERT INTO buckets VALUES (?,?,?,?,?)", account, name, QLatin1String(region), isPublic,
                   at);
    m_database.run("INSERT INTO objects VALUES (?,?,'index.html',5120,'text/html',?,?)", account, name,
                   QString::fromLatin1(sha256(name.toUtf8()).toHex().left(32)), at);
}

QString Planter::kmsKey(const QString &account, const QString &name, qint64 at) {
    const QString id = randomId("key_");
    m_database.run("INSERT INTO kms_keys VALUES (?,?,?,'','enabled',1,NULL,?,NULL,NULL)", id, account, name,
                   at);
    m_database.run("INSERT INTO kms_versions VALUES (?,1,?,?)", id, m_sealer.seal(randomBytes(32), "kms key"),
                   at);
    return id;
}

void Planter::money(const QString &account, qint64 at) {
    m_database.run("INSERT INTO transactions VALUES (?,?,'credit',500,'Sign-up credit',?)", randomId("txn_"),
                   account, at);
    for (int month = 1; month <= 3; ++month) {
        const qint64 issued = m_now - month * (30 * day);
        if (issued < at)
            break;
        const QString period = timeText(issued).left(7);
        m_database.run("INSERT INTO transactions VALUES (?,?,'debit',?,?,?)", randomId("txn_"), account,
                       41.3 * month, "Usage " + period, issued);
        m_database.run("INSERT INTO invoices VALUES (?,?,?,?,?,?,'paid',NULL,?)", randomId("inv_"), account,
                       QString("CNX-%1-%2").arg(account).arg(month), period, 35.0 * month, 6.3 * month,
                       issued);
    }
}

QString Planter::event(const Event &event) {
    std::optional<QString> details;
    if (!event.details.isEmpty())
        details = QString::fromUtf8(QJsonDocument(event.details).toJson(QJsonDocument::Compact));
    m_database.run("INSERT INTO audit (account, at, actor, actor_type, service, method, path, action, "
                   "resource, status, ip, "
                   "user_agent, request_id, duration_ms, details) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                   event.account, event.at, event.actor, event.actorType, event.path.section('/', 1, 1),
                   event.method, event.path, event.action, event.resource, event.status, event.ip,
                   event.userAgent, randomId("req_"), static_cast<int>(4 + event.at % 37), details);
    return QString("ev_%1").arg(m_database.lastRow(), 12, 10, QLatin1Char('0'));
}

} // namespace cloudnx::sandbox
