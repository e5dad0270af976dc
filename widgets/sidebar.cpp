#include "widgets/sidebar.h"

#include "models/checklist/report.h"
#include "models/firewall/exposure.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QHeaderView>

namespace cloudnx {

namespace {

constexpr int oldKeyDays = 90;
constexpr int nameWidth = 112;
constexpr int countWidth = 32;

[[nodiscard]] int alarming(const std::vector<FirewallGroup> &groups) {
    const auto exposures = exposuresOf(groups);
    return static_cast<int>(std::count_if(exposures.begin(), exposures.end(), [](const Exposure &exposure) {
        return !exposure.implicit && (exposure.danger == Danger::High || exposure.danger == Danger::Critical);
    }));
}

[[nodiscard]] int oldKeys(const std::vector<AccessKey> &keys, Instant now) {
    return static_cast<int>(std::count_if(keys.begin(), keys.end(), [now](const AccessKey &key) {
        return key.active && key.createdAt && daysBetween(*key.createdAt, now) > oldKeyDays;
    }));
}

[[nodiscard]] int leaving(const std::vector<KmsKey> &keys) {
    return static_cast<int>(std::count_if(keys.begin(), keys.end(), [](const KmsKey &key) {
        return key.state == KmsKeyState::PendingDeletion;
    }));
}

} // namespace

const std::vector<Room> &everyRoom() {
    static const std::vector<Room> rooms{Room::Overview, Room::Iam,       Room::Firewall, Room::Kms,
                                         Room::Audit,    Room::Checklist, Room::Incident};
    return rooms;
}

QString titleOf(Room room) {
    switch (room) {
    case Room::Overview:
        return SideBar::tr("Overview");
    case Room::Iam:
        return SideBar::tr("IAM");
    case Room::Firewall:
        return SideBar::tr("Firewall");
    case Room::Kms:
        return SideBar::tr("KMS");
    case Room::Audit:
        return SideBar::tr("Audit");
    case Room::Checklist:
        return SideBar::tr("Checklist");
    case Room::Incident:
        break;
    }
    return SideBar::tr("Incident");
}

std::map<Room, int> waitingIn(const Inventory &inventory, Instant now) {
    std::map<Room, int> counts;
    if (inventory.firewall.known())
        counts[Room::Firewall] = alarming(*inventory.firewall);
    if (inventory.accessKeys.known())
        counts[Room::Iam] = oldKeys(*inventory.accessKeys, now);
    if (inventory.kmsKeys.known())
        counts[Room::Kms] = leaving(*inventory.kmsKeys);
    counts[Room::Checklist] = runChecks({inventory, now}, {}).count(CheckResult::Fail);
    std::erase_if(counts, [](const auto &entry) { return entry.second == 0; });
    return counts;
}

SideBar::SideBar(QWidget *parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Rooms"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize({20, 20});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setMinimumSectionSize(countWidth);
    header()->resizeSection(0, nameWidth);
    header()->resizeSection(1, countWidth);
    setFixedWidth(nameWidth + countWidth + spacing::tight);
    for (const Room room : everyRoom()) {
        auto *item = new QTreeWidgetItem(this, {titleOf(room), QString()});
        item->setIcon(0, strokeIcon(wordOf(room)));
        item->setData(0, Qt::UserRole, static_cast<int>(room));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setSizeHint(0, {nameWidth, spacing::rowHeight + spacing::near});
    }
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            Q_EMIT roomChosen(static_cast<Room>(item->data(0, Qt::UserRole).toInt()));
    });
}

void SideBar::choose(Room room) {
    for (int at = 0; at < topLevelItemCount(); ++at)
        if (topLevelItem(at)->data(0, Qt::UserRole).toInt() == static_cast<int>(room))
            setCurrentItem(topLevelItem(at));
}

void SideBar::showCounts(const std::map<Room, int> &counts) {
    for (int at = 0; at < topLevelItemCount(); ++at) {
        auto *item = topLevelItem(at);
        const auto room = static_cast<Room>(item->data(0, Qt::UserRole).toInt());
        const auto found = counts.find(room);
        item->setText(1, found == counts.end() ? QString() : QString::number(found->second));
        item->setData(0, Qt::AccessibleTextRole,
                      found == counts.end() ? titleOf(room)
                                            : tr("%1, %2 waiting").arg(titleOf(room)).arg(found->second));
    }
}

} // namespace cloudnx
