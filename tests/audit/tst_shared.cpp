#include "models/audit/eventfilter.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"
#include "tests/audit/lines.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

filter::Expression parsed(const char *text) {
    return filter::parse(QString::fromLatin1(text), eventSchema(), {}).value();
}

} // namespace

/// Several programs and threads on one archive.
class SharedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhileAnotherProgramWrites() {
        QTemporaryDir root;
        const QString folder = root.path() + "/audit";
        QProcess writer;
        writer.start(QStringLiteral(CLOUDNX_ARCHIVEPROBE), {"append", folder, "0"});
        QVERIFY(writer.waitForReadyRead(30000));
        std::uint64_t rows = 0;
        for (int views = 0; rows < 300;) {
            const auto archive = Archive::open(folder);
            QVERIFY2(archive, qPrintable(archive ? QString() : archive.error().sentence));
            QVERIFY((*archive)->rows() >= rows && (*archive)->rows() % 5 == 0);
            rows = (*archive)->rows();
            // The view stays what it is while the writer goes on, and puts together and removes what it is
            // made of.
            const auto all = select(*archive, parsed(""));
            QVERIFY2(all, qPrintable(all ? QString() : all.error().sentence));
            QCOMPARE((*all)->count(), rows);
            QCOMPARE((*all)->range(0, rows + 1)->size(), rows);
            if (++views % 16 == 0)
                QVERIFY((*archive)->verify({}));
        }
        writer.kill();
        writer.waitForFinished(-1);
    }

    void makesASecondWriterWait() {
        QTemporaryDir root;
        const auto first = ArchiveWriter::open(root.path() + "/audit", {});
        QVERIFY(first);
        std::stop_source stop;
        std::atomic<bool> isDone = false;
        std::jthread second([&] {
            const auto writer = ArchiveWriter::open(root.path() + "/audit", stop.get_token());
            isDone = !writer && writer.error().kind == ErrorKind::Cancelled;
        });
        stop.request_stop();
        second.join();
        QVERIFY(isDone);
    }

    /// Threads ask one view at once, each query using two of its own: for ThreadSanitizer.
    void asksFromSeveralThreads() {
        QTemporaryDir root;
        QByteArray lines;
        for (int number = 0; number < 230000; ++number)
            lines += "{\"time\":\"2026-05-" + QByteArray::number(1 + number / 10000).rightJustified(2, '0') +
                     "T" + QByteArray::number(number % 24).rightJustified(2, '0') +
                     ":00:00Z\",\"actor\":\"u" + QByteArray::number(number % 97) +
                     "\",\"status\":" + QByteArray::number(200 + number % 300) + ",\"path\":\"/v1/servers/" +
                     QByteArray::number(number) + "\"}\n";
        QVERIFY(test::importLines(root.path() + "/audit", lines));
        const auto archive = Archive::open(root.path() + "/audit").value();
        const filter::Expression filter = parsed("status >= 300 && path contains \"99\" && actor != u5");
        std::atomic<std::uint64_t> expected = 0;
        std::atomic<int> different = 0;
        const auto ask = [&] {
            const RowSetPtr rows = select(archive, filter).value();
            std::uint64_t none = 0;
            if (!expected.compare_exchange_strong(none, rows->count()) && none != rows->count())
                ++different;
            different += rows->range(0, 50)->size() == 50 ? 0 : 1;
            different += facets(*rows, {Field::Actor, Field::Status, Field::Path}, 5)->size() == 3 ? 0 : 1;
            different += histogram(*rows, std::chrono::hours(1))->empty() ? 1 : 0;
            different +=
                groupBy(*rows, {{Field::Actor}, {Field::Status}}, GroupOrder::MostFrequent, 3)->top.size() ==
                        3
                    ? 0
                    : 1;
        };
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 3; ++thread)
                threads.emplace_back(ask);
        }
        QVERIFY(expected > 0);
        QCOMPARE(different.load(), 0);
    }
};

QTEST_GUILESS_MAIN(SharedTest)
#include "tst_shared.moc"
