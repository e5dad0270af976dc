#include "widgets/audit/pace.h"

#include <QCoreApplication>
#include <QLocale>

#include <memory>

namespace cloudnx {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Pace)
};

constexpr milliseconds between{100};
constexpr milliseconds rateKnownAfter{500};

[[nodiscard]] QString countText(Counted what, qint64 done, qint64 total) {
    const QLocale locale;
    if (total > 0)
        return (what == Counted::Events ? Words::tr("%1 of %2 events") : Words::tr("%1 of %2 lines"))
            .arg(locale.toString(done), locale.toString(total));
    return (what == Counted::Events ? Words::tr("%1 events") : Words::tr("%1 lines"))
        .arg(locale.toString(done));
}

struct Pace {
    steady_clock::time_point began = steady_clock::now();
    std::optional<steady_clock::time_point> told;
    qint64 last = 0;
};

} // namespace

QString paceText(Counted what, qint64 done, qint64 total, milliseconds since) {
    QStringList parts{countText(what, done, total)};
    const qint64 rate = since < rateKnownAfter ? 0 : done * 1000 / since.count();
    if (rate > 0)
        parts.append(Words::tr("%1 a second").arg(QLocale().toString(rate)));
    if (rate > 0 && total > done)
        parts.append(Words::tr("%1 s left").arg(QLocale().toString((total - done + rate - 1) / rate)));
    return parts.join(QStringLiteral(", "));
}

Progress paced(Progress to, Counted what) {
    return [to = std::move(to), what, pace = std::make_shared<Pace>()](const QString &, qint64 done,
                                                                       qint64 total) {
        const auto now = steady_clock::now();
        if (done < pace->last)
            *pace = {now, pace->told, 0};
        pace->last = done;
        if (pace->told && now - *pace->told < between)
            return;
        pace->told = now;
        to(paceText(what, done, total, std::chrono::duration_cast<milliseconds>(now - pace->began)), 0, 0);
    };
}

} // namespace cloudnx
