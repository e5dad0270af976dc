#include "tests/audit/lines.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <random>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

constexpr int kills = 200; ///< during import and append
constexpr int syncKills = 100;

/// The numbers of the events that are there; -1 when one of them is not whole.
std::vector<int> numbersIn(const Archive &archive) {
    std::vector<int> numbers;
    for (std::uint32_t segment = 0; segment < archive.segments().size(); ++segment)
        for (std::uint32_t row = 0; row < archive.segments()[segment].rows(); ++row) {
            const Event event = archive.event({segment, row}).value();
            const int number = event.details.value("n").toInt(-1);
            const bool isWhole = event.id == QStringLiteral("e%1").arg(number) &&
                                 event.status == number % 500 &&
                                 event.details.value("t").toString() == QString(number % 7, u'x');
            numbers.push_back(isWhole ? number : -1);
        }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

} // namespace

/// A writer is killed at any moment, again and again; what it had committed is there, and the next one goes
/// on.
class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void losesNothingThatWasCommitted() {
        QTemporaryDir root;
        const QString folder = root.path() + "/audit";
        std::mt19937 random(20261125);
        int next = 0;
        int inDoubt = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const bool isImport = kill % 4 == 3;
            const int before = next;
            if (isImport)
                writeLines(root.path() + "/lines", before, 300);
            QProcess writer;
            writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            writer.start(QStringLiteral(CLOUDNX_ARCHIVEPROBE),
                         {isImport ? "import" : "append", folder,
                          isImport ? root.path() + "/lines" : QString::number(before)});
            const int lines = static_cast<int>(random() % 6);
            int acknowledged = before;
            for (int line = 0; line <= lines && (writer.canReadLine() || writer.waitForReadyRead(30000));
                 ++line) {
                const QByteArray said = writer.readLine().trimmed();
                if (said != "open")
                    acknowledged = isImport ? before + said.toInt() : said.toInt();
            }
            const timespec moment{
                0, static_cast<long>(random() % 3000000)}; // somewhere in the middle of what it does
            nanosleep(&moment, nullptr);
            writer.kill(); // SIGKILL; nothing when it ended by itself
            writer.waitForFinished(-1);
            for (const QByteArray &said : writer.readAllStandardOutput().split('\n'))
                if (!said.isEmpty() && said != "open")
                    acknowledged = isImport ? before + said.toInt() : said.toInt();
            const auto archive = Archive::open(folder);
            if (!archive && archive.error().kind == ErrorKind::NotFound && acknowledged == 0)
                continue; // killed before there was one
            QVERIFY2(archive, qPrintable(archive ? QString() : archive.error().sentence));
            QVERIFY((*archive)->verify({}));
            const std::vector<int> numbers = numbersIn(**archive);
            next = static_cast<int>(numbers.size());
            for (int number = 0; number < next; ++number)
                QCOMPARE(numbers[static_cast<std::size_t>(number)], number); // each once, and none left out
            QVERIFY2(next >= acknowledged,
                     qPrintable(QStringLiteral("%1 of %2").arg(next).arg(acknowledged)));
            QVERIFY2(isImport ? next == before || next == before + 300 : next % 5 == 0, "half a commit");
            inDoubt += next > acknowledged ? 1 : 0;
        }
        QVERIFY(next > kills);
        qInfo("%d events; %d commits were made but not said any more", next, inDoubt);
    }

    /// What was there before a kill is there after it, nothing twice, and a sync that is left alone ends with
    /// all of it.
    void aSyncThatWasKilledGoesOn() {
        QTemporaryDir root;
        const QString folder = root.path() + "/audit";
        std::mt19937 random(20261126);
        std::vector<int> before;
        int count = 0;
        int halfway = 0;
        for (int kill = 0; kill < syncKills; ++kill) {
            count += static_cast<int>(random() % 1500);
            QProcess syncing;
            syncing.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            syncing.start(QStringLiteral(CLOUDNX_ARCHIVEPROBE), {"sync", folder, QString::number(count)});
            QVERIFY(syncing.waitForReadyRead(30000)); // "open"
            const timespec moment{0, static_cast<long>(random() % 30000000)};
            nanosleep(&moment, nullptr);
            syncing.kill(); // SIGKILL; nothing when it ended by itself
            syncing.waitForFinished(-1);
            halfway += syncing.exitStatus() == QProcess::CrashExit ? 1 : 0;
            const auto archive = Archive::open(folder);
            QVERIFY2(archive, qPrintable(archive ? QString() : archive.error().sentence));
            QVERIFY((*archive)->verify({}));
            const std::vector<int> now = numbersIn(**archive);
            QVERIFY(std::adjacent_find(now.begin(), now.end()) == now.end());
            QVERIFY(std::includes(now.begin(), now.end(), before.begin(), before.end()));
            if (syncing.exitStatus() == QProcess::NormalExit)
                QCOMPARE(now.size(), static_cast<std::size_t>(count));
            before = now;
        }
        QCOMPARE(
            QProcess::execute(QStringLiteral(CLOUDNX_ARCHIVEPROBE), {"sync", folder, QString::number(count)}),
            0);
        const auto archive = Archive::open(folder).value();
        QVERIFY(archive->manifest().gaps.empty());
        const std::vector<int> all = numbersIn(*archive);
        QCOMPARE(all.size(), static_cast<std::size_t>(count));
        QVERIFY(all.front() == 0 && all.back() == count - 1);
        QVERIFY2(halfway > syncKills / 3, qPrintable(QString::number(halfway)));
    }

private:
    static void writeLines(const QString &path, int first, int count) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int number = first; number < first + count; ++number)
            file.write(QStringLiteral("{\"time\":\"2026-05-03T12:00:00Z\",\"id\":\"e%1\",\"status\":%2,"
                                      "\"details\":{\"n\":%1,\"t\":\"%3\"}}\n")
                           .arg(number)
                           .arg(number % 500)
                           .arg(QString(number % 7, u'x'))
                           .toUtf8());
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "tst_crash.moc"
