#pragma once

#include "widgets/parts/page.h"
#include "widgets/parts/projectseat.h"

class QPushButton;
class QMenu;

namespace cloudnx {

/// The projects one may work in with this sign-in, where the cloud has several: a button for the band and
/// entries for the palette. Going to another leaves the window as it is when it fails.
class ProjectChoice final : public QObject {
    Q_OBJECT

public:
    explicit ProjectChoice(LiveInventory &live, QObject *parent = nullptr);

    /// Hidden while there is nothing to choose. For the band, which owns it.
    [[nodiscard]] QPushButton *button() const { return m_button; }

    [[nodiscard]] std::vector<PaletteEntry> palette();

Q_SIGNALS:
    /// Somebody chose @p project; enter() does it.
    void chosen(const cloudnx::Project &project);
    /// The session is one of the other project now; @p note is to be said, if not empty.
    void entered(const QString &note);
    void failed(const cloudnx::Error &error);

public:
    void enter(const Project &project);

private:
    void read();
    void take(std::vector<Project> projects);

    LiveInventory &m_live;
    QPushButton *m_button;
    QMenu *m_menu;
    std::vector<Project> m_projects;
    Instant m_readFor{};
};

} // namespace cloudnx
