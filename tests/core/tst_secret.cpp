#include "models/core/secret.h"

#include <QTest>

#include <type_traits>

using namespace cloudnx;

static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<QString, Secret>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void takingWipesTheSource() {
        QString typed = QStringLiteral("correct horse");
        const Secret secret = Secret::taken(typed);
        QVERIFY(typed.isEmpty());
        QCOMPARE(secret.revealText(), QStringLiteral("correct horse"));
    }

    void wipingClearsTheBytes() {
        Secret secret("hunter2");
        const char *bytes = secret.reveal().data();
        secret.wipe();
        QVERIFY(secret.isEmpty());
        QCOMPARE(bytes[0], '\0'); // the vector keeps its memory until it goes
    }

    void keepsEveryByte() {
        const std::string_view bytes("\0\xff\n\0", 4);
        QVERIFY(Secret(bytes).reveal() == bytes);
        QVERIFY(Secret(bytes) == Secret(bytes));
        QVERIFY(!(Secret(bytes) == Secret("other")));
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
