#include "widgets/iam/keytab.h"

#include "widgets/parts/detailpane.h"
#include "widgets/parts/tableview.h"

namespace cloudnx {

KeyTab::KeyTab(QWidget *parent) : KeyTab(new AccessKeyTable, parent) {}

KeyTab::KeyTab(AccessKeyTable *keys, QWidget *parent)
    : IamTab(QStringLiteral("access-keys"), tr("Access keys"), keys, parent), m_keys(keys) {
    keys->setParent(this);
}

void KeyTab::refresh(const Inventory &inventory, Instant now) {
    const auto &keys = inventory.accessKeys;
    m_keys->setRows(keys.known() ? accessKeyRows(*keys, now) : std::vector<AccessKeyRow>{});
    table()->setEmptyText(keys.known() ? tr("There are no %1.").arg(words().accessKeys) : whyUnknown(keys),
                          keys.known() ? tr("A user gets one in the tab Users.") : tr("Read again with F5."));
    showCurrent();
}

void KeyTab::showCurrent() {
    const int at = table()->currentRow();
    if (at < 0)
        return pane()->clear(tr("Choose a key to see how old it is."));
    const AccessKeyRow row = m_keys->row(at);
    const AccessKey &key = row.key;
    const QString age = row.ageDays ? tr("%1 days old").arg(*row.ageDays) : tr("of unknown age");
    pane()->setTitle(key.accessKeyId, key.active ? tr("Active, %1, of %2.").arg(age, key.userName)
                                                 : tr("Inactive, %1, of %2.").arg(age, key.userName));
    pane()->addField(tr("Created"), bothTimes(key.createdAt, QStringLiteral("?")), true);
    pane()->addField(tr("Last used"), bothTimes(key.lastUsedAt, tr("not seen")), true);
    const QString user = key.userName;
    const QString id = key.accessKeyId;
    addAction(key.active ? tr("Plan to deactivate") : tr("Plan to activate"),
              IamChange(SetAccessKeyActive{user, id, !key.active}));
    addAction(tr("Plan a new key for %1").arg(user), IamChange(CreateAccessKey{user}));
    addAction(tr("Plan to delete"), IamChange(DeleteAccessKey{user, id}));
}

} // namespace cloudnx
