#include "models/net/fieldreader.h"

#include <QTest>

using namespace cloudnx;

namespace {

struct Box {
    QString name;
    int size = 0;
    std::optional<Instant> opened;
};

Result<Box> readBox(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("box"));
    Box box{.name = read.text("name"),
            .size = read.value<int>("size"),
            .opened = read.maybe<Instant>("opened_at")};
    return read.finished(std::move(box));
}

Result<std::vector<Box>> readBoxes(const QByteArray &body) {
    return parseJsonObject(body).and_then([](const QJsonObject &json) {
        FieldReader read(json, QStringLiteral("list"));
        return read.finished(read.list("boxes", readBox));
    });
}

} // namespace

class FieldReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhatFits() {
        const auto boxes = readBoxes(R"({"boxes":[{"name":"a","size":3,"opened_at":null,"colour":"red"},
                                                  {"name":"b","size":4,"opened_at":"2026-05-03T12:00:00Z"}]})");
        QVERIFY(boxes);
        QCOMPARE(boxes->size(), 2U);
        QVERIFY(!boxes->at(0).opened);
        QVERIFY(*boxes->at(1).opened == Instant(std::chrono::seconds(1777809600)));
    }

    void namesTheFieldThatDoesNotFit_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("named");
        QTest::newRow("missing") << QByteArray(R"({"boxes":[{"size":3}]})") << "\"name\" of a box is missing";
        QTest::newRow("null") << QByteArray(R"({"boxes":[{"name":null,"size":3}]})")
                              << "\"name\" of a box has an unexpected";
        QTest::newRow("fraction") << QByteArray(R"({"boxes":[{"name":"a","size":3.5}]})")
                                  << "\"size\" of a box";
        QTest::newRow("too large") << QByteArray(R"({"boxes":[{"name":"a","size":3e10}]})")
                                   << "\"size\" of a box";
        QTest::newRow("text for number")
            << QByteArray(R"({"boxes":[{"name":"a","size":"3"}]})") << "\"size\" of a box";
        QTest::newRow("bad time") << QByteArray(R"({"boxes":[{"name":"a","size":3,"opened_at":"soon"}]})")
                                  << "\"opened_at\"";
        QTest::newRow("no array") << QByteArray(R"({"boxes":{}})") << "\"boxes\" of a list";
        QTest::newRow("no object in it") << QByteArray(R"({"boxes":[7]})") << "\"boxes\" of a list";
        QTest::newRow("array at the top") << QByteArray("[]") << "not an object";
        QTest::newRow("not JSON") << QByteArray("<html>") << "not JSON";
        QTest::newRow("cut off") << QByteArray("{\"boxes\":[{\"na") << "not JSON";
        QTest::newRow("empty") << QByteArray() << "not JSON";
        QTest::newRow("deep") << QByteArray(70, '[') << "nested too deep";
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(70) << "nested too deep";
    }

    void namesTheFieldThatDoesNotFit() {
        QFETCH(QByteArray, body);
        QFETCH(QString, named);
        const auto boxes = readBoxes(body);
        QVERIFY(!boxes);
        QCOMPARE(boxes.error().kind, ErrorKind::Malformed);
        QVERIFY2(boxes.error().sentence.contains(named), qPrintable(boxes.error().sentence));
    }

    void countsNoBracketsInStrings() {
        const QByteArray name = QByteArray("\\\"").append(QByteArray(200, '['));
        QVERIFY(readBoxes("{\"boxes\":[{\"name\":\"" + name + "\",\"size\":1}]}"));
    }
};

QTEST_GUILESS_MAIN(FieldReaderTest)
#include "tst_fieldreader.moc"
