#include "models/audit/eventfilter.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"
#include "tests/audit/lines.h"
#include "tests/audit/received.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <set>

#include <sys/stat.h>

using namespace cloudnx;
using namespace cloudnx::audit;
using test::everything;
using test::importLines;

namespace {

/// As the archive must give it back: known members by the archive's names.
QJsonObject renamed(const QJsonObject &received) {
    static const QHash<QString, QString> names{{"ts", "time"},
                                               {"timestamp", "time"},
                                               {"ua", "user_agent"},
                                               {"dur_ms", "duration_ms"},
                                               {"actor_type", "actor_kind"}};
    QJsonObject given;
    for (auto member = received.begin(); member != received.end(); ++member)
        given.insert(names.value(member.key(), member.key()), member.value());
    return given;
}

QList<QJsonObject> parsedLines(const QByteArray &text) {
    QList<QJsonObject> objects;
    for (const QByteArray &line : text.split('\n'))
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

QByteArray simpleLine(int second, const QByteArray &id, const QByteArray &more = {}) {
    return "{\"time\":\"2026-05-03T12:00:" + QByteArray::number(second).rightJustified(2, '0') +
           ".000Z\",\"id\":\"" + id + "\",\"actor\":\"alice\"" + more + "}\n";
}

/// What questions answer that look at other parts of the files than the rows do.
Result<QByteArray> answers(const QString &folder) {
    const auto archive = Archive::open(folder);
    if (!archive)
        return failure(archive.error());
    std::string text;
    for (const char *question :
         {"", "id == e3",
          "status >= 201 && details.n == 17 && other.x == 1 && actor == alice && time > 2026-05-03 || e3"}) {
        const auto rows = select(*archive, filter::parse(QLatin1String(question), eventSchema(), {}).value());
        const auto counts = rows.and_then([](const RowSetPtr &all) {
            return facets(*all, {Field::Actor, Field::Status, Field::Details}, 5);
        });
        const auto bars =
            rows.and_then([](const RowSetPtr &all) { return histogram(*all, std::chrono::seconds(5)); });
        const auto firsts = rows.and_then([](const RowSetPtr &all) {
            return groupBy(*all, {{Field::Actor}, {Field::Ip}}, GroupOrder::NewestFirst, 5);
        });
        for (const auto &error :
             {rows ? std::optional<Error>() : rows.error(), counts ? std::optional<Error>() : counts.error(),
              bars ? std::optional<Error>() : bars.error(), firsts ? std::optional<Error>() : firsts.error()})
            if (error)
                return failure(*error);
        text += std::to_string((*rows)->count()) + ':';
        for (const Facet &facet : *counts)
            for (const ValueCount &value : facet.top)
                text += value.text.toStdString() + '=' + std::to_string(value.count) + ' ';
        for (const Bucket &bar : *bars)
            text += std::to_string(bar.count) + ' ';
        for (const Group &group : firsts->top)
            text += toRfc3339(group.firstTime).toStdString() + '*' + std::to_string(group.count) + ' ';
    }
    return QByteArray::fromStdString(text);
}

} // namespace

class ArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = m_root->path() + QStringLiteral("/audit");
    }

    /// Version 1 before segments said which identifiers they do not have; 40 of the generator's events.
    void readsAndGoesOnWithAnOlderArchive() {
        QVERIFY(QDir().mkpath(m_folder));
        for (const char *file : {"manifest", "000001.segment"})
            QVERIFY(QFile::copy(QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/audit/older/") + file,
                                m_folder + u'/' + file));
        // As the program that wrote it gave it out.
        QCOMPARE(QCryptographicHash::hash(everything(m_folder).value(), QCryptographicHash::Sha256).toHex(),
                 "2d9add17baec33ec36189b5d8267618515fa91c7d418b4b21ee58e8442761ae7");
        const auto filter = filter::parse(
            "request_id == req-96682bab-70f3-4f8f-a60b-8d7889a7795a || id == e3", eventSchema(), {});
        QCOMPARE(select(Archive::open(m_folder).value(), *filter).value()->count(), 1U);
        QVERIFY(importLines(m_folder, simpleLine(1, "e3")));
        QCOMPARE(Archive::open(m_folder).value()->rows(), 41U);
        QCOMPARE(select(Archive::open(m_folder).value(), *filter).value()->count(), 2U);
    }

    void keepsEveryFieldThatWasReceived_data() {
        QTest::addColumn<QByteArray>("line");
        for (const auto &[name, line] : test::receivedLines)
            QTest::newRow(name) << QByteArray(line);
    }

    void keepsEveryFieldThatWasReceived() {
        QFETCH(QByteArray, line);
        const auto report = importLines(m_folder, line);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
        QCOMPARE(report->added, 1U);
        const auto text = everything(m_folder);
        QVERIFY(text);
        QCOMPARE(parsedLines(*text), QList{renamed(QJsonDocument::fromJson(line).object())});
        QCOMPARE(text->contains("12345678901234567890"), line.contains("12345678901234567890"));
        QCOMPARE(text->contains("1e400"), line.contains("1e400"));
    }

    void takesAnActorApartAndKeepsItsRest() {
        QVERIFY(importLines(m_folder, "{\"time\":\"2026-05-03T12:00:00.000Z\",\"actor\":{\"type\":\"iam\","
                                      "\"id\":\"alice\",\"name\":\"Alice\",\"mfa\":{\"on\":true}}}"));
        const QJsonObject event = parsedLines(everything(m_folder).value()).value(0);
        QCOMPARE(event.value("actor_kind").toString(), "iam");
        // The column comes first, then what is left of the member, under its own name.
        QVERIFY(everything(m_folder)->contains("\"actor\":\"alice\""));
        QVERIFY(everything(m_folder)->contains("\"actor\":{\"name\":\"Alice\",\"mfa\":{\"on\":true}}"));
    }

    void writesJsonPlainly_data() {
        QTest::addColumn<QByteArray>("details");
        QTest::addColumn<QByteArray>("kept");
        for (const auto &[name, details, kept] : test::plainJsons)
            QTest::newRow(name) << QByteArray(details) << QByteArray(kept);
    }

    void writesJsonPlainly() {
        QFETCH(QByteArray, details);
        QFETCH(QByteArray, kept);
        QVERIFY(importLines(m_folder, "{\"time\":\"2026-05-03T12:00:00Z\",\"details\":" + details + "}"));
        const QByteArray line = everything(m_folder).value();
        QVERIFY2(line.contains("\"details\":" + kept), line.constData());
        const auto meaning = [](const QByteArray &json) {
            return QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact);
        };
        if (!details.contains("1e400"))
            QCOMPARE(meaning(kept), meaning(details));
    }

    /// A template that is known says nothing of the digits within an escape.
    void anEscapeThatIsBrokenIsFoundBehindASoundOne() {
        const QByteArray sound = simpleLine(1, "e1", ",\"details\":{\"k\":\"\\u1234\"}");
        const QByteArray broken = simpleLine(2, "e2", ",\"details\":{\"k\":\"\\u12\"}");
        const auto report = importLines(m_folder, sound + broken + sound, OnBroken::Skip);
        QVERIFY(report);
        QCOMPARE(report->broken, 1U);
        QCOMPARE(report->firstBroken[0].line, 2U);
    }

    /// What comes from the service by one way and from a file by another.
    void takesTheSameEventOnceHoweverItIsWritten() {
        QCOMPARE(importLines(m_folder,
                             simpleLine(1, "e1", ",\"details\":{\"a\":1,\"b\":{\"c\":\"é\",\"d\":[1,2]}}"))
                     ->added,
                 1U);
        const QByteArray other = simpleLine(1, "e1",
                                            ",\"details\": {\"b\": {\"d\": [1, 2], \"c\": \"\\u00e9\"}, "
                                            "\"a\": 1},\"origin\":\"server_said\"");
        QCOMPARE(importLines(m_folder, other)->known, 1U);
        QCOMPARE(
            importLines(m_folder + '2',
                        other + simpleLine(1, "e1", ",\"details\":{\"a\":1,\"b\":{\"c\":\"é\",\"d\":[1,2]}}"))
                ->known,
            1U);
        QCOMPARE(importLines(m_folder,
                             simpleLine(1, "e1", ",\"details\":{\"a\":1,\"b\":{\"c\":\"é\",\"d\":[2,1]}}"))
                     ->added,
                 1U);
    }

    void findsTheSameHoweverItIsWritten() {
        int number = 0;
        for (const char *details :
             {"{\"port\":22,\"who\":\"é\"}", "{ \"port\" : 22, \"who\": \"\\u00e9\" }"}) {
            const QString folder = m_folder + QString::number(++number);
            QVERIFY(importLines(folder, simpleLine(1, "e1", QByteArray(",\"details\":") + details)));
            for (const char *question : {"details contains \"\\\"port\\\":22,\"", "details contains \"é\""}) {
                const auto filter = filter::parse(QString::fromUtf8(question), eventSchema(), {});
                QVERIFY2(filter, question);
                QCOMPARE(select(Archive::open(folder).value(), *filter).value()->count(), 1U);
            }
        }
    }

    void keepsATimeAsItWasWrittenBesideTheInstant() {
        QVERIFY(importLines(m_folder, "{\"ts\":\"2026-05-03T17:30:00.123456+05:30\",\"id\":\"e1\"}"));
        const QJsonObject event = parsedLines(everything(m_folder).value()).value(0);
        QCOMPARE(event.value("time").toString(), "2026-05-03T12:00:00.123Z");
        QCOMPARE(event.value("ts").toString(), "2026-05-03T17:30:00.123456+05:30");
    }

    void namesABrokenLineAndLosesNothing_data() {
        QTest::addColumn<QByteArray>("broken");
        QTest::addColumn<QString>("why");
        QTest::newRow("no json") << QByteArray("alice did it\n") << "it is no JSON object";
        QTest::newRow("array") << QByteArray("[1]\n") << "it is no JSON object";
        QTest::newRow("cut") << QByteArray("{\"time\":\"2026-05-03T12:00:00Z\",\"id\":\"x\n")
                             << "it is no JSON object";
        QTest::newRow("two") << QByteArray("{\"time\":\"2026-05-03T12:00:00Z\"} {}\n")
                             << "its JSON is broken";
        QTest::newRow("no time") << QByteArray("{\"id\":\"x\"}\n") << "it has no time";
        QTest::newRow("bad time") << QByteArray("{\"time\":\"2026-02-30T12:00:00Z\"}\n")
                                  << "its JSON is broken";
        QTest::newRow("details") << QByteArray(
                                        "{\"time\":\"2026-05-03T12:00:00Z\",\"details\":{\"a\":tru}}\n")
                                 << "its JSON is broken";
        QTest::newRow("unknown") << QByteArray("{\"time\":\"2026-05-03T12:00:00Z\",\"x\":{\"a\":01}}\n")
                                 << "its JSON is broken";
        QTest::newRow("latin-1") << QByteArray("{\"time\":\"2026-05-03T12:00:00Z\",\"actor\":\"\xe9\"}\n")
                                 << "it is no JSON object";
    }

    void namesABrokenLineAndLosesNothing() {
        QFETCH(QByteArray, broken);
        QFETCH(QString, why);
        const QByteArray lines = simpleLine(1, "e1") + "\n" + broken + simpleLine(2, "e2") + broken;
        const auto skipped = importLines(m_folder + 's', lines, OnBroken::Skip);
        QVERIFY(skipped);
        QCOMPARE(skipped->added, 2U);
        QCOMPARE(skipped->broken, 2U);
        QCOMPARE(skipped->firstBroken[0].line, 3U);
        QCOMPARE(skipped->firstBroken[0].why, why);
        QCOMPARE(skipped->firstBroken[1].line, 5U);
        const auto stopped = importLines(m_folder, lines, OnBroken::Stop);
        QVERIFY(stopped);
        QVERIFY(stopped->stopped);
        QCOMPARE(stopped->added, 1U);
        QCOMPARE(stopped->lines, 3U);
        const auto again = importLines(m_folder, lines, OnBroken::Skip);
        QCOMPARE(again->added, 1U);
        QCOMPARE(again->known, 1U);
    }

    void takesTheSameEventOnce() {
        const QByteArray lines =
            simpleLine(1, "e1") + simpleLine(2, "e2") + simpleLine(1, "e1") + simpleLine(2, "e3");
        QCOMPARE(importLines(m_folder, lines)->known, 1U);
        QCOMPARE(importLines(m_folder, lines)->added, 0U);
        // The same id with other contents is another event: what was changed must not vanish.
        QCOMPARE(importLines(m_folder, simpleLine(1, "e1", ",\"status\":403"))->added, 1U);
        QCOMPARE(parsedLines(*everything(m_folder)).size(), 4);
    }

    void takesTheSameEventOnceAmongManyOfOneMoment() {
        QByteArray few;
        QByteArray all;
        for (int number = 1; number <= 100; ++number) {
            all += simpleLine(1, "ev_" + QByteArray::number(number)) +
                   simpleLine(1, "ev_" + QByteArray::number(number), ",\"x\":1");
            if (number <= 7)
                few += simpleLine(1, "ev_" + QByteArray::number(number));
        }
        QCOMPARE(importLines(m_folder, few)->added, 7U);
        QCOMPARE(importLines(m_folder, all)->added, 193U);
        QCOMPARE(importLines(m_folder, all + few)->added, 0U);
        QCOMPARE(parsedLines(*everything(m_folder)).size(), 200);
    }

    /// Against a set of whole lines: few moments, ids of every form (digits, UUID, no digits at all), the
    /// same id with other contents, in commits of every size.
    void takesEachEventOnceAsASetDoes() {
        std::mt19937 random(20261126);
        const auto line = [&random] {
            static const QList<QByteArray> names{"pear", "plum", "oak", "zzz zz", "", "x\\u0000y"};
            const auto number = static_cast<int>(random() % 60);
            const QList<QByteArray> ids{"ev_" + QByteArray::number(number),
                                        QByteArray::number(number, 16).rightJustified(12, '0'),
                                        "req-e74fc16f-09b9-48ba-a83c-4ed42863eb" +
                                            QByteArray::number(number % 60 + 16, 16),
                                        names[number % names.size()],
                                        "long_" + QByteArray(40, 'f') + QByteArray::number(number),
                                        QByteArray::number(number) + "-way"};
            static const QList<QByteArray> contents{"",
                                                    ",\"status\":403",
                                                    ",\"x\":1",
                                                    ",\"details\":{\"n\":7}",
                                                    ",\"details\":{\"n\":8}",
                                                    ",\"path\":\"/a/1\"",
                                                    ",\"path\":\"/a/01\"",
                                                    ",\"request_id\":\"way\""};
            return simpleLine(static_cast<int>(random() % 3), ids[static_cast<qsizetype>(random() % 6)],
                              contents[static_cast<qsizetype>(random() % 8)]);
        };
        std::set<QByteArray> had;
        quint64 nameless = 0; // nothing says that two of them are one
        for (int commit = 0; commit < 60; ++commit) {
            QByteArray lines;
            quint64 fresh = 0;
            for (auto count = random() % 120; count > 0; --count) {
                const QByteArray next = line();
                const bool isNameless = next.contains("\"id\":\"\"");
                nameless += isNameless ? 1 : 0;
                fresh += isNameless || had.insert(next).second ? 1 : 0;
                lines += next;
            }
            const auto report = importLines(m_folder, lines);
            QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
            QCOMPARE(report->added, fresh);
        }
        QCOMPARE((*Archive::open(m_folder))->rows(), had.size() + nameless);
        QVERIFY(had.size() > 1000);
    }

    void sortsEventsThatComeLate() {
        for (int second = 40; second > 0; --second)
            QVERIFY(importLines(m_folder, simpleLine(second, "e" + QByteArray::number(second, 16))));
        const auto archive = Archive::open(m_folder);
        QVERIFY(archive);
        QCOMPARE((*archive)->rows(), 40U);
        QVERIFY((*archive)->segments().size() <= 6); // 40 commits, put together as they come
        for (std::uint32_t segment = 0; segment < (*archive)->segments().size(); ++segment)
            for (std::uint32_t row = 1; row < (*archive)->segments()[segment].rows(); ++row)
                QVERIFY((*archive)->reader(segment).time(row - 1) < (*archive)->reader(segment).time(row));
        QCOMPARE(QDir(m_folder).entryList({"*.segment"}).size(), (*archive)->segments().size());
    }

    /// Offsets into texts that are in no dictionary have 32 bits: however events come, no segment holds more
    /// than it may.
    void keepsLongTextsWithinItsLimit() {
        const SegmentLimits limits{.heldBytes = 50'000};
        constexpr quint64 most = 50'000 + 2 * 5000; // the event that reaches it is in
        for (const int atOnce : {1, 7, 300}) {
            const QString folder = m_folder + QString::number(atOnce);
            quint64 added = 0;
            for (int begin = 0; begin < 300; begin += atOnce) {
                QByteArray lines;
                for (int number = begin; number < std::min(begin + atOnce, 300); ++number)
                    lines +=
                        simpleLine(number % 60, QByteArray::number(number + 256, 16),
                                   ",\"resource\":\"" + QByteArray(5000, 'a' + number % 26) +
                                       "\",\"user_agent\":\"" + QByteArray(5000, 'A' + number % 26) + '"');
                auto writer = ArchiveWriter::open(folder, {}, limits).value();
                test::BytesSource source(lines);
                added += importJsonl(source, *writer, {})->added;
            }
            QCOMPARE(added, 300U);
            const auto archive = Archive::open(folder).value();
            QCOMPARE(archive->rows(), 300U);
            for (const SegmentFile &segment : archive->segments()) {
                quint64 held = 0;
                for (const Field field : allFields)
                    if (const SectionEntry *raw = segment.find(field, Part::RawBytes))
                        held += raw->count;
                QVERIFY2(held <= most, qPrintable(QString::number(held)));
            }
            QCOMPARE(parsedLines(everything(folder).value()).size(), 300);
        }
    }

    void belongsToItsOwnerOnly() {
        QVERIFY(importLines(m_folder, simpleLine(1, "e1")));
        for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files)) {
            struct stat status{};
            QCOMPARE(::stat(file.filePath().toLocal8Bit().constData(), &status), 0);
            QCOMPARE(status.st_mode & 0777, 0600U);
        }
    }

    void keepsItsViewWhileAWriterGoesOn() {
        QVERIFY(importLines(m_folder, simpleLine(1, "e1")));
        const auto before = Archive::open(m_folder);
        for (int second = 2; second < 12; ++second)
            QVERIFY(importLines(m_folder, simpleLine(second, "e" + QByteArray::number(second))));
        std::string text;
        QVERIFY((*before)->appendJson({0, 0}, text));
        QCOMPARE((*before)->rows(), 1U);
        QVERIFY(QByteArray::fromStdString(text).contains("e1"));
        QCOMPARE((*Archive::open(m_folder))->rows(), 11U);
    }

    /// Each byte of each file, changed: what is read is the same as before, or an error says that it is
    /// damaged.
    void findsEveryChangedByte() {
        QByteArray lines;
        for (int second = 0; second < 12; ++second)
            lines += simpleLine(second, "e" + QByteArray::number(second),
                                ",\"status\":20" + QByteArray::number(second % 3) +
                                    ",\"details\":{\"n\":17},\"x\":1");
        QVERIFY(importLines(m_folder, lines));
        const QByteArray whole = everything(m_folder).value();
        const QByteArray answered = answers(m_folder).value();
        int found = 0;
        int harmless = 0;
        for (const QFileInfo &info : QDir(m_folder).entryInfoList({"*.segment", "manifest"})) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
            const QByteArray bytes = file.readAll();
            for (qsizetype at = 0; at < bytes.size(); ++at) {
                const char changed = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
                file.seek(at);
                file.write(&changed, 1);
                const auto read = everything(m_folder);
                const bool isFound = !read && read.error().kind != ErrorKind::NotFound;
                QVERIFY2(isFound || read == whole,
                         qPrintable(QStringLiteral("%1 at %2").arg(info.fileName()).arg(at)));
                if (at % 5 == 0) { // each question opens all again, and a block stands under one checksum
                    const auto asked = answers(m_folder);
                    QVERIFY2(asked ? asked == answered : asked.error().kind != ErrorKind::NotFound,
                             qPrintable(QStringLiteral("%1 at %2").arg(info.fileName()).arg(at)));
                }
                ++(isFound ? found : harmless);
                file.seek(at);
                file.write(bytes.constData() + at, 1);
            }
            QVERIFY(bytes.size() > 0);
        }
        QCOMPARE(everything(m_folder).value(), whole);
        QVERIFY2(found > 12000, qPrintable(QStringLiteral("%1 found, %2 harmless").arg(found).arg(harmless)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_root;
    QString m_folder;
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "tst_archive.moc"
