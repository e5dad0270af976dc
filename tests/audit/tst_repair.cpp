#include "models/audit/archive/repair.h"
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
        auto again = everything(m_folder).value().split('\n');
        auto before = m_whole.split('\n');
        std::sort(again.begin(), again.end());
        std::sort(before.begin(), before.end());
        QCOMPARE(again, before);
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

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_folder;
    QByteArray m_whole;
};

QTEST_GUILESS_MAIN(RepairTest)
#include "tst_repair.moc"
