#include "models/account/gstin.h"

#include <QTest>

#include <random>

using namespace cloudnx;

namespace {

const QString digits = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

// Another way to the check digit: Luhn mod N over base 36, from the right and by digit sums, as ISO/IEC 7812
// does over base 10. The one that makes the whole number's sum a multiple of 36.
bool luhnHolds(const QString &number) {
    int sum = 0;
    int factor = 1;
    for (qsizetype at = number.size() - 1; at >= 0; --at) {
        const int addend = factor * static_cast<int>(digits.indexOf(number.at(at)));
        sum += addend / 36 + addend % 36;
        factor = factor == 1 ? 2 : 1;
    }
    return sum % 36 == 0;
}

QString randomStem(std::mt19937 &random) {
    QString stem;
    for (const char kind : std::string("99AAAAA9999A*Z")) {
        const unsigned number = random();
        stem += kind == '9'   ? digits.at(number % 10)
                : kind == 'A' ? digits.at(10 + number % 26)
                : kind == '*' ? digits.at(1 + number % 35)
                              : QChar(u'Z');
    }
    return stem;
}

} // namespace

class GstinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void published_data() {
        QTest::addColumn<QString>("text");
        for (const char *text : {"27AAPFU0939F1ZV", "29AAGCB7383J1Z4"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void published() {
        QFETCH(QString, text);
        QVERIFY(luhnHolds(text));
        QCOMPARE(Gstin::parse(text).value().toText(), text);
        QCOMPARE(Gstin::parse(u' ' + text.toLower() + u'\n').value().toText(), text);
        QCOMPARE(Gstin::parse(text.left(2) + u' ' + text.mid(2)).value().toText(), text);
    }

    // For every stem exactly one check digit fits, the one the slow way finds.
    void agreesWithTheSlowWay() {
        std::mt19937 random(42);
        for (int round = 0; round < 3000; ++round) {
            const QString stem = randomStem(random);
            for (const QChar last : digits)
                QCOMPARE(Gstin::parse(stem + last).has_value(), luhnHolds(stem + last));
        }
    }

    void everySingleTypingErrorIsFound() {
        const QString good = QStringLiteral("27AAPFU0939F1ZV");
        for (qsizetype at = 0; at < good.size(); ++at)
            for (const QChar other : digits)
                if (other != good.at(at)) {
                    QString bad = good;
                    bad[at] = other;
                    QVERIFY2(!Gstin::parse(bad), qPrintable(bad));
                }
    }

    void saysWhichPartIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *text, const char *says) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(says);
        };
        row("empty", "", "15 characters");
        row("short", "27AAPFU0939F1Z", "has 14");
        row("long", "27AAPFU0939F1ZVV", "has 16");
        row("check digit", "27AAPFU0939F1ZW", "ask for V");
        row("form", "A7AAPFU0939F1ZV", "form of a GSTIN");
        row("no Z", "27AAPFU0939F1YV", "form of a GSTIN");
        row("sign", "27AAPFU0939F1Z-", "form of a GSTIN");
    }

    void saysWhichPartIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto parsed = Gstin::parse(text);
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().sentence.contains(says), qPrintable(parsed.error().sentence));
        QCOMPARE(exitCode(parsed.error().kind), 2);
    }
};

QTEST_GUILESS_MAIN(GstinTest)
#include "tst_gstin.moc"
