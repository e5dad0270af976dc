#include "models/net/restclient.h"

#include "tests/support/certificates.h"
#include "tests/support/faultserver.h"
#include "tests/support/offmainthread.h"

#include <QRegularExpression>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

/// What a client that trusts the server's authority says.
Error refusal(const FaultServer &server, const QByteArray &trusted, const QUrl &url) {
    RestClient client({.certificateAuthorities = trusted});
    const auto response = offMainThread([&] { return client.send({.url = url}, {}); });
    return response ? Error{.sentence = QStringLiteral("accepted, seen %1").arg(server.seen().size())}
                    : response.error();
}

} // namespace

class TlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesTheReason_data() {
        QTest::addColumn<FaultCertificate>("certificate");
        QTest::addColumn<FaultProtocol>("protocol");
        QTest::addColumn<QString>("reason");
        QTest::newRow("wrong name") << FaultCertificate::WrongName << FaultProtocol::Modern
                                    << "the certificate is for other\\.example, not for localhost\\.";
        QTest::newRow("expired")
            << FaultCertificate::Expired << FaultProtocol::Modern
            << "the certificate expired on 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\.";
        QTest::newRow("too early") << FaultCertificate::NotYetValid << FaultProtocol::Modern
                                   << "the certificate is not valid before 20\\d\\d-.* UTC\\.";
        QTest::newRow("untrusted") << FaultCertificate::Untrusted << FaultProtocol::Modern
                                   << "issued by \"Somebody Else\", which this profile does not trust\\.";
        QTest::newRow("TLS 1.1") << FaultCertificate::Right << FaultProtocol::OnlyTls11
                                 << "no TLS newer than 1\\.1";
    }

    void namesTheReason() {
        QFETCH(FaultCertificate, certificate);
        QFETCH(FaultProtocol, protocol);
        QFETCH(QString, reason);
        FaultServer server(certificate, protocol);
        server.answer({});
        const Error error = refusal(server, server.authority(), server.url());
        QCOMPARE(error.kind, ErrorKind::Tls);
        QVERIFY2(QRegularExpression(reason).match(error.sentence).hasMatch(), qPrintable(error.sentence));
        QVERIFY(!error.maySucceedOnServer);
        QCOMPARE(server.seen().size(), 0U);
    }

    void trustsTheNamedAuthorityOnly() {
        FaultServer server;
        server.answer({});
        QVERIFY(refusal(server, server.authority(), server.url())
                    .sentence.startsWith(QStringLiteral("accepted")));
        const Error bySystem = refusal(server, {}, server.url());
        QCOMPARE(bySystem.kind, ErrorKind::Tls);
        const Error byOther = refusal(server, Authority("Third Party").certificate(), server.url());
        QCOMPARE(byOther.kind, ErrorKind::Tls);
    }

    void acceptsAnAddressTheCertificateNames() {
        FaultServer server;
        server.answer({});
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(server.port()));
        QVERIFY(refusal(server, server.authority(), url).sentence.startsWith(QStringLiteral("accepted")));
    }

    void trustsNobodyWhenTheAuthorityIsNotReadable() {
        FaultServer server;
        server.answer({});
        QCOMPARE(refusal(server, "no certificate at all", server.url()).kind, ErrorKind::Tls);
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
