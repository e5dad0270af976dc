#include "models/audit/export/exporter.h"
#include "models/audit/import/importer.h"
#include "models/audit/import/unpack.h"
#include "tests/audit/foreignsamples.h"
#include "tests/audit/lines.h"
#include "tests/audit/received.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <zstd.h>

using namespace cloudnx;
using namespace cloudnx::audit;
using test::BytesSource;
using test::everything;

namespace {

QByteArray packedBy(const QString &program, const QByteArray &plain) {
    QProcess process;
    process.start(program, {QStringLiteral("-c")});
    process.write(plain);
    process.closeWriteChannel();
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray();
}

QByteArray byZstd(const QByteArray &plain) {
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(plain.size()))),
                      '\0');
    const std::size_t size = ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()),
                                           plain.constData(), static_cast<std::size_t>(plain.size()), 3);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

Result<QByteArray> unpackedBytes(const QByteArray &packed, qsizetype piece) {
    auto source = unpacked(std::make_unique<BytesSource>(packed, piece));
    if (!source)
        return failure(source.error());
    QByteArray plain;
    std::array<char, 1000> buffer{};
    for (;;) {
        const auto got = (*source)->read(buffer);
        if (!got)
            return failure(got.error());
        if (*got == 0)
            return plain;
        plain.append(buffer.data(), static_cast<qsizetype>(*got));
    }
}

