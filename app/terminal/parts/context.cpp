#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

Context::Context(CommonOptions options, std::stop_token stop)
    : m_stop(stop), m_output(std::move(options)), m_tty(stop) {}

Result<Workspace *> Context::workspace() {
    if (!m_workspace) {
        auto opened = openWorkspace(options().profile);
        if (!opened)
            return failure(opened.error());
        m_workspace = std::move(*opened);
    }
    return m_workspace.get();
}

Result<Inventory> Context::read(const Parts &parts) {
    const auto open = workspace();
    if (!open)
        return failure(open.error());
    return readAccount(**open, parts, {}, m_stop);
}

Instant Context::now() const {
    return m_workspace ? m_workspace->clock.now() : SystemClock().now();
}

Error absenceError(Absence absence, const QString &why) {
    switch (absence) {
    case Absence::NotOffered:
        return {.kind = ErrorKind::Unsupported, .sentence = why};
    case Absence::Forbidden:
        return {.kind = ErrorKind::Forbidden, .sentence = why};
    case Absence::Failed:
    case Absence::NotRead:
        break;
    }
    return {.kind = ErrorKind::Server, .sentence = why};
}

} // namespace cloudnx::terminal
