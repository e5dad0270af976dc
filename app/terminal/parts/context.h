#pragma once

#include "app/compose/workspace.h"
#include "app/terminal/parts/output.h"
#include "app/terminal/parts/tty.h"

namespace cloudnx::terminal {

/// What a verb works with: one for the whole command.
class Context {
public:
    Context(CommonOptions options, std::stop_token stop);

    [[nodiscard]] const CommonOptions &options() const { return m_output.options(); }

    [[nodiscard]] std::stop_token stop() const { return m_stop; }

    [[nodiscard]] Output &out() { return m_output; }

    [[nodiscard]] Tty &tty() { return m_tty; }

    /// Opens the profile's workspace once. Errors: NotFound (no such profile), Keychain….
    [[nodiscard]] Result<Workspace *> workspace();
    /// The same for a sign-in: somebody who has no profile yet gets one for cloudnx.in, saved when it worked.
    [[nodiscard]] Result<Workspace *> workspaceToSignIn();
    /// The same for a sign-out.
    [[nodiscard]] Result<Workspace *> workspaceToSignOut();
    /// Parts of the account, read now.
    [[nodiscard]] Result<Inventory> read(const Parts &parts);

    [[nodiscard]] Instant now() const;

    /// For verbs that end well but not with 0: findings.
    void endWith(int exitCode) { m_exitCode = exitCode; }

    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    [[nodiscard]] Result<Workspace *> keep(Result<std::unique_ptr<Workspace>> opened);

    std::stop_token m_stop;
    Output m_output;
    Tty m_tty;
    std::unique_ptr<Workspace> m_workspace;
    int m_exitCode = 0;
};

/// The value of a reading, or the Error that says why it is not there.
template <typename T>
[[nodiscard]] Result<T> known(const Reading<T> &reading);

[[nodiscard]] Error absenceError(Absence absence, const QString &why);

template <typename T>
Result<T> known(const Reading<T> &reading) {
    if (reading.known())
        return *reading;
    return failure(absenceError(reading.absence, reading.why));
}

} // namespace cloudnx::terminal
