#include "models/probe/tls.h"
#include "tests/probe/server.h"

#include <QTemporaryDir>

#include <future>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

/// Looks at real `openssl s_server`s of its own; the certificates are made by the same program.
class TlsProbeTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    QByteArray openssl(const QString &line) const {
        return test::run(QStringLiteral("openssl"), line.split(u' ', Qt::SkipEmptyParts));
    }

    /// A certificate @p name, signed by @p issuer (by itself when empty).
    void issue(const QString &name, const QString &issuer, const QByteArray &extensions,
               const QString &times = QStringLiteral("-days 90")) const {
        test::write(file(name + QStringLiteral(".ext")), extensions);
        openssl(QStringLiteral("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out %1")
                    .arg(file(name + ".key")));
        openssl(QStringLiteral("req -new -key %1 -subj /CN=%2 -out %3")
                    .arg(file(name + ".key"), name, file(name + ".csr")));
        const QString signer = issuer.isEmpty() ? QStringLiteral("-signkey %1").arg(file(name + ".key"))
                                                : QStringLiteral("-CA %1 -CAkey %2 -CAcreateserial")
                                                      .arg(file(issuer + ".pem"), file(issuer + ".key"));
        openssl(QStringLiteral("x509 -req -in %1 %2 -extfile %3 -out %4 %5")
                    .arg(file(name + ".csr"), signer, file(name + ".ext"), file(name + ".pem"), times));
    }

    [[nodiscard]] QByteArray root() const {
        QFile pem(file(QStringLiteral("root.pem")));
        (void)pem.open(QIODevice::ReadOnly);
        return pem.readAll();
    }

    bool start(ServerProcess &server, int port, const QString &leaf, const QString &more = {}) const {
        const QString line = QStringLiteral("s_server -accept 127.0.0.1:%1 -cert %2 -key %3 -quiet -www %4")
                                 .arg(port)
                                 .arg(file(leaf + ".pem"), file(leaf + ".key"), more);
        QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        for (QString &word : words)
            if (word == QLatin1String("ANY"))
                word = QStringLiteral("ALL:@SECLEVEL=0");
        return server.start(QStringLiteral("openssl"), words, port);
    }

    [[nodiscard]] TlsSighting look(int port, const QString &host = QStringLiteral("localhost"),
                                   const Clock &clock = SystemClock()) const {
        return askTls({.host = host, .port = port, .authorities = root(), .patience = 10s}, clock, {});
    }

    static QString versions(const TlsSighting &seen) {
        return QStringList(seen.versions.begin(), seen.versions.end()).join(QStringLiteral(", "));
    }

