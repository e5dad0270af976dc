#include "models/session/otpauth.h"

#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

class OtpAuthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesTheKeyUriFormat() {
        const Totp totp = Totp::parse(QStringLiteral("JBSWY3DPEHPK3PXP")).value();
        const OtpAuth link{totp, QStringLiteral("CloudNx Console"), QStringLiteral("alice@example.org")};
        QCOMPARE(link.toUri().revealText(),
                 QStringLiteral("otpauth://totp/CloudNx%20Console:alice%40example.org?secret=JBSWY3DPEHPK3PXP"
                                "&issuer=CloudNx%20Console"));
    }

    void readsItsOwn() {
        const Totp totp =
            Totp::parse(QStringLiteral("JBSWY3DPEHPK3PXP"), {TotpAlgorithm::Sha512, 8, 60s}).value();
        const OtpAuth link{totp, QStringLiteral("Häuser & Söhne"), QStringLiteral("50%:ü@x")};
        const auto read = OtpAuth::parse(link.toUri());
        QVERIFY2(read, read ? "" : qPrintable(read.error().sentence));
        QCOMPARE(read->issuer, link.issuer);
        QCOMPARE(read->account, link.account);
        QVERIFY(read->totp.key() == totp.key());
        QVERIFY(read->totp.parameters() == totp.parameters());
    }

    void readsOthers() {
        const auto read =
            OtpAuth::parse(Secret("otpauth://totp/Example:alice?secret=jbswy3dpehpk3pxp&algorithm=sha256"));
        QVERIFY(read);
        QCOMPARE(read->issuer, QStringLiteral("Example"));
        QCOMPARE(read->account, QStringLiteral("alice"));
        QCOMPARE(read->totp.parameters().algorithm, TotpAlgorithm::Sha256);
        QCOMPARE(OtpAuth::parse(Secret("otpauth://totp/alice?secret=ME"))->account, QStringLiteral("alice"));
    }

    void refusesJunk_data() {
        QTest::addColumn<QByteArray>("uri");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("web page") << QByteArray("https://example.org/?secret=ME");
        QTest::newRow("counter based") << QByteArray("otpauth://hotp/a?secret=ME&counter=1");
        QTest::newRow("no secret") << QByteArray("otpauth://totp/a?issuer=b");
        QTest::newRow("bad secret") << QByteArray("otpauth://totp/a?secret=0189");
        QTest::newRow("bad digits") << QByteArray("otpauth://totp/a?secret=ME&digits=20");
        QTest::newRow("no period") << QByteArray("otpauth://totp/a?secret=ME&period=0");
        QTest::newRow("bad algorithm") << QByteArray("otpauth://totp/a?secret=ME&algorithm=MD5");
    }

    void refusesJunk() {
        QFETCH(QByteArray, uri);
        const auto read = OtpAuth::parse(Secret(uri.toStdString()));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QVERIFY(!read.error().sentence.isEmpty());
    }
};

QTEST_GUILESS_MAIN(OtpAuthTest)
#include "tst_otpauth.moc"
