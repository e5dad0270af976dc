#include "models/compute/userdata.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace cloudnx;

namespace {

QString picture(const UserData &data) {
    QStringList lines;
    for (const SecretSighting &sighting : data.sightings)
        lines += QStringLiteral("%1 %2 %3").arg(sighting.line).arg(sighting.what, sighting.masked);
    return lines.join(u'\n');
}

UserData of(const QByteArray &raw) {
    return UserData::of({raw.constData(), static_cast<std::size_t>(raw.size())});
}

} // namespace

class UserDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sees_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const char *line, const char *secret, const char *what) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(secret) << QString::fromLatin1(what);
        };
        row("access key id", "aws_access_key_id = AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE",
            "access key id");
        row("secret access key", "  secret_access_key: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "secret access key");
        row("as the environment", "export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "secret access key");
        row("GitHub token", "git clone https://ghp_abcdefghijklmnopqrstuvwxyz0123@github.com/x",
            "ghp_abcdefghijklmnopqrstuvwxyz0123", "token");
        row("password in a URL", "DATABASE_URL=postgres://app:hunter2hunter2@db:5432/app", "hunter2hunter2",
            "password in a URL");
        row("password", "mysql_password: correct-horse-battery", "correct-horse-battery", "password");
        row("quoted", "password = \"tr0ub4dor&3\"", "tr0ub4dor&3", "password");
        row("api key", "API_KEY=0123456789abcdef", "0123456789abcdef", "password");
    }

    void sees() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, secret);
        QFETCH(QString, what);
        const UserData data = of("#cloud-config\n" + line + "\nruncmd: []\n");
        QCOMPARE(int(data.sightings.size()), 1);
        QCOMPARE(data.sightings.front().what, what);
        QCOMPARE(data.sightings.front().line, 2);
        const QByteArray kept = QJsonDocument(toJson(data).toObject()).toJson();
        QVERIFY2(!kept.contains(secret), kept.constData());
    }

    // Whatever the secret is, no more than eight of its characters and never half of it are kept.
    void neverLeaks() {
        for (int length = 6; length < 80; ++length) {
            QByteArray secret;
            for (int at = 0; at < length; ++at)
                secret += static_cast<char>('a' + (at * 7 + length) % 26);
            const UserData data = of("password=" + secret);
            QCOMPARE(int(data.sightings.size()), 1);
            const QByteArray kept = data.sightings.front().masked.toUtf8();
            for (int from = 0; from + 5 <= length; ++from)
                QVERIFY2(!kept.contains(secret.mid(from, 5)), kept.constData());
            if (length < 16)
                QCOMPARE(kept, QByteArray::number(length) + " characters");
        }
    }

    void tellsWhatIsNoSecret_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("a reference") << QByteArray("password: $DB_PASSWORD");
        QTest::newRow("a template") << QByteArray("password: {{ vault.password }}");
        QTest::newRow("fetched at start") << QByteArray("PASSWORD=$(cloudnx kms decrypt < db-pw.enc)");
        QTest::newRow("empty") << QByteArray("password:");
        QTest::newRow("a URL without one") << QByteArray("https://cloudnx.in/docs");
        QTest::newRow("words") << QByteArray("# never put a password here");
    }

    void tellsWhatIsNoSecret() {
        QFETCH(QByteArray, line);
        QVERIFY2(of(line).sightings.empty(), qPrintable(picture(of(line))));
    }

    void privateKeysAreNamedNotShown() {
        const UserData data = of("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n");
        QCOMPARE(picture(data), QStringLiteral("1 private key -----BEGIN OPENSSH PRIVATE KEY-----"));
    }

    void severalInOneLine() {
        const UserData data = of("AKIAIOSFODNN7EXAMPLE AKIAIOSFODNN7EXAMPL2");
        QCOMPARE(picture(data),
                 QStringLiteral("1 access key id AKIA\u2026MPLE\n1 access key id AKIA\u2026MPL2"));
    }

    void sizeAndHash() {
        const QByteArray raw("#cloud-config\n\0\xff", 16);
        const UserData data = of(raw);
        QCOMPARE(data.size, 16);
        QCOMPARE(data.sha256,
                 QString::fromLatin1(QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(of({}).size, 0);
        QCOMPARE(of({}).sha256, QString());
    }

    void bigAndBinaryIsNoTrouble() {
        QByteArray raw(1 << 20, 'x');
        for (int at = 0; at < raw.size(); at += 3)
            raw[at] = static_cast<char>(at * 31);
        QCOMPARE(of(raw).size, qint64(raw.size()));
    }
};

QTEST_GUILESS_MAIN(UserDataTest)
#include "tst_userdata.moc"
