#include "models/audit/query/select.h"
#include "widgets/audit/eventview.h"

#include <QApplication>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <random>

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

} // namespace

// tablebench ARCHIVE: full repaints of the desktop's event table at 1400x900 after jumps to anywhere, in
// JSON.
int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const auto archive = audit::Archive::open(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (!archive) {
        std::fprintf(stderr, "%s\n", qPrintable(archive.error().sentence));
        return 1;
    }
    const auto rows = audit::select(*archive, {});
    if (!rows)
        return 1;
    EventView view;
    view.resize(1400, 900);
    view.show();
    view.setRows(EventRows(*rows));
    std::mt19937 random(1);
    const auto jump = [&](int) {
        view.verticalScrollBar()->setValue(
            static_cast<int>(random() % static_cast<unsigned>(view.verticalScrollBar()->maximum() + 1)));
    };
    (void)repaints(view, 20, jump);
    const quint64 before = view.cellsAsked();
    const auto times = repaints(view, 300, jump);
    const quint64 cells = (view.cellsAsked() - before) / 300;
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
