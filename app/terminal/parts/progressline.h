#pragma once

#include "models/core/progress.h"

#include <chrono>

namespace cloudnx::terminal {

/// How far a long command is: one line on standard error that is written over, and gone when it is done. Only
/// where standard error is a terminal.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    [[nodiscard]] Progress progress();
    void clear();

private:
    void show(const QString &what, qint64 done);

    bool m_isTerminal;
    bool m_isShown = false;
    std::chrono::steady_clock::time_point m_began;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace cloudnx::terminal
