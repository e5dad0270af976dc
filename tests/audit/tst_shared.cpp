#include "models/audit/eventfilter.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"
#include "tests/audit/lines.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

filter::Expression parsed(const char *text) {
    return filter::parse(QString::fromLatin1(text), eventSchema(), {}).value();
}

/// Killed when it goes. No QProcess: ThreadSanitizer does not survive how that one starts a program.
class OtherProgram {
public:
    explicit OtherProgram(std::vector<std::string> words) {
        std::vector<char *> arguments;
        for (std::string &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        std::array<int, 2> ends{-1, -1};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            return;
        m_output = ends[0];
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        if (posix_spawn(&m_process, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
            m_process = -1;
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
    }

    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;

    ~OtherProgram() {
        if (m_process > 0) {
            kill(m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
        }
        close(m_output);
    }

    [[nodiscard]] bool saysSomething() const {
        pollfd waited{m_output, POLLIN, 0};
        return m_process > 0 && poll(&waited, 1, 30000) > 0 && (waited.revents & POLLIN) != 0;
    }

private:
    pid_t m_process = -1;
    int m_output = -1;
};

} // namespace

/// Several programs and threads on one archive.
class SharedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhileAnotherProgramWrites() {
        QTemporaryDir root;
        const QString folder = root.path() + "/audit";
        const OtherProgram writer({CLOUDNX_ARCHIVEPROBE, "append", folder.toStdString(), "0"});
        QVERIFY(writer.saysSomething());
        QTRY_VERIFY_WITH_TIMEOUT(Archive::open(folder), 30000); // it is there with the first commit
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
