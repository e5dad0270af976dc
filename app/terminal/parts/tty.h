#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <stop_token>

namespace cloudnx::terminal {

/// The person at the terminal, if there is one: questions and answers go by /dev/tty, so that pipes carry
/// only what was asked for.
class Tty {
public:
    explicit Tty(std::stop_token stop);
    ~Tty();
    Tty(const Tty &) = delete;
    Tty &operator=(const Tty &) = delete;

    /// Somebody can be asked: standard input is a terminal, and this process has one.
    [[nodiscard]] bool isThere() const { return m_descriptor >= 0; }

    /// Errors: Cancelled (Ctrl+C, Ctrl+D); Usage when nobody is there, with @p otherwise saying what to do.
    [[nodiscard]] Result<QString> ask(const QString &prompt, const QString &otherwise);
    /// The same with the echo off.
    [[nodiscard]] Result<Secret> askSecret(const QString &prompt, const QString &otherwise);
    /// A line for whoever looks at the terminal.
    void show(const QString &text);

private:
    [[nodiscard]] Result<Secret> readLine();

    std::stop_token m_stop;
    int m_descriptor = -1;
};

/// One line without its end from @p descriptor, byte by byte, so that what follows stays unread. Errors:
/// Cancelled, Local.
[[nodiscard]] Result<Secret> readSecretLine(int descriptor, std::stop_token stop);
/// Everything to the end, at most @p limit bytes. Errors: Cancelled, Local, Invalid when there is more.
[[nodiscard]] Result<Secret> readToEnd(int descriptor, std::size_t limit, std::stop_token stop);

} // namespace cloudnx::terminal
