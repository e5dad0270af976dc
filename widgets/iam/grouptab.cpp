#include "widgets/iam/grouptab.h"

#include "widgets/parts/detailpane.h"
#include "widgets/parts/tableview.h"

namespace cloudnx {

GroupTab::GroupTab(QWidget *parent) : GroupTab(new GroupTable, parent) {}

GroupTab::GroupTab(GroupTable *groups, QWidget *parent)
    : IamTab(QStringLiteral("groups"), tr("Groups"), groups, parent), m_groups(groups) {
    groups->setParent(this);
    addMaker(tr("Name of a new group"), tr("Plan group"),
             [](const QString &name) { return Change(IamChange(CreateGroup{name})); });
}

void GroupTab::refresh(const Inventory &inventory, Instant) {
    m_policies.clear();
    m_users.clear();
    if (inventory.policies.known())
        for (const Policy &policy : *inventory.policies)
            m_policies.append(policy.name);
    if (inventory.users.known())
        for (const User &user : *inventory.users)
            m_users.append(user.name);
    m_groups->setRows(inventory.groups.known() ? *inventory.groups : std::vector<Group>{});
    table()->setEmptyText(inventory.groups.known() ? tr("There are no groups.")
                                                   : whyUnknown(inventory.groups),
                          inventory.groups.known() ? tr("Type a name above to plan the first one.")
                                                   : tr("Read again with F5."));
    showCurrent();
}

void GroupTab::showCurrent() {
    const int at = table()->currentRow();
    if (at < 0)
        return pane()->clear(tr("Choose a group to see who is in it."));
    const Group group = m_groups->row(at);
    const QString name = group.name;
    pane()->setTitle(name, group.members.size() == 1 ? tr("1 member.")
                                                     : tr("%1 members.").arg(group.members.size()));
    pane()->addField(tr("Members"), listOf(group.members).join(u'\n'));
    pane()->addField(titled(words().policies), listOf(group.policies).join(u'\n'));
    QStringList outside = m_users;
    for (const QString &member : group.members)
        outside.removeAll(member);
    QStringList free = m_policies;
    for (const QString &policy : group.policies)
        free.removeAll(policy);
    addChooser(tr("User to add to %1").arg(name), outside, tr("Add"),
               [name](const QString &user) { return Change(IamChange(AddMember{name, user})); });
    addChooser(tr("User to take out of %1").arg(name), listOf(group.members), tr("Take out"),
               [name](const QString &user) { return Change(IamChange(RemoveMember{name, user})); });
    addChooser(tr("%1 to attach to %2").arg(titled(words().policy), name), free, tr("Attach"),
               [name](const QString &policy) {
                   return Change(IamChange(AttachPolicy{PolicyHolder::Group, name, policy}));
               });
    addChooser(tr("%1 to detach from %2").arg(titled(words().policy), name), listOf(group.policies),
               tr("Detach"), [name](const QString &policy) {
                   return Change(IamChange(DetachPolicy{PolicyHolder::Group, name, policy}));
               });
    addAction(tr("Plan to delete %1").arg(name), IamChange(DeleteGroup{name}));
}

} // namespace cloudnx
