#include "models/core/csvfield.h"
#include "models/core/visibletext.h"
#include "models/tables/columns.h"
#include "models/tables/displaywidth.h"
#include "models/tables/export.h"
#include "models/tables/jsontext.h"
#include "models/tables/rowstable.h"

#include <QTest>

#include <clocale>
#include <cwchar>

using namespace cloudnx;

namespace {

struct Row {
    QString name;
    std::optional<int> count;
    std::optional<Instant> seen;
};

std::optional<Mood> countMood(const Row &row) {
    if (!row.count)
        return Mood::Unknown;
    return *row.count > 100 ? Mood::Wrong : *row.count > 10 ? Mood::Look : Mood::Ok;
}

RowsTable<Row> &sample() {
    static RowsTable<Row> table({column<Row>("name", "Name", &Row::name),
                                 withMood(column<Row>("count", "Count", &Row::count), countMood),
                                 onDemand(column<Row>("seen_at", "Seen", &Row::seen))},
                                [](const Row &row) { return row.name; });
    table.setRows({{QStringLiteral("web-01"), 7, Instant(std::chrono::seconds(1777809600))},
                   {QStringLiteral("日本"), 1234, {}},
                   {QStringLiteral("e\u0301t\u00e9 \x1b[31m"), 40, {}},
                   {QStringLiteral("x"), {}, {}}});
    return table;
}

QString exported(ExportFormat format, const QStringList &ids = {}, Colour colour = Colour::Off) {
    const RowsTable<Row> &table = sample();
    return QString::fromUtf8(exportTable(table, *chosenColumns(table, ids, format), format, colour));
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void alignsText() {
        QCOMPARE(exported(ExportFormat::Text), QStringLiteral("Name           Count\n"
                                                              "web-01           7\n"
                                                              "日本          1234 ✗\n"
                                                              "e\u0301t\u00e9 \\x1b[31m    40 ⚠\n"
                                                              "x                ?\n"));
    }

    void coloursOnlyWhenAsked() {
        QVERIFY(!exported(ExportFormat::Text).contains(u'\x1b'));
        const QString text = exported(ExportFormat::Text, {QStringLiteral("count")}, Colour::On);
        QCOMPARE(text, QStringLiteral(" Count\n"
                                      "   \x1b[32m7  \x1b[0m\n"
                                      "\x1b[31m1234 ✗\x1b[0m\n"
                                      "  \x1b[33m40 ⚠\x1b[0m\n"
                                      "   ?\n"));
    }

    void writesTypedJson() {
        QCOMPARE(exported(ExportFormat::JsonLines),
                 QStringLiteral("{\"count\":7,\"name\":\"web-01\",\"seen_at\":\"2026-05-03T12:00:00Z\"}\n"
                                "{\"count\":1234,\"name\":\"日本\",\"seen_at\":null}\n"
                                "{\"count\":40,\"name\":\"e\u0301t\u00e9 \\u001b[31m\",\"seen_at\":null}\n"
                                "{\"count\":null,\"name\":\"x\",\"seen_at\":null}\n"));
    }

    void writesChosenColumnsInTheirOrder() {
        QCOMPARE(exported(ExportFormat::Csv, {QStringLiteral("seen_at"), QStringLiteral("name")}),
                 QStringLiteral("seen_at,name\r\n2026-05-03T12:00:00Z,web-01\r\n,日本\r\n"
                                ",e\u0301t\u00e9 \\x1b[31m\r\n,x\r\n"));
    }

    void namesTheColumnsThereAre() {
        const auto columns = chosenColumns(sample(), {QStringLiteral("size")}, ExportFormat::Csv);
        QVERIFY(!columns);
        QCOMPARE(columns.error().kind, ErrorKind::Usage);
        QCOMPARE(columns.error().sentence,
                 QStringLiteral("There is no column \"size\". There are: name, count, seen_at."));
    }

    void writesEmptyTables() {
        RowsTable<Row> table({column<Row>("name", "Name", &Row::name)},
                             [](const Row &row) { return row.name; });
        const auto write = [&](ExportFormat format) { return exportTable(table, {0}, format); };
        QCOMPARE(write(ExportFormat::Text), QByteArray("Name\n"));
        QCOMPARE(write(ExportFormat::Json), QByteArray("[\n]\n"));
        QCOMPARE(write(ExportFormat::JsonLines), QByteArray());
        QCOMPARE(write(ExportFormat::Csv), QByteArray("name\r\n"));
        QCOMPARE(write(ExportFormat::Yaml), QByteArray("[]\n"));
    }

    void writesYamlBlocks() {
        const QJsonObject plan{
            {QStringLiteral("title"), QStringLiteral("Close 5432")},
            {QStringLiteral("steps"), QJsonArray{QJsonObject{{QStringLiteral("n"), 1}}, 2}},
            {QStringLiteral("none"), QJsonArray{}}};
        QCOMPARE(yamlText(plan), QStringLiteral("none: []\n"
                                                "steps:\n"
                                                "  - \"n\": 1\n"
                                                "  - 2\n"
                                                "title: \"Close 5432\"\n"));
    }

    void defusesFormulas_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << "web-01" << "web-01";
        QTest::newRow("equals") << "=1+1" << "'=1+1";
        QTest::newRow("plus") << "+1" << "'+1";
        QTest::newRow("minus") << "-1" << "'-1";
        QTest::newRow("at") << "@SUM(A1)" << "'@SUM(A1)";
        QTest::newRow("tab") << "\t=1" << "\"'\t=1\"";
        QTest::newRow("carriage return") << "\r=1" << "\"'\r=1\"";
        QTest::newRow("behind a comma") << "a,=1" << "\"a,=1\"";
        QTest::newRow("quotes") << "=HYPERLINK(\"x\")" << "\"'=HYPERLINK(\"\"x\"\")\"";
        QTest::newRow("in the middle") << "a=b" << "a=b";
        QTest::newRow("an empty first line") << "\na" << "\"'\na\"";
    }