QByteArray longText() {
    QByteArray text;
    for (int at = 0; at < 40'000; ++at)
        text += "line " + QByteArray::number(at * 7919) + '\n';
    return text;
}

QList<QJsonObject> sortedEvents(const QByteArray &lines) {
    QList<QJsonObject> events;
    for (const QByteArray &line : lines.split('\n'))
        if (!line.isEmpty())
            events.append(QJsonDocument::fromJson(line).object());
    std::sort(events.begin(), events.end(), [](const QJsonObject &one, const QJsonObject &other) {
        return QJsonDocument(one).toJson() < QJsonDocument(other).toJson();
    });
    return events;
}

/// As they are written: no JSON library reads all of their numbers.
QByteArrayList sortedLines(const QByteArray &lines) {
    QByteArrayList sorted = lines.split('\n');
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace

class FormatsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_root;
    int m_folders = 0;

    [[nodiscard]] QString newFolder() { return m_root->path() + QStringLiteral("/audit%1").arg(++m_folders); }

    Result<ImportedFile> import(const QString &folder, const QByteArray &bytes,
                                ImportFormat format = ImportFormat::Detected,
                                OnBroken onBroken = OnBroken::Stop, qsizetype piece = 1 << 16) {
        auto writer = ArchiveWriter::open(folder, {});
        if (!writer)
            return failure(writer.error());
        return importBytes(std::make_unique<BytesSource>(bytes, piece), format, **writer,
                           {.onBroken = onBroken});
    }

    static QByteArray exported(const QString &folder, EventFormat format) {
        const auto archive = Archive::open(folder).value();
        QByteArray bytes;
        EventExporter exporter(format, [&bytes](std::string_view piece) {
            bytes.append(piece.data(), static_cast<qsizetype>(piece.size()));
            return Done();
        });
        quint64 rows = 0;
        for (std::uint32_t segment = 0; segment < archive->segments().size(); ++segment)
            for (std::uint32_t row = 0; row < archive->segments()[segment].rows(); ++row, ++rows)
                if (!exporter.write(*archive, {segment, row}))
                    return {};
        if (!exporter.finish() || exporter.written() != rows)
            return {};
        return bytes;
    }

private Q_SLOTS:

    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void unpacksWhatOthersPacked_data() {
        QTest::addColumn<int>("piece");
        QTest::newRow("a byte at a time") << 1;
        QTest::newRow("pieces") << 777;
        QTest::newRow("at once") << (1 << 20);
    }

    void unpacksWhatOthersPacked() {
        QFETCH(int, piece);
        const QByteArray text = longText();
        const QByteArray gzip = packedBy(QStringLiteral("gzip"), text);
        QVERIFY(!gzip.isEmpty());
        QCOMPARE(unpackedBytes(gzip, piece).value(), text);
        QCOMPARE(unpackedBytes(gzip + gzip, piece).value(), text + text);
        QCOMPARE(unpackedBytes(gzip + QByteArray(512, '\0'), piece).value(), text);
        QCOMPARE(unpackedBytes(byZstd(text), piece).value(), text);
        QCOMPARE(unpackedBytes(byZstd(text) + byZstd("x"), piece).value(), text + "x");
        QCOMPARE(unpackedBytes(text, piece).value(), text);
        QCOMPARE(unpackedBytes({}, piece).value(), QByteArray());
    }

    void damageIsAnErrorAndNoEnd() {
        const QByteArray text = longText();
        for (const QByteArray &packed : {packedBy(QStringLiteral("gzip"), text), byZstd(text)}) {
            for (qsizetype cut : {qsizetype(5), packed.size() / 2, packed.size() - 1}) {
                const auto got = unpackedBytes(packed.left(cut), 4096);
                QVERIFY(!got && got.error().kind == ErrorKind::Malformed);
            }
        }
        QByteArray flipped = packedBy(QStringLiteral("gzip"), text);
        flipped[flipped.size() - 6] = static_cast<char>(flipped[flipped.size() - 6] ^ 1); // its checksum
        QVERIFY(!unpackedBytes(flipped, 4096));
    }

    void readsCloudTrail() {
        const QString folder = newFolder();
        const auto file = import(folder, packedBy(QStringLiteral("gzip"), test::cloudTrail));
        QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
        QCOMPARE(file->format, ImportFormat::CloudTrail);
        QCOMPARE(file->report.added, 2U);
        const QList<QJsonObject> events = sortedEvents(everything(folder).value());
        const QJsonObject &root = events[0].value("actor_kind") == "root" ? events[0] : events[1];
        const QJsonObject &alice = events[0].value("actor_kind") == "root" ? events[1] : events[0];
        QCOMPARE(alice.value("actor").toString(), "Alice");
        QCOMPARE(alice.value("action").toString(), "iam:CreateUser");
        QCOMPARE(alice.value("status").toInt(), 200);
        QCOMPARE(alice.value("account").toString(), "123456789012");
        QCOMPARE(alice.value("request_id").toString(), "r-1");
        QCOMPARE(alice.value("time").toString(), "2014-03-24T21:11:59.000Z");
        QCOMPARE(alice.value("details")["requestParameters"]["userName"].toString(), "Bob");
        QCOMPARE(alice.value("awsRegion").toString(), "us-east-1"); // no column, kept
        QCOMPARE(alice.value("eventVersion").toString(), "1.08");
        QCOMPARE(root.value("status").toInt(), 403);
        QCOMPARE(root.value("actor").toString(), "root");
        QCOMPARE(root.value("resource").toString(), "arn:aws:ec2:::i-1");
        QCOMPARE(root.value("readOnly").toBool(true), false);
    }

    void readsCadf() {
        const QString folder = newFolder();
        const auto file = import(folder, test::cadf, ImportFormat::Detected, OnBroken::Stop, 3);
        QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
        QCOMPARE(file->format, ImportFormat::Cadf);
        QCOMPARE(file->report.added, 2U);
        const QByteArray all = everything(folder).value();
        QVERIFY(all.contains("\"action\":\"authenticate\"") && all.contains("\"status\":401"));
        QVERIFY(all.contains("\"ip\":\"127.0.0.1\"") && all.contains("\"service\":\"compute\""));
        QVERIFY(all.contains("\"actor\":\"bob\"") && all.contains("\"resource\":\"web-1\""));
        QVERIFY(all.contains("\"outcome\":\"failure\""));
        QCOMPARE(all.count("\"origin\":\"imported\""), 2);
    }

    // What a file says of its own origin makes it no word of this cloud.
    void aForeignEventIsNeverTheServersWord() {
        const QString folder = newFolder();
        QByteArray cadf = test::cadf;
        cadf.replace("\"eventTime\"", "\"origin\": \"server_said\", \"eventTime\"");
        QVERIFY(import(folder, cadf, ImportFormat::Detected, OnBroken::Stop, 3));
        QVERIFY(import(folder, test::cloudTrail));
        QVERIFY(import(folder, test::ocsf));
        for (const QJsonObject &event : sortedEvents(everything(folder).value()))
            QCOMPARE(event.value("origin").toString(), "imported");
    }

    void readsOcsf() {
        const QString folder = newFolder();
        const auto file = import(folder, test::ocsf);
        QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
        QCOMPARE(file->format, ImportFormat::Ocsf);
        const QJsonObject event = sortedEvents(everything(folder).value()).value(0);
        QCOMPARE(event.value("time").toString(), "2023-11-14T22:13:20.123Z"); // date -u -d @1700000000.123
        QCOMPARE(event.value("actor").toString(), "carol");
        QCOMPARE(event.value("account").toString(), "acc");
        QCOMPARE(event.value("action").toString(), "PutObject");
        QCOMPARE(event.value("path").toString(), "/b/k");
        QCOMPARE(event.value("duration_ms").toInt(), 12);
        QVERIFY(event.contains("observables"));
    }

    void readsCsv() {
        const QString folder = newFolder();
        const auto file =
            import(folder, "\xef\xbb\xbftime,actor,status,Zone,details\r\n"
                           "2026-05-03 12:00:00Z,\"the \"\"root\"\" user\",404,fsn,\"{\"\"k\"\":[1]}\"\r\n"
                           "\r\n"
                           "2026-05-03T12:00:01Z,'=SUM(1),n/a,\"two\nlines\",plain\r\n");
        QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
        QCOMPARE(file->format, ImportFormat::Csv);
        QCOMPARE(file->report.added, 2U);
        const QByteArray all = everything(folder).value();
        QVERIFY(all.contains("the \\\"root\\\" user") && all.contains("\"status\":404"));
        QVERIFY(all.contains("\"details\":{\"k\":[1]}") && all.contains("\"actor\":\"=SUM(1)\""));
        QVERIFY(all.contains("\"status\":\"n/a\"") && all.contains("two\\nlines"));
    }

    void brokenRecordsAreNamedAndSkippedOrStopIt_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<int>("added");
        const char *good = R"({"time":"2026-05-03T12:00:0%1.000Z","id":"%1"})";
        const auto event = [good](int at) { return QByteArray(good).replace("%1", QByteArray::number(at)); };
        const auto row = [](const char *name, const QByteArray &text, const char *lines, int added) {
            QTest::newRow(name) << text << QString::fromLatin1(lines) << added;
        };
        row("array", "[" + event(1) + ",\n{\"id\":2},\n" + event(3) + "]", "2", 2);
        row("unclosed object", "[\n" + event(1) + ",\n{\"time\":\"2026\",\n" + event(3) + "]", "3", 2);
        row("unclosed text", "[\n" + event(1) + ",\n{\"time\":\"2026,\n" + event(3) + "]", "3", 2);
        row("cut off", "[\n" + event(1) + ",\n{\"time\":\"2026\"", "3", 1);
        row("no object", "[\n" + event(1) + ",\nnonsense\n" + event(3) + "]", "3", 2);
        // In one line, where no next line can be waited for.
        row("no object in a line", "[" + event(1) + ",5," + event(2) + ",\"a, {b\",null," + event(3) + "]",
            "1 1 1", 3);
        row("last no object", "{\"audit_logs\":[" + event(1) + ",5],\"next_cursor\":\"" + "x\"}", "1", 1);
        row("text before", "[\n" + event(1) + "]\nhello " + event(3), "3", 2);
        row("csv cells", "time,id\n2026-05-03T12:00:00Z,1\nx\n2026-05-03T12:00:02Z,2\nnever,3\n", "3 5", 2);
        row("csv quote", "time,id\n2026-05-03T12:00:00Z,1\n2026-05-03T12:00:00Z,\"2\n", "3", 1);
    }

    void brokenRecordsAreNamedAndSkippedOrStopIt() {
        QFETCH(QByteArray, text);
        QFETCH(QString, lines);
        QFETCH(int, added);
        for (const qsizetype piece : {qsizetype(1), qsizetype(7), qsizetype(1 << 16)}) {
            const auto file = import(newFolder(), text, ImportFormat::Detected, OnBroken::Skip, piece);
            QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
            QStringList broken;
            for (const BrokenLine &line : file->report.firstBroken) {
                broken.append(QString::number(line.line));
                QVERIFY(!line.why.isEmpty() && !line.why.endsWith(u'.'));
            }
            QCOMPARE(broken.join(u' '), lines);
            QCOMPARE(file->report.added, static_cast<quint64>(added));
        }
        const auto stopped = import(newFolder(), text);
        QVERIFY(stopped && stopped->report.stopped);
        QCOMPARE(stopped->report.broken, 1U);
        QCOMPARE(stopped->report.added, 1U); // what came before it
    }

    /// What the exporters write, the importers give back as it was: every field of every odd event.
    void everyFormatComesBackWhole_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("jsonl") << static_cast<int>(EventFormat::Jsonl);
        QTest::newRow("csv") << static_cast<int>(EventFormat::Csv);
        QTest::newRow("cadf") << static_cast<int>(EventFormat::Cadf);
        QTest::newRow("ocsf") << static_cast<int>(EventFormat::Ocsf);
    }

    void everyFormatComesBackWhole() {
        QFETCH(int, format);
        QByteArray lines;
        for (const auto &[name, line] : test::receivedLines)
            lines += QByteArray(line) + '\n';
        const QString before = newFolder();
        QVERIFY(import(before, lines, ImportFormat::Jsonl));
        const QByteArray bytes = exported(before, static_cast<EventFormat>(format));
        QVERIFY(!bytes.isEmpty());
        const QString after = newFolder();
        const auto file = import(after, bytes);
        QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
        QVERIFY2(file->report.broken == 0,
                 qPrintable(file->report.broken ? file->report.firstBroken[0].why : QString()));
        QCOMPARE(sortedLines(everything(after).value()), sortedLines(everything(before).value()));
    }

    void walksThroughFolders() {
        QDir(m_root->path()).mkpath(QStringLiteral("in/2026/05"));
        for (const char *name : {"in/b.jsonl", "in/2026/05/a.jsonl", "in/.hidden"}) {
            QFile file(m_root->path() + u'/' + QLatin1String(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const auto files = filesOf({m_root->path() + QStringLiteral("/in")});
        QVERIFY(files);
        QCOMPARE(files->size(), 2U);
        QVERIFY(files->at(0).endsWith(QStringLiteral("2026/05/a.jsonl")));
        QCOMPARE(filesOf({QStringLiteral("/no/such")}).error().kind, ErrorKind::NotFound);
    }

    void readsAnAnswerThatCurlSaved_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray one =
            "{\"timestamp\":\"2026-05-03T12:00:00Z\",\"id\":\"e1\",\"details\":{\"a\":[{\"b\":1}]}}";
        const QByteArray two = "{\"timestamp\":\"2026-05-03T12:00:01Z\",\"id\":\"e2\"}";
        const QByteArray both = "[" + one + "," + two + "]";
        QTest::newRow("one line") << "{\"audit_logs\":" + both + ",\"next_cursor\":null}";
        QTest::newRow("with its end") << "{\"audit_logs\":" + both + ",\"next_cursor\":\"]}\"}\n";
        QTest::newRow("last") << "{\"next_cursor\":\"x\",\"meta\":{\"n\":[2]}, \"audit_logs\" : " + both +
                                     "}";
        QTest::newRow("pretty") << "{\n  \"audit_logs\": [\n    " + one + ",\n    " + two +
                                       "\n  ],\n  \"links\": {\n    \"next\": []\n  }\n}\n";
        QTest::newRow("two pages") << "{\"audit_logs\":[" + one +
                                          "],\"next_cursor\":\"x\"}\n{\"audit_logs\":[" + two + "]}";
        QTest::newRow("nothing behind") << "{\"audit_logs\":" + both;
    }

    void readsAnAnswerThatCurlSaved() {
        QFETCH(QByteArray, text);
        for (const qsizetype piece : {qsizetype(1), qsizetype(1 << 16)}) {
            const QString folder = newFolder();
            const auto file = import(folder, text, ImportFormat::Detected, OnBroken::Stop, piece);
            QVERIFY2(file, qPrintable(file ? QString() : file.error().sentence));
            QVERIFY2(file->report.broken == 0,
                     qPrintable(file->report.broken ? file->report.firstBroken[0].why : QString()));
            QCOMPARE(file->report.added, 2U);
            QVERIFY(!everything(folder)->contains("next_cursor"));
        }
    }

    /// An event of ours may have been one of theirs, or speak of one.
    void knowsItsOwnLinesWhateverStandsInThem() {
        for (const QByteArray &foreign :
             {QByteArray(test::cloudTrail), QByteArray(test::cadf), QByteArray(test::ocsf)}) {
            const QString folder = newFolder();
            QVERIFY(import(folder, foreign));
            const QByteArray lines = everything(folder).value();
            const QString again = newFolder();
            const auto file = import(again, lines);
            QCOMPARE(file->format, ImportFormat::Jsonl);
            QCOMPARE(file->report.broken, 0U);
            QCOMPARE(sortedEvents(everything(again).value()), sortedEvents(lines));
        }
        const auto speaksOfIt = import(
            newFolder(), "{\"time\":\"2026-05-03T12:00:00Z\",\"details\":{\"class_uid\":6003,"
                         "\"eventSource\":1,\"eventName\":\"http://schemas.dmtf.org/cloud/audit/\"}}\n");
        QCOMPARE(speaksOfIt->format, ImportFormat::Jsonl);
        QCOMPARE(speaksOfIt->report.added, 1U);
    }

    void keepsNumbersThatLibrariesRefuse() {
        const QByteArray event =
            "{\"class_uid\":6003,\"time\":1700000000123,\"n\":123456789012345678901234567890,\"m\":[1e400,-1."
            "5],\"metadata\":{\"uid\":\"o-1\"}}";
        const QString folder = newFolder();
        const auto file = import(folder, event);
        QVERIFY(file && file->report.added == 1);
        const QByteArray line = everything(folder).value();
        QVERIFY2(line.contains("123456789012345678901234567890") && line.contains("1e400") &&
                     line.contains("-1.5"),
                 line.constData());
    }

    void unknownFilesAreRefused() {
        const auto file = import(newFolder(), "hello world\n");
        QVERIFY(!file && file.error().kind == ErrorKind::Invalid);
        QVERIFY(import(newFolder(), {}));
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
