#include "app/terminal/parts/context.h"

#include "app/compose/takeback.h"

namespace cloudnx::terminal {

Context::Context(CommonOptions options, std::stop_token stop)
    : m_stop(stop), m_output(std::move(options)), m_tty(stop) {}

Result<Workspace *> Context::keep(Result<std::unique_ptr<Workspace>> opened) {
    if (!opened)
        return failure(opened.error());
    m_workspace = std::move(*opened);
    return m_workspace.get();
}

Result<Workspace *> Context::workspace() {
    return m_workspace ? m_workspace.get() : keep(openWorkspace(options().profile));
}

Result<Workspace *> Context::workspaceToSignOut() {
    return m_workspace ? m_workspace.get() : keep(openWorkspaceToSignOut(options().profile));
}

Result<Workspace *> Context::workspaceToSignIn() {
    const auto profiles = ProfileStore().all();
    const bool isNamed = !options().profile.isEmpty() || !profileOfEnvironment().isEmpty();
    if (isNamed || !profiles || !profiles->empty())
        return m_workspace ? m_workspace.get() : keep(openWorkspaceToSignIn(options().profile));
    return ProfileName::parse(QStringLiteral("default")).and_then([this](const ProfileName &name) {
        return keep(
            openWorkspace(Profile{.name = name, .baseUrl = QUrl(QStringLiteral("https://cloudnx.in"))}));
    });
}

Result<Inventory> Context::read(const Parts &parts) {
    const auto open = workspace();
    if (!open)
        return failure(open.error());
    for (const QString &note : takeBackNotes(**open, m_stop))
        complain(note);
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
