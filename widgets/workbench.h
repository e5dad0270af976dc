#pragma once

#include "widgets/parts/page.h"

#include <map>

class QStackedWidget;

namespace cloudnx {

class CommandPalette;
class KeySheet;
class PlanSheet;
class ProfileBand;
class ProjectChoice;
class SideBar;
class StatusLine;

/// The window of one signed-in profile: band, rooms, page, plan sheet, status. Navigation only; a page is
/// built when it is first entered.
class Workbench : public QWidget {
    Q_OBJECT

public:
    Workbench(std::shared_ptr<Seat> seat, Worker &worker, QWidget *parent = nullptr);
    ~Workbench() override;

    void start(const QStringList &notes);
    void go(Room room, const QString &object = {});

    [[nodiscard]] Room room() const { return m_room; }

    [[nodiscard]] LiveInventory &live() const { return *m_live; }

    [[nodiscard]] Page *page(Room room);

    [[nodiscard]] PlanSheet *sheet() const { return m_sheet; }

Q_SIGNALS:
    void lockWanted();
    void signOutWanted();
    void sessionOver(const QString &why);
    /// The session is one of another project now: enter anew, and say @p note if it is not empty.
    void projectEntered(const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeFrame();
    void makeShortcuts();
    void addKey(const QKeySequence &keys, const std::function<void()> &act);
    [[nodiscard]] Page *build(Room room);
    void refresh();
    void fail(const Error &error);
    void openPlan(const Draft &draft);
    void tellCutOff(const QStringList &notes);
    [[nodiscard]] std::optional<Draft> cutOff() const;
    [[nodiscard]] bool isApplying();
    void lock();
    void signOut();
    void enterProject(const Project &project);
    void arrangeSheet();
    void openPalette();
    void addObjects(std::vector<PaletteEntry> &entries);
    void back();
    void nextPart();

    LiveInventory *m_live;
    ProfileBand *m_band;
    ProjectChoice *m_projects;
    SideBar *m_sides;
    QWidget *m_middle;
    QStackedWidget *m_pages;
    StatusLine *m_status;
    Banner *m_banner;
    PlanSheet *m_sheet;
    CommandPalette *m_palette;
    KeySheet *m_keys;
    std::map<Room, Page *> m_built;
    Room m_room = Room::Overview;
    std::vector<Room> m_history;
};

} // namespace cloudnx
