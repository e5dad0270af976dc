#include "models/providers/cloudnx/cloud.h"
#include "models/providers/cloudnx/signin.h"
#include "tests/cloud/contract.h"
#include "tests/support/desks.h"
#include "tests/support/offmainthread.h"
#include "tests/support/sandboxserver.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &given = {}) {
    QProcess process;
    process.start(program, arguments);
    process.write(given);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

/// The sandbox in a process of its own; "elsewhere" is its database, written to by Python.
class SandboxUnderTest final : public CloudUnderTest {
public:
    SandboxUnderTest() { openAccount(); }

    SignIn &door() override { return m_door; }

    Credentials password() override { return RootCredentials{m_server.email(), m_server.password()}; }

    // A code is good once, so the server's clock goes to the next one instead of us waiting for it.
    Secret code() override {
        moveClock(m_offset + 30);
        return codeAt(m_offset);
    }

    PendingSignIn aged(const PendingSignIn &fresh) override {
        moveClock(m_offset + 360); // a pending sign-in lives for five minutes, a session for fifteen
        PendingSignIn old = fresh;
        old.expires = SystemClock().now() + std::chrono::hours(24);
        return old;
    }

    Cloud &cloud() override { return *m_owner; }

    Cloud &guest() override { return *m_guest; }

    QString group() const override { return QStringLiteral("web-01"); }

    QString instance() const override { return QStringLiteral("web-01"); }

    int rulesElsewhere(const QString &) override {
        return sql("print(c.execute('SELECT count(*) FROM firewall_rules WHERE instance=?', "
                   "[i]).fetchone()[0])")
            .toInt();
    }

    QString crowdElsewhere() override {
        addRulesElsewhere(20'000, 1'500);
        return group();
    }

    void dissolveCrowd() override { removeRulesElsewhere(20'000, 1'500); }

    bool isRunningElsewhere() override {
        return sql("print(c.execute('SELECT status FROM instances WHERE id=?', [i]).fetchone()[0])") ==
               "running";
    }

    void addRulesElsewhere(int first, int count) override {
        sql(QByteArrayLiteral("for p in range(%1, %1 + %2): c.execute('INSERT INTO firewall_rules VALUES "
                              "(?,?,?,?,?,?,?,0,?)', "
                              "['fw_%08d' % p, i, 'tcp', p, p, '192.0.2.0/24', '', 1700000000])")
                .replace("%1", QByteArray::number(first))
                .replace("%2", QByteArray::number(count)));
    }

    void removeRulesElsewhere(int first, int count) override {
        sql(QByteArrayLiteral("c.execute('DELETE FROM firewall_rules WHERE instance=? AND port_from>=? AND "
                              "port_from<?', [i, %1, %1 + %2])")
                .replace("%1", QByteArray::number(first))
                .replace("%2", QByteArray::number(count)));
    }

    void useUpQuota() override { addRulesElsewhere(20'000, quota - rulesElsewhere(group())); }

    void giveQuotaBack() override { removeRulesElsewhere(20'000, quota); }

private:
    static constexpr int quota = 2'000; ///< rules that an instance of the sandbox may have

    void openAccount() {
        if (!m_server.isRunning())
            qFatal("%s", m_server.trouble().constData());
        m_ownerTokens = std::make_unique<TokenLine>(signedIn(password(), true));
        m_owner = std::make_unique<CloudNxCloud>(m_client, Endpoints{m_server.url()}, *m_ownerTokens);
        ScriptedDesk desk;
        desk.answers[SecretKind::NewUserPassword] = [] { return QStringLiteral("Guest-Passw0rd-77"); };
        const QString name = QStringLiteral("guest");
        for (const IamChange &one : std::vector<IamChange>{
                 CreateUser{name},
                 AttachPolicy{PolicyHolder::User, name, QStringLiteral("CloudNxReadOnlyAccess")},
                 SetConsolePassword{name}})
            if (const auto done = offMainThread([&] { return m_owner->iam().apply(one, desk, {}); }); !done)
                qFatal("%s", qPrintable(done.error().sentence));
        m_guestTokens = std::make_unique<TokenLine>(
            signedIn(IamCredentials{m_server.accountId(), name, Secret("Guest-Passw0rd-77")}, false));
        m_guest = std::make_unique<CloudNxCloud>(m_client, Endpoints{m_server.url()}, *m_guestTokens);
    }

    Secret signedIn(const Credentials &credentials, bool withCode) {
        const auto begun = offMainThread([&] { return m_door.begin(credentials, {}); });
        if (!begun)
            qFatal("%s", qPrintable(begun.error().sentence));
        if (!withCode)
            return std::get<TokenPair>(*begun).access;
        const Secret now = code();
        return offMainThread([&] { return m_door.verify(std::get<PendingSignIn>(*begun), now, {}); })
            .value()
            .access;
    }

    void moveClock(int offset) {
        m_offset = offset;
        outputOf(QStringLiteral("curl"),
                 {QStringLiteral("-sf"), QStringLiteral("--cacert"), m_server.text("ca"),
                  QStringLiteral("-H"), QStringLiteral("Content-Type: application/json"),
                  QStringLiteral("-d"), QStringLiteral("@-"),
                  m_server.url().toString() + QStringLiteral("/sandbox/clock")},
                 QByteArrayLiteral("{\"offset\":") + QByteArray::number(offset) + '}');
    }

    Secret codeAt(int offset) const {
        const QString at = QStringLiteral("@%1").arg(QDateTime::currentSecsSinceEpoch() + offset);
        return Secret(outputOf(QStringLiteral("oathtool"),
                               {QStringLiteral("--totp"), QStringLiteral("-b"), QStringLiteral("--now"), at,
                                QStringLiteral("-")},
                               m_server.totpSecret().toLatin1())
                          .toStdString());
    }

    /// Runs @p statement with the connection c and the instance's id i.
    QByteArray sql(const QByteArray &statement) {
        const QByteArray script = "import glob, sqlite3, sys\n"
                                  "c = sqlite3.connect(glob.glob(sys.argv[1] + '/*.db')[0], timeout=30)\n"
                                  "c.execute('PRAGMA foreign_keys=ON')\n"
                                  "i = c.execute('SELECT id FROM instances WHERE name=? AND account=?', "
                                  "sys.argv[2:]).fetchone()[0]\n" +
                                  statement + "\nc.commit()\n";
        return outputOf(QStringLiteral("/usr/bin/python3"),
                        {QStringLiteral("-"), m_server.folder(), instance(), m_server.accountId()}, script);
    }

    SandboxServer m_server{{QStringLiteral("--scenario"), QStringLiteral("messy"), QStringLiteral("--totp"),
                            QStringLiteral("on"), QStringLiteral("--faults")}};
    int m_offset = 0;
    SystemClock m_clock;
    RestClient m_client{RestOptions{.certificateAuthorities = m_server.authority()}};
    CloudNxSignIn m_door{m_client, Endpoints{m_server.url()}, m_clock};
    std::unique_ptr<TokenLine> m_ownerTokens;
    std::unique_ptr<TokenLine> m_guestTokens;
    std::unique_ptr<CloudNxCloud> m_owner;
    std::unique_ptr<CloudNxCloud> m_guest;
};

} // namespace

int main(int count, char **arguments) {
    QCoreApplication application(count, arguments);
    CloudContract contract([] { return std::make_unique<SandboxUnderTest>(); });
    return QTest::qExec(&contract, count, arguments);
}