private Q_SLOTS:

    void initTestCase() {
        const QByteArray authority =
            "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
        issue(QStringLiteral("root"), {}, authority);
        issue(QStringLiteral("middle"), QStringLiteral("root"), authority);
        const QByteArray local = "subjectAltName=DNS:localhost,IP:127.0.0.1\n";
        issue(QStringLiteral("good"), QStringLiteral("root"), local);
        issue(QStringLiteral("soon"), QStringLiteral("root"), local, QStringLiteral("-days 5"));
        issue(QStringLiteral("alone"), {}, local);
        issue(QStringLiteral("other"), QStringLiteral("root"), "subjectAltName=DNS:www.example.in\n");
        issue(QStringLiteral("deep"), QStringLiteral("middle"), local);
    }

    void judgesTheCertificate_data() {
        QTest::addColumn<QString>("leaf");
        QTest::addColumn<QString>("more");
        QTest::addColumn<TlsChain>("chain");
        QTest::addColumn<bool>("name");
        QTest::newRow("good") << "good" << "" << TlsChain::Good << true;
        QTest::newRow("self-signed") << "alone" << "" << TlsChain::SelfSigned << true;
        QTest::newRow("wrong name") << "other" << "" << TlsChain::Good << false;
        QTest::newRow("incomplete chain") << "deep" << "" << TlsChain::Incomplete << true;
        QTest::newRow("the same with its middle")
            << "deep" << QStringLiteral("-cert_chain %1").arg(file(QStringLiteral("middle.pem")))
            << TlsChain::Good << true;
    }

    void judgesTheCertificate() {
        QFETCH(QString, leaf);
        QFETCH(QString, more);
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, leaf, more), server.output().constData());
        const TlsSighting seen = look(port);
        QCOMPARE(wordOf(seen.contact), wordOf(Contact::Answered));
        QFETCH(TlsChain, chain);
        QCOMPARE(wordOf(seen.chain) + seen.chainWhy,
                 wordOf(chain) + (chain == TlsChain::Good ? QString() : seen.chainWhy));
        QTEST(seen.nameFits, "name");
        QCOMPARE(seen.address, QStringLiteral("127.0.0.1"));
        QCOMPARE(versions(seen), QStringLiteral("TLS 1.2, TLS 1.3"));
        QVERIFY(seen.unknown.empty());
    }

    void countsTheDays() {
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, QStringLiteral("soon")), server.output().constData());
        const TlsSighting seen = look(port);
        QCOMPARE(seen.chain, TlsChain::Good);
        QVERIFY(daysBetween(seen.at, *seen.notAfter) == 4 || daysBetween(seen.at, *seen.notAfter) == 5);
        QVERIFY(seen.issuer.contains(QStringLiteral("root")));
        QCOMPARE(QStringList(seen.names.begin(), seen.names.end()).join(u' '),
                 QStringLiteral("localhost 127.0.0.1"));
    }

    void findsWhatIsExpiredAndWhatIsTooEarly() {
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, QStringLiteral("soon")), server.output().constData());
        const FixedClock later(SystemClock().now() + 20 * 24h);
        QCOMPARE(wordOf(look(port, QStringLiteral("localhost"), later).chain), wordOf(TlsChain::Expired));
        const FixedClock earlier(SystemClock().now() - 20 * 24h);
        QCOMPARE(wordOf(look(port, QStringLiteral("localhost"), earlier).chain),
                 wordOf(TlsChain::NotYetValid));
    }

    void findsOldVersions_data() {
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("versions");
        QTest::newRow("1.1 only") << "-tls1_1 -cipher ANY" << "TLS 1.1";
        QTest::newRow("1.0 only") << "-tls1 -cipher ANY" << "TLS 1.0";
        QTest::newRow("1.0 to 1.3") << "-cipher ANY -min_protocol TLSv1"
                                    << "TLS 1.0, TLS 1.1, TLS 1.2, TLS 1.3";
        QTest::newRow("1.3 only") << "-tls1_3" << "TLS 1.3";
    }

    void findsOldVersions() {
        QFETCH(QString, more);
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, QStringLiteral("good"), more), server.output().constData());
        const TlsSighting seen = look(port);
        QTEST(versions(seen), "versions");
        QCOMPARE(wordOf(seen.chain), wordOf(TlsChain::Good));
        QVERIFY(seen.unknown.empty());
    }

    void goesByAddressToo() {
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, QStringLiteral("good")), server.output().constData());
        QVERIFY(look(port, QStringLiteral("127.0.0.1")).nameFits);
    }

    void sendsNothingButTheGreeting() {
        MuteServer listener({}, MuteServer::Then::Silence);
        auto asked = std::async(std::launch::async, [&] {
            return askTls({.host = QStringLiteral("127.0.0.1"), .port = listener.port(), .patience = 500ms},
                          SystemClock(), {});
        });
        QVERIFY(QTest::qWaitFor([&] { return asked.wait_for(0s) == std::future_status::ready; }, 20'000));
        const TlsSighting seen = asked.get();
        QCOMPARE(wordOf(seen.contact), wordOf(Contact::NotReached));
        QVERIFY(seen.versions.empty());
        QTRY_VERIFY(!listener.heard().isEmpty());
        // One record of the kind handshake (22) that holds a ClientHello (1), and nothing behind it.
        const QByteArray &heard = listener.heard();
        const auto byte = [&](qsizetype at) { return static_cast<unsigned char>(heard.at(at)); };
        QCOMPARE(int(byte(0)), 22);
        QCOMPARE(int(byte(5)), 1);
        QCOMPARE(heard.size(), qsizetype(5 + byte(3) * 256 + byte(4)));
    }

    void aServerThatIsNoTlsIsNotUnderstood() {
        MuteServer plain("HTTP/1.1 400 Bad Request\r\n\r\n", MuteServer::Then::HangUp);
        auto asked = std::async(std::launch::async, [&] {
            return askTls({.host = QStringLiteral("127.0.0.1"), .port = plain.port(), .patience = 5s},
                          SystemClock(), {});
        });
        QVERIFY(QTest::qWaitFor([&] { return asked.wait_for(0s) == std::future_status::ready; }, 30'000));
        const TlsSighting seen = asked.get();
        QCOMPARE(wordOf(seen.contact), wordOf(Contact::NotUnderstood));
        QVERIFY(seen.versions.empty());
        QCOMPARE(seen.chain, TlsChain::NotSeen);
        QCOMPARE(seen.unknown.size(), std::size_t(4));
    }

    void readsEndpoints_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("host") << "www.example.in" << "www.example.in:443";
        QTest::newRow("port") << " www.example.in:8443 " << "www.example.in:8443";
        QTest::newRow("address") << "127.0.0.1:9" << "127.0.0.1:9";
        QTest::newRow("bare IPv6") << "2001:db8::1" << "[2001:db8::1]:443";
        QTest::newRow("IPv6") << "[2001:db8::1]:8443" << "[2001:db8::1]:8443";
        for (const char *bad : {"", ":443", "a:0", "a:65536", "a:x", "https://a", "user@a", "a b"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }

    void readsEndpoints() {
        QFETCH(QString, text);
        const auto door = parseEndpoint(text);
        const QString written = door ? endpointText(door->host, door->port) : QString();
        QTEST(written, "endpoint");
        if (door) // what is kept is read again
            QCOMPARE(parseEndpoint(written)->host, door->host);
    }
};

QTEST_GUILESS_MAIN(TlsProbeTest)
#include "tst_tlsprobe.moc"
