#pragma once

#include "models/judge/overview.h"

#include <QTreeWidget>

#include <map>

namespace cloudnx {

/// The rooms, and a count where something waits.
class SideBar : public QTreeWidget {
    Q_OBJECT

public:
    explicit SideBar(QWidget *parent = nullptr);

    void choose(Room room);
    void showCounts(const std::map<Room, int> &counts);

Q_SIGNALS:
    void roomChosen(cloudnx::Room room);
};

/// In the order of the side bar; Ctrl+1 is the first.
[[nodiscard]] const std::vector<Room> &everyRoom();
[[nodiscard]] QString titleOf(Room room);
/// What waits in each room; rooms where nothing does are left out.
[[nodiscard]] std::map<Room, int> waitingIn(const Inventory &inventory, Instant now);

} // namespace cloudnx
