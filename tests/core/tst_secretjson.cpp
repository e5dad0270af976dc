#include "models/core/secretjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace cloudnx;

namespace {

QJsonObject parsed(const QByteArray &json) {
    return QJsonDocument::fromJson(json).object();
}

QString randomText(QRandomGenerator &random) {
    constexpr auto special = QStringView(u"\"\\/\b\f\n\r\t{}[]:,");
    QString text;
    for (int left = random.bounded(40); left > 0; --left)
        switch (random.bounded(4)) {
        case 0:
            text += special.at(random.bounded(int(special.size())));
            break;
        case 1:
            text += QString::fromUcs4(U"\U0001F511"); // needs two units
            break;
        case 2:
            text += QChar(random.bounded(1, 0xd7ff));
            break;
        default:
            text += QChar(random.bounded(0x20, 0x7f));
        }
    return text;
}

/// The same text in another spelling: every unit as \uXXXX.
QByteArray spelledOut(const QString &text) {
    QByteArray json;
    for (const QChar unit : text)
        json += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return json;
}

} // namespace

class SecretJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void cutsWhatItIsAskedFor() {
        QByteArray json = R"({"access_token":"t.0-k","n":7,"refresh_token":"r","who":"alice"})";
        SecretMembers cut = cutSecrets(json, {"access_token", "refresh_token", "other"});
        QCOMPARE(json, R"({"access_token":"xxxxx","n":7,"refresh_token":"x","who":"alice"})");
        QVERIFY(cut.size() == 2 && cut["access_token"] == Secret("t.0-k") &&
                cut["refresh_token"] == Secret("r"));
    }

    void leavesOtherHoldersAlone() {
        QByteArray json = R"({"a":"secret"})";
        const QByteArray held = json;
        (void)cutSecrets(json, {"a"});
        QCOMPARE(held, R"({"a":"secret"})");
        QCOMPARE(json, R"({"a":"xxxxxx"})");
    }

    void looksAtOwnMembersOnly() {
        for (const char *text :
             {R"({"x":{"a":"deep"},"l":["a","a"],"v":"a","w":"b"})", R"(["a","v",{"a":"v"}])",
              R"({"a":1,"b":"v"})", R"({"a":null})", R"({"a":["v"]})", R"({"a":{"b":"v"},"c":"v"})"}) {
            QByteArray json = text;
            QVERIFY2(cutSecrets(json, {"a"}).empty(), text);
            QCOMPARE(json, text);
        }
    }

    void takesTheLastOfTwo() {
        QByteArray json = " { \"a\" : \"first\" , \"a\" : \"second\" } ";
        QVERIFY(cutSecrets(json, {"a"})["a"] == Secret("second"));
        QCOMPARE(json, " { \"a\" : \"xxxxx\" , \"a\" : \"xxxxxx\" } ");
    }

    void endsWhereTheTextDoes() {
        const QByteArray whole = "{\"b\":\"x\\\"y\",\"a\":\"se\\u00e9cret\",\"c\":[{}]}";
        for (qsizetype length = 0; length < whole.size(); ++length) {
            QByteArray cut = whole.left(length);
            (void)cutSecrets(cut, {"a"});
            QCOMPARE(cut.size(), length);
        }
        for (const char *bad : {"{\"a\":\"\\q\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\uzzzz\"}"}) {
            QByteArray json = bad;
            QVERIFY2(cutSecrets(json, {"a"}).empty(), bad);
        }
    }

    void readsWhatQtReads() {
        QRandomGenerator random(1);
        for (int round = 0; round < 3000; ++round) {
            const QString text = randomText(random);
            const QJsonObject object{{QStringLiteral("before"), randomText(random)},
                                     {QStringLiteral("key"), text},
                                     {QStringLiteral("then"), QJsonArray{randomText(random), text.size()}}};
            QByteArray json =
                QJsonDocument(object).toJson(round % 2 ? QJsonDocument::Compact : QJsonDocument::Indented);
            const SecretMembers cut = cutSecrets(json, {"key"});
            QCOMPARE(cut.at("key").revealText(), text);
            QJsonObject left = parsed(json);
            const QString blank = left.take(QStringLiteral("key")).toString();
            QCOMPARE(blank, QString(blank.size(), u'x'));
            QJsonObject meant = object;
            meant.remove(QStringLiteral("key"));
            QCOMPARE(left, meant);
            QByteArray spelled = "{\"key\":\"" + spelledOut(text) + "\"}";
            QCOMPARE(cutSecrets(spelled, {"key"})["key"].revealText(), text);
        }
    }

    void writesWhatItReads() {
        QRandomGenerator random(2);
        for (int round = 0; round < 500; ++round) {
            const Secret value = Secret::of(randomText(random));
            QByteArray json = jsonBody({{QStringLiteral("plain"), 1}}, {{"key", value}}).revealBytes();
            QCOMPARE(parsed(json).value(QStringLiteral("key")).toString(), value.revealText());
            QVERIFY(cutSecrets(json, {"key"})["key"] == value);
        }
    }
};

QTEST_GUILESS_MAIN(SecretJsonTest)
#include "tst_secretjson.moc"
