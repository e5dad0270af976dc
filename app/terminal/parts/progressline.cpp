#include "app/terminal/parts/progressline.h"

#include "models/core/visibletext.h"

#include <QLocale>

#include <cstdio>
#include <unistd.h>

namespace cloudnx::terminal {

namespace {

constexpr std::chrono::milliseconds between{100};

} // namespace

ProgressLine::ProgressLine()
    : m_isTerminal(::isatty(STDERR_FILENO) != 0 && qgetenv("TERM") != "dumb"),
      m_began(std::chrono::steady_clock::now()) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::clear() {
    if (std::exchange(m_isShown, false))
        std::fputs("\r\x1b[K", stderr);
}

Progress ProgressLine::progress() {
    if (!m_isTerminal)
        return {};
    return [this](const QString &what, qint64 done, qint64) { show(what, done); };
}

void ProgressLine::show(const QString &what, qint64 done) {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < between)
        return;
    m_last = now;
    const double seconds = std::chrono::duration<double>(now - m_began).count();
    const QLocale locale = QLocale::c();
    const QString rate =
        seconds > 0.5 ? locale.toString(static_cast<double>(done) / seconds, 'f', 0) : QString();
    const QString line = QStringLiteral("\r%1: %2%3\x1b[K")
                             .arg(visibleText(what), locale.toString(done),
                                  rate.isEmpty() ? QString() : QStringLiteral("  (%1 a second)").arg(rate));
    std::fputs(line.toUtf8().constData(), stderr);
    m_isShown = true;
}

} // namespace cloudnx::terminal
