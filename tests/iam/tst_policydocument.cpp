#include "models/iam/iam.h"

#include <QTest>

using namespace cloudnx;

class PolicyDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsWhatItRead_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("single words")
            << QStringLiteral("{\"Statement\":[{\"Action\":\"a:*\",\"Effect\":\"Allow\",\"Resource\":\"*\"}],"
                              "\"Version\":\"2012-10-17\"}");
        QTest::newRow("lists") << QStringLiteral("{\"Statement\":[{\"Action\":[\"a:B\",\"a:C\"],\"Effect\":"
                                                 "\"Deny\",\"NotResource\":\"x\",\"Sid\":\"S\"}]}");
        QTest::newRow("condition") << QStringLiteral(
            "{\"Statement\":[{\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}},\"Effect\":"
            "\"Allow\","
            "\"NotAction\":\"iam:*\",\"Resource\":\"*\"}]}");
    }

    void keepsWhatItRead() {
        QFETCH(QString, text);
        const auto document = PolicyDocument::parse(text);
        QVERIFY(document);
        QCOMPARE(document->toText(), text);
        QVERIFY(PolicyDocument::parse(document->toText()).value() == *document);
    }

    void oneStatementNeedsNoList() {
        const auto document = PolicyDocument::parse(
            QStringLiteral("{\"Statement\":{\"Action\":\"a:*\",\"Effect\":\"Allow\",\"Resource\":\"*\"}}"));
        QVERIFY(document);
        QCOMPARE(int(document->statements().size()), 1);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *text, const char *says) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(says);
        };
        row("no JSON", "{", "not JSON");
        row("empty", "{}", "at least one Statement");
        row("no statement", "{\"Statement\":[]}", "at least one Statement");
        row("effect", "{\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
            "Allow or Deny");
        row("no action", "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
            "Action or NotAction");
        row("both actions",
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\"}]"
            "}",
            "Action or NotAction");
        row("no resource", "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
            "Resource or NotResource");
        row("number", "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":1,\"Resource\":\"*\"}]}", "Action");
        row("empty list", "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}]}",
            "not empty");
        row("the second one",
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},{\"Effect\":"
            "\"Allow\"}]}",
            "Statement 2");
    }

    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto document = PolicyDocument::parse(text);
        QVERIFY(!document);
        QVERIFY2(document.error().sentence.contains(says), qPrintable(document.error().sentence));
        QCOMPARE(exitCode(document.error().kind), 2);
    }

    void names_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << QStringLiteral("alice") << true;
        QTest::newRow("all signs") << QStringLiteral("a+=,.@_-Z9") << true;
        QTest::newRow("64") << QString(64, u'a') << true;
        QTest::newRow("65") << QString(65, u'a') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("space") << QStringLiteral("a b") << false;
        QTest::newRow("slash") << QStringLiteral("a/b") << false;
        QTest::newRow("up") << QStringLiteral("..") << false;
        QTest::newRow("umlaut") << QStringLiteral("j\u00f6rg") << false;
        QTest::newRow("newline") << QStringLiteral("a\n") << false;
    }

    void names() {
        QFETCH(QString, name);
        QFETCH(bool, good);
        QCOMPARE(checkedName(name, QStringLiteral("user name")).has_value(), good);
    }
};

QTEST_GUILESS_MAIN(PolicyDocumentTest)
#include "tst_policydocument.moc"
