#include "widgets/projectchoice.h"

#include "models/cloud/words.h"

#include <QMenu>
#include <QPushButton>

namespace cloudnx {

ProjectChoice::ProjectChoice(LiveInventory &live, QObject *parent)
    : QObject(parent), m_live(live), m_button(new QPushButton), m_menu(new QMenu(m_button)) {
    m_button->setText(tr("Switch %1").arg(wordsOf(live.seat().cloud()).account));
    m_button->setToolTip(tr("Work in another one with the same sign-in"));
    m_button->setMenu(m_menu);
    m_button->hide();
    connect(&m_live, &LiveInventory::changed, this, &ProjectChoice::read);
}

// Whenever it is read anew who one is. A cloud without projects says so without being asked over the network;
// one that fails to tell them offers none.
void ProjectChoice::read() {
    const auto &identity = m_live.inventory().identity;
    if (!identity.known() || identity.readAt == m_readFor)
        return;
    m_readFor = identity.readAt;
    m_live.worker().run(
        this, QStringLiteral("projects"), {},
        [seat = m_live.sharedSeat()](std::stop_token stop) {
            return seat->cloud().iam().projects(std::move(stop));
        },
        [this](Result<std::vector<Project>> projects) {
            take(std::move(projects).value_or(std::vector<Project>()));
        });
}

void ProjectChoice::take(std::vector<Project> projects) {
    m_projects = std::move(projects);
    m_menu->clear();
    for (const Project &project : m_projects) {
        QString text = project.name;
        QAction *action = m_menu->addAction(text.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(project.current);
        action->setEnabled(project.enabled && !project.current);
        action->setToolTip(project.enabled ? project.id : tr("%1 is disabled.").arg(project.name));
        connect(action, &QAction::triggered, this, [this, project] { Q_EMIT chosen(project); });
    }
    m_menu->setToolTipsVisible(true);
    m_button->setVisible(m_projects.size() > 1 && dynamic_cast<ProjectSeat *>(&m_live.seat()));
}

std::vector<PaletteEntry> ProjectChoice::palette() {
    std::vector<PaletteEntry> entries;
    if (m_button->isHidden())
        return entries;
    for (const Project &project : m_projects)
        if (project.enabled && !project.current)
            entries.push_back(
                {tr("Switch to %1 %2").arg(wordsOf(m_live.seat().cloud()).account, project.name),
                 project.description, [this, project] { Q_EMIT chosen(project); }});
    return entries;
}

void ProjectChoice::enter(const Project &project) {
    m_live.worker().run(
        this, QStringLiteral("enter"), tr("Going to %1").arg(project.name),
        [seat = m_live.sharedSeat(), id = project.id](std::stop_token stop) -> Result<QString> {
            if (auto *several = dynamic_cast<ProjectSeat *>(seat.get()))
                return several->enterProject(id, std::move(stop));
            return failure(ErrorKind::Unsupported, tr("Not offered by this cloud."));
        },
        [this](const Result<QString> &note) {
            if (note)
                Q_EMIT entered(*note);
            else
                Q_EMIT failed(note.error());
        });
}

} // namespace cloudnx