    void defusesFormulas() {
        QFETCH(QString, text);
        QTEST(csvField(text), "field");
    }

    void measuresWidthAsGlibcDoes() {
        QVERIFY(std::setlocale(LC_CTYPE, "C.UTF-8"));
        int compared = 0;
        QStringList different;
        for (char32_t at = 0x20; at < 0x30000; ++at) {
            const int theirs = ::wcwidth(static_cast<wchar_t>(at));
            const bool isAssigned = QChar::category(at) != QChar::Other_NotAssigned;
            if (theirs < 0 || !isAssigned || QChar::isSurrogate(at))
                continue;
            ++compared;
            if (displayWidth(QString::fromUcs4(&at, 1)) != theirs)
                different.append(QString::number(at, 16));
        }
        QVERIFY(compared > 80000);
        QVERIFY2(different.size() < 25, qPrintable(different.join(u' ')));
    }

    void makesControlsVisible_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("visible");
        QTest::newRow("plain") << QStringLiteral("नमस्ते 🙂 a\u200db") << QStringLiteral("नमस्ते 🙂 a\u200db");
        QTest::newRow("escape") << QStringLiteral("\x1b]0;owned\x07") << QStringLiteral("\\x1b]0;owned\\x07");
        QTest::newRow("C1") << QString(QChar(0x9b)) << QStringLiteral("\\x9b");
        QTest::newRow("lines") << QStringLiteral("a\r\nb\tc") << QStringLiteral("a\\r\\nb\\tc");
        QTest::newRow("direction") << QStringLiteral("\u202egpj.exe") << QStringLiteral("\\u202egpj.exe");
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QStringLiteral("\\ud83d");
    }

    void makesControlsVisible() {
        QFETCH(QString, text);
        QTEST(visibleText(text), "visible");
    }

    void knowsItsFormats() {
        QCOMPARE(parseExportFormat(QStringLiteral("jsonl")).value(), ExportFormat::JsonLines);
        QCOMPARE(parseExportFormat(QStringLiteral("xml")).error().kind, ErrorKind::Usage);
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
