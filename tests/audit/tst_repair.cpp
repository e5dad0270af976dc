#include "models/audit/archive/repair.h"
#include "models/audit/import/importer.h"
#include "tests/audit/lines.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::audit;
using test::everything;
using test::importLines;

namespace {

/// Events of one day; the later ones use texts that came with the first.
QByteArray dayOf(int day, int count) {
    QByteArray lines;
    for (int number = 0; number < count; ++number)
        lines += QStringLiteral("{\"time\":\"2026-05-%1T12:00:%2.000Z\",\"id\":\"%3\",\"actor\":\"%4\","
                                "\"path\":\"/v1/servers/%5\"}\n")
                     .arg(day, 2, 10, QChar(u'0'))
                     .arg(number % 60, 2, 10, QChar(u'0'))
                     .arg(day * 1000 + number, 8, 16, QChar(u'0'))
                     .arg(number % 2 == 0 ? "alice" : "bob")
                     .arg(number)
                     .toUtf8();
    return lines;
}

void damage(const QString &path, qsizetype at) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(at);
    const char byte = static_cast<char>(file.peek(1).at(0) ^ 0x20);
    file.write(&byte, 1);
}

} // namespace

class RepairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = m_root->path() + "/audit";
        // Each one much smaller than the one before, so that they stay apart.
        QVERIFY(importLines(m_folder, dayOf(1, 900)));
        QVERIFY(importLines(m_folder, dayOf(2, 200)));
        QVERIFY(importLines(m_folder, dayOf(3, 40)));
        m_whole = everything(m_folder).value();
        QCOMPARE(segments().size(), 3);
    }

    void leavesASoundArchiveAlone() {
        const auto report = repair(m_folder, {});
        QVERIFY(report);
        QCOMPARE(report->segments, 3);
        QVERIFY(report->damaged.isEmpty() && report->gaps.empty() && !report->manifestMade);
        QCOMPARE(everything(m_folder).value(), m_whole);
    }

    void setsADamagedSegmentAsideAndKeepsWhatLaterOnesNeed() {
        // Where the first segment's milliseconds stand: its rows are lost, its texts are not.
        damage(segments()[0], 4096 + 300);
        QCOMPARE(everything(m_folder).error().kind, ErrorKind::Integrity);
        const auto report = repair(m_folder, {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
        QCOMPARE(report->damaged.size(), 1);
        QCOMPARE(report->lostRows, 900U);
        QCOMPARE(report->gaps.size(), 1U);
        QCOMPARE(toRfc3339(report->gaps[0].from), "2026-05-01T12:00:00Z");
        QCOMPARE(toRfc3339(report->gaps[0].to), "2026-05-01T12:00:59.001Z");
        QVERIFY(QFile::exists(m_folder + "/000001.segment.damaged"));
        QByteArray left;
        for (const QByteArray &line : m_whole.split('\n'))
            if (line.contains("2026-05-02") || line.contains("2026-05-03"))
                left += line + '\n';
        QCOMPARE(everything(m_folder).value(), left);
        // What was lost can be imported again, and all is as it was.
        QCOMPARE(importLines(m_folder, dayOf(1, 900))->added, 900U);
        QCOMPARE(parsedSorted(everything(m_folder).value()), parsedSorted(m_whole));
    }

    /// Both copies of the texts that all the segments use.
    void givesUpWhatNamesLostTexts() {
        {
            const auto first = SegmentFile::open(segments()[0], std::nullopt).value();
            for (const Part part : {Part::DictionaryBytes, Part::SpareBytes})
                damage(segments()[0], static_cast<qsizetype>(first.find(Field::Actor, part)->offset));
        }
        const auto report = repair(m_folder, {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
        const auto left = everything(m_folder);
        QVERIFY2(left, qPrintable(left ? QString() : left.error().sentence));
        QCOMPARE(report->lostRows, 1140U);
        QCOMPARE(report->gaps.size(), 3U);
        QCOMPARE(importLines(m_folder, dayOf(1, 900) + dayOf(2, 200) + dayOf(3, 40))->added, 1140U);
        QCOMPARE(parsedSorted(everything(m_folder).value()), parsedSorted(m_whole));
    }

    void saysWhichFileHasToBeImportedAgain() {
        m_folder = m_root->path() + "/files";
        const QString large = fileWith("large.jsonl", dayOf(1, 900));
        const QString small = fileWith("small.jsonl", dayOf(2, 200));
        QVERIFY(imported(large) == 900 && imported(small) == 200);
        damage(segments()[0], 4096 + 300);
        const auto report = repair(m_folder, {});
        QCOMPARE(report->gaps.size(), 2U); // one for the service
        QVERIFY(!report->gaps[0].file);
        QCOMPARE(report->gaps[1].file, std::optional(large));
        QCOMPARE(toRfc3339(report->gaps[1].from), "2026-05-01T12:00:00Z");
        QVERIFY2(report->gaps[1].why.contains("Import " + large + " again."),
                 qPrintable(report->gaps[1].why));
        QCOMPARE(imported(small), 0U);
        QCOMPARE(Archive::open(m_folder).value()->manifest().gaps, report->gaps);
        QCOMPARE(imported(large), 900U);
        QCOMPARE(Archive::open(m_folder).value()->manifest().gaps, std::vector{report->gaps[0]});
    }

    void remembersFilesHoweverSegmentsArePutTogether() {
        m_folder = m_root->path() + "/files";
        QVERIFY(imported(fileWith("a.jsonl", dayOf(1, 30))) == 30 &&
                imported(fileWith("b.jsonl", dayOf(2, 40))) == 40);
        QCOMPARE(segments().size(), 1);
        damage(segments()[0], 4096 + 10);
        QStringList files;
        const auto report = repair(m_folder, {});
        for (const Gap &gap : report->gaps)
            files.append(gap.file.value_or("service").section('/', -1));
        QCOMPARE(files, (QStringList{"service", "a.jsonl", "b.jsonl"}));
    }

    void makesADamagedManifestAgain() {
        damage(m_folder + "/manifest", 20);
        QCOMPARE(everything(m_folder).error().kind, ErrorKind::Integrity);
        const auto report = repair(m_folder, {});
        QVERIFY(report && report->manifestMade);
        QCOMPARE(everything(m_folder).value(), m_whole);
        QCOMPARE(importLines(m_folder, dayOf(4, 1))->added, 1U);
    }

    void opensWhateverByteOfASegmentIsDamaged() {
        const QString path = segments()[1];
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const qsizetype size = file.size();
        for (qsizetype at = 0; at < size; at += 977) {
            init();
            damage(segments()[1], at);
            const auto report = repair(m_folder, {});
            QVERIFY2(report, qPrintable(QString::number(at)));
            QCOMPARE(report->damaged.size(), 1);
            QVERIFY2(everything(m_folder), qPrintable(QString::number(at)));
            QVERIFY(everything(m_folder)->contains("2026-05-01"));
            QVERIFY(!everything(m_folder)->contains("2026-05-02"));
            QVERIFY(everything(m_folder)->contains("2026-05-03"));
            QVERIFY(importLines(m_folder, dayOf(2, 200))->added == 200U);
        }
    }

private:
    [[nodiscard]] QStringList segments() const {
        QStringList paths;
        for (const QString &file : QDir(m_folder).entryList({"*.segment"}, QDir::Files, QDir::Name))
            paths.append(m_folder + '/' + file);
        return paths;
    }

    static QByteArrayList parsedSorted(const QByteArray &lines) {
        QByteArrayList sorted = lines.split('\n');
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    }

    [[nodiscard]] QString fileWith(const char *name, const QByteArray &lines) const {
        QFile file(m_root->path() + '/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size() ? file.fileName()
                                                                                    : QString();
    }

    [[nodiscard]] quint64 imported(const QString &path) const {
        auto writer = ArchiveWriter::open(m_folder, {}).value();
        return importFile(path, ImportFormat::Detected, *writer, {}).value().report.added;
    }

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_folder;
    QByteArray m_whole;
};

QTEST_GUILESS_MAIN(RepairTest)
#include "tst_repair.moc"
