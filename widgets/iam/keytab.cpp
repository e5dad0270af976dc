#include "widgets/iam/keytab.h"

#include "models/cloud/abilities.h"
#include "widgets/iam/keyform.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/tableview.h"

namespace cloudnx {

KeyTab::KeyTab(QWidget *parent) : KeyTab(new AccessKeyTable, parent) {}

KeyTab::KeyTab(AccessKeyTable *keys, QWidget *parent)
    : IamTab(QStringLiteral("access-keys"), tr("Access keys"), keys, parent),
      m_keys(keys),
      m_form(new KeyForm) {
    keys->setParent(this);
    column()->insertWidget(0, m_form);
    m_form->hide();
    connect(m_form, &KeyForm::keyWanted, this, [this](const CreateAccessKey &key) { want(IamChange(key)); });
}

void KeyTab::refresh(const Inventory &inventory, Instant now) {
    const auto &keys = inventory.accessKeys;
    m_areLimited = abilitiesIn(inventory).limitedKeys;
    const bool offered = m_areLimited && inventory.identity.known();
    m_form->speak(words());
    if (offered)
        m_form->show(inventory.identity->name, inventory.identity->roles.value_or(std::vector<QString>()),
                     now);
    m_form->setVisible(offered);
    m_keys->setRows(keys.known() ? accessKeyRows(*keys, now) : std::vector<AccessKeyRow>{});
    table()->setEmptyText(keys.known() ? tr("There are no %1.").arg(words().accessKeys) : whyUnknown(keys),
                          !keys.known() ? tr("Read again with F5.")
                          : offered     ? tr("Describe one above to plan the first.")
                                        : tr("A user gets one in the tab Users."));
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
    addLimits(key);
    const QString user = key.userName;
    const QString id = key.accessKeyId;
    addAction(key.active ? tr("Plan to deactivate") : tr("Plan to activate"),
              IamChange(SetAccessKeyActive{user, id, !key.active}));
    addAction(tr("Plan a new key for %1").arg(user), IamChange(CreateAccessKey{user}));
    addAction(tr("Plan to delete"), IamChange(DeleteAccessKey{user, id}));
}

// What it may at most, where the cloud limits keys.
void KeyTab::addLimits(const AccessKey &key) {
    if (!m_areLimited || key.kind == AccessKeyKind::AccessKey)
        return;
    pane()->addField(tr("Ends"), bothTimes(key.expiresAt, tr("never")), true);
    if (key.kind == AccessKeyKind::Ec2)
        return;
    pane()->addField(tr("Roles"), key.roles ? listOf(*key.roles).join(u'\n') : QStringLiteral("?"));
    QStringList rules;
    for (const AccessRule &rule : key.rules.value_or(std::vector<AccessRule>()))
        rules.append(rule.toText());
    pane()->addField(tr("Requests"), key.rules ? rules.join(u'\n') : tr("every one"));
    if (key.unrestricted == true)
        pane()->addField(tr("Unrestricted"), tr("It may make keys like itself, and delete them."));
}

} // namespace cloudnx
