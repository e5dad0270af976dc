#include "models/core/csvfield.h"
#include "models/core/visibletext.h"

#include <QTest>

#include <random>

using namespace cloudnx;

namespace {

/// As RFC 4180 reads it.
QString unquoted(const QString &field) {
    if (!field.startsWith(u'"'))
        return field;
    return field.sliced(1, field.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

} // namespace

class CsvFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesEachTextSoThatNothingRunsAndNothingSteers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("escape") << QStringLiteral("\x1b[2J") << QStringLiteral("\\x1b[2J");
        QTest::newRow("C1") << QString(QChar(0x9b)) << QStringLiteral("\\x9b");
        QTest::newRow("direction") << QStringLiteral("\u202egpj") << QStringLiteral("\\u202egpj");
        QTest::newRow("what reads as one") << QStringLiteral("C:\\x86") << QStringLiteral("C:\\x5cx86");
        QTest::newRow("a path") << QStringLiteral("C:\\Users") << QStringLiteral("C:\\Users");
        QTest::newRow("guarded before") << QStringLiteral("'=1") << QStringLiteral("''=1");
        QTest::newRow("an apostrophe") << QStringLiteral("'tis") << QStringLiteral("'tis");
        QTest::newRow("a formula with a line") << QStringLiteral("=1\n2") << QStringLiteral("\"'=1\n2\"");
    }

    void writesEachTextSoThatNothingRunsAndNothingSteers() {
        QFETCH(QString, text);
        QTEST(csvField(text), "field");
        QCOMPARE(csvText(unquoted(csvField(text))), text);
    }

    void everyTextComesBack() {
        std::mt19937 random(7);
        const QString letters =
            QStringLiteral("=+-@\t\r\n＝',\"\\xu0a9f1b5c \x1b\x01\x7f\u009b\u202e\u2028é💥");
        for (int round = 0; round < 20000; ++round) {
            QString text;
            for (auto size = random() % 12; size > 0; --size) {
                const QChar c =
                    letters.at(static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size())));
                if (!c.isSurrogate())
                    text += c;
            }
            const QString field = csvField(text);
            QCOMPARE(csvText(unquoted(field)), text);
            const QString seen = unquoted(field);
            QVERIFY(seen.isEmpty() || !QStringView(u"=+-@\t\r\n＝").contains(seen.front()));
            for (const QChar c : field)
                QVERIFY(c == u'\t' || c == u'\r' || c == u'\n' || !steersTerminal(c.unicode()));
        }
    }
};

QTEST_GUILESS_MAIN(CsvFieldTest)
#include "tst_csvfield.moc"
