#include "models/session/totp.h"

#include <QProcess>
#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

Instant at(qint64 seconds) {
    return Instant{std::chrono::seconds(seconds)};
}

/// RFC 6238, appendix B: the ASCII digits repeated to the length of the hash.
Secret rfcKey(std::size_t size) {
    std::string key;
    while (key.size() < size)
        key += "1234567890";
    return Secret(key.substr(0, size));
}

Totp rfcTotp(TotpAlgorithm algorithm) {
    const std::size_t size = algorithm == TotpAlgorithm::Sha1     ? 20
                             : algorithm == TotpAlgorithm::Sha256 ? 32
                                                                  : 64;
    return Totp(rfcKey(size), {algorithm, 8, 30s});
}

/// What oathtool says; the secret goes in by stdin, as it should.
QString oathtool(const QStringList &options, const QByteArray &base32) {
    QProcess process;
    process.start(QStringLiteral("oathtool"), options + QStringList{QStringLiteral("-")});
    process.write(base32 + '\n');
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        return QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace

class TotpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithRfc6238_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("sha1");
        QTest::addColumn<QString>("sha256");
        QTest::addColumn<QString>("sha512");
        const auto row = [](qint64 seconds, const char *sha1, const char *sha256, const char *sha512) {
            QTest::addRow("%lld", static_cast<long long>(seconds))
                << seconds << QString::fromLatin1(sha1) << QString::fromLatin1(sha256)
                << QString::fromLatin1(sha512);
        };
        row(59, "94287082", "46119246", "90693936");
        row(1111111109, "07081804", "68084774", "25091201");
        row(1111111111, "14050471", "67062674", "99943326");
        row(1234567890, "89005924", "91819424", "93441116");
        row(2000000000, "69279037", "90698825", "38618901");
        row(20000000000, "65353130", "77737706", "47863826");
    }

    void agreesWithRfc6238() {
        QFETCH(qint64, seconds);
        QFETCH(QString, sha1);
        QFETCH(QString, sha256);
        QFETCH(QString, sha512);
        QCOMPARE(rfcTotp(TotpAlgorithm::Sha1).code(at(seconds)).revealText(), sha1);
        QCOMPARE(rfcTotp(TotpAlgorithm::Sha256).code(at(seconds)).revealText(), sha256);
        QCOMPARE(rfcTotp(TotpAlgorithm::Sha512).code(at(seconds)).revealText(), sha512);
    }

    void agreesWithOathtool_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<int>("digits");
        QTest::newRow("sha1") << QStringLiteral("--totp") << int(TotpAlgorithm::Sha1) << 6;
        QTest::newRow("sha256, 8 digits")
            << QStringLiteral("--totp=sha256") << int(TotpAlgorithm::Sha256) << 8;
        QTest::newRow("sha512, 7 digits")
            << QStringLiteral("--totp=sha512") << int(TotpAlgorithm::Sha512) << 7;
    }

    void agreesWithOathtool() {
        QFETCH(QString, option);
        QFETCH(int, algorithm);
        QFETCH(int, digits);
        const QByteArray base32 = "JBSWY3DPEHPK3PXPJBSWY3DP";
        const auto totp = Totp::parse(QString::fromLatin1(base32),
                                      {TotpAlgorithm(algorithm), static_cast<unsigned>(digits), 30s});
        QVERIFY(totp);
        const QStringList options{option,
                                  QStringLiteral("-b"),
                                  QStringLiteral("-d"),
                                  QString::number(digits),
                                  QStringLiteral("--now"),
                                  QStringLiteral("2026-05-03 12:00:17 UTC")};
        QCOMPARE(totp->code(at(1777809617)).revealText(), oathtool(options, base32));
    }

    void readsSecretsAsTheyAreTyped() {
        const Secret plain = parseBase32(QStringLiteral("JBSWY3DPEHPK3PXP")).value();
        QVERIFY(plain.reveal() == std::string_view("Hello!\xde\xad\xbe\xef"));
        QVERIFY(parseBase32(QStringLiteral("jbsw y3dp ehpk 3pxp")).value() == plain);
        QVERIFY(parseBase32(QStringLiteral(" JBSW-Y3DP-EHPK-3PXP\n")).value() == plain);
        QVERIFY(parseBase32(QStringLiteral("ME======")).value() == Secret("a"));
        QVERIFY(parseBase32(QStringLiteral("me")).value() == Secret("a"));
        QCOMPARE(toBase32Groups(plain).revealText(), QStringLiteral("JBSW Y3DP EHPK 3PXP"));
        QCOMPARE(toBase32Groups(Secret("a")).revealText(), QStringLiteral("ME"));
    }

    void refusesWhatIsNoSecret_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QString() << QStringLiteral("incomplete");
        QTest::newRow("spaces") << QStringLiteral("   ") << QStringLiteral("incomplete");
        QTest::newRow("digit 1") << QStringLiteral("JBSWY3D1") << QStringLiteral("\"1\"");
        QTest::newRow("umlaut") << QStringLiteral("JBSWY3Dü") << QStringLiteral("\"ü\"");
        QTest::newRow("cut off") << QStringLiteral("JBSWY3DPE") << QStringLiteral("incomplete");
        QTest::newRow("after padding") << QStringLiteral("ME==A") << QStringLiteral("\"A\"");
    }

    void refusesWhatIsNoSecret() {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto parsed = parseBase32(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Invalid);
        QVERIFY2(parsed.error().sentence.contains(part), qPrintable(parsed.error().sentence));
    }

    void countsStepsAndSeconds() {
        const Totp totp = rfcTotp(TotpAlgorithm::Sha1);
        QCOMPARE(totp.step(at(59)), 1);
        QCOMPARE(totp.step(at(60)), 2);
        QVERIFY(totp.left(at(59)) == 1s);
        QVERIFY(totp.left(at(60)) == 30s);
        QVERIFY(totp.left(Instant(60s + 999ms)) == 30s);
        QCOMPARE(totpStep(at(59)), 1);
        QVERIFY(totpLeft(at(46)) == 14s);
    }

    void verifiesInsideTheWindowOnly() {
        const Totp totp = rfcTotp(TotpAlgorithm::Sha1);
        const Instant now = at(1234567890);
        const auto step = totp.step(now);
        QCOMPARE(totp.verify(totp.code(now), now), std::optional(step));
        QCOMPARE(totp.verify(totp.code(now - 30s), now), std::optional(step - 1));
        QCOMPARE(totp.verify(totp.code(now + 30s), now), std::optional(step + 1));
        QVERIFY(!totp.verify(totp.code(now - 60s), now));
        QVERIFY(!totp.verify(totp.code(now - 30s), now, 0));
        QVERIFY(!totp.verify(Secret("89005924 "), now));
        QVERIFY(!totp.verify(Secret(), now));
        QVERIFY(!totp.verify(Secret(), at(0)));
    }

    void namesAWrongClockAtEnrolment() {
        const Totp totp = rfcTotp(TotpAlgorithm::Sha1);
        const Instant now = at(1234567890);
        QVERIFY(totp.searchOffset(totp.code(now - 90s), now) == -90s);
        QVERIFY(totp.searchOffset(totp.code(now + 300s), now) == 300s);
        QVERIFY(!totp.searchOffset(totp.code(now + 330s), now));
        QCOMPARE(phoneClockSentence(-90s),
                 QStringLiteral("Your phone is 90 s behind. Set its clock to automatic, "
                                "then take the next code."));
        QVERIFY(phoneClockSentence(300s).startsWith(QStringLiteral("Your phone is 300 s ahead.")));
        QVERIFY(phoneClockSentence(30s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TotpTest)
#include "tst_totp.moc"
