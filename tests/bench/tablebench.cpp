#include "models/audit/query/select.h"
#include "tests/widgets/memorydoor.h"
#include "widgets/audit/auditpage.h"
#include "widgets/parts/filterfield.h"
#include "widgets/parts/liveinventory.h"

#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <random>
#include <thread>

using namespace cloudnx;

namespace {

/// Milliseconds of each of @p count repaints; @p move changes what is shown before each.
template <typename Move>
std::vector<double> repaints(EventView &view, int count, Move move) {
    std::vector<double> times;
    for (int at = 0; at < count; ++at) {
        move(at);
        const auto began = std::chrono::steady_clock::now();
        view.viewport()->repaint();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    }
    std::sort(times.begin(), times.end());
    return times;
}

using ArchivePtr = std::shared_ptr<const audit::Archive>;

/// Full repaints of the event table at 1400x900 after jumps to anywhere, and steps of three rows.
int table(const ArchivePtr &archive) {
    const auto rows = audit::select(archive, {});
    if (!rows)
        return 1;
    EventView view;
    view.resize(1400, 900);
    view.show();
    view.setRows(EventRows(*rows));
    QCoreApplication::processEvents(); // what is not on the screen yet is not painted
    std::mt19937 random(1);
    const auto jump = [&](int) {
        view.verticalScrollBar()->setValue(
            static_cast<int>(random() % static_cast<unsigned>(view.verticalScrollBar()->maximum() + 1)));
    };
    (void)repaints(view, 20, jump);
    const quint64 before = view.cellsAsked();
    const auto times = repaints(view, 300, jump);
    const quint64 cells = (view.cellsAsked() - before) / 300;
    if (cells == 0)
        return 1; // nothing was painted
    const auto steps = repaints(
        view, 300, [&](int) { view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 3); });
    std::printf(
        "{\"rows\":%llu,\"repaint\":%.3f,\"p99\":%.3f,\"step\":%.3f,\"cells\":%llu,\"visible\":%llu}\n",
        static_cast<unsigned long long>((*rows)->count()), times[150], times[297], steps[150],
        static_cast<unsigned long long>(cells),
        static_cast<unsigned long long>(static_cast<quint64>(view.visibleRows() + 1) *
                                        view.columns().size()));
    return 0;
}

/// The archive as the page's own, without copying it: its files are never written again.
bool lend(const QString &from, const QString &to) {
    bool done = QDir().mkpath(to);
    for (const QFileInfo &file : QDir(from).entryInfoList({QStringLiteral("*.segment")}, QDir::Files))
        done = done && QFile::link(file.canonicalFilePath(), to + u'/' + file.fileName());
    return done && QFile::copy(from + QStringLiteral("/manifest"), to + QStringLiteral("/manifest"));
}

/// Turns the main loop; remembers the longest time it was away for.
class Loop {
public:
    template <typename Until>
    void turn(Until until) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!until() && std::chrono::steady_clock::now() < deadline) {
            const auto began = std::chrono::steady_clock::now();
            QCoreApplication::processEvents();
            note(began);
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    }

    void note(std::chrono::steady_clock::time_point began) {
        m_longest = std::max(
            m_longest,
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    }

    double take() { return std::exchange(m_longest, 0); }

private:
    double m_longest = 0;
};

/// Types questions into the page, a key every 60 ms: the longest time the window heard nothing after a key,
/// and how long each answer took.
int typing(const QString &folder) {
    test::MemoryDoor door;
    const auto seat = door.open();
    Worker worker;
    LiveInventory live(seat, worker);
    if (!lend(folder, dynamic_cast<const ArchiveSeat &>(*seat).archive().folder))
        return 1;
    AuditPage page(live);
    page.resize(1400, 900);
    page.show();
    Loop loop;
    const auto rests = [&] { return worker.isIdle(); };
    const auto *view = page.findChild<EventView *>();
    loop.turn([&] { return worker.isIdle() && view->rows().count() > 0; });
    std::vector<double> blocked;
    std::vector<double> answered;
    for (const char *question : {"terraform/1.5", "web-77", "status >= 400 && action ~ firewall.*",
                                 "actor == alice.smith10 || sqlmap"}) {
        for (const char *key = question; *key != '\0'; ++key) {
            (void)loop.take();
            const auto began = std::chrono::steady_clock::now();
            QKeyEvent press(QEvent::KeyPress, 0, {}, QString(QLatin1Char(*key)));
            QCoreApplication::sendEvent(page.filterField(), &press);
            loop.note(began);
            loop.turn(rests);
            answered.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
            loop.turn(
                [&] { return std::chrono::steady_clock::now() - began > std::chrono::milliseconds(60); });
            blocked.push_back(loop.take());
        }
        page.filterField()->clear();
        loop.turn(rests);
    }
    std::sort(blocked.begin(), blocked.end());
    std::sort(answered.begin(), answered.end());
    std::printf("{\"keys\":%zu,\"blocked\":%.3f,\"longest\":%.3f,\"answered\":%.3f,\"slowest\":%.3f}\n",
                blocked.size(), blocked[blocked.size() / 2], blocked.back(), answered[answered.size() / 2],
                answered.back());
    worker.stop();
    return 0;
}

} // namespace

// tablebench table|typing ARCHIVE: figures of the desktop's audit page, as one line of JSON.
int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const QString folder = QString::fromLocal8Bit(argv[2]);
    const auto archive = audit::Archive::open(folder);
    if (!archive) {
        std::fprintf(stderr, "%s\n", qPrintable(archive.error().sentence));
        return 1;
    }
    return argv[1] == std::string_view("typing") ? typing(folder) : table(*archive);
}
