#include "widgets/iam/policytab.h"

#include "widgets/parts/detailpane.h"
#include "widgets/parts/tableview.h"

#include <QJsonDocument>

namespace cloudnx {

PolicyTab::PolicyTab(QWidget *parent) : PolicyTab(new PolicyTable, parent) {}

PolicyTab::PolicyTab(PolicyTable *policies, QWidget *parent)
    : IamTab(QStringLiteral("policies"), tr("Policies"), policies, parent), m_policies(policies) {
    policies->setParent(this);
}

void PolicyTab::refresh(const Inventory &inventory, Instant) {
    m_holders.clear();
    if (inventory.users.known())
        for (const User &user : *inventory.users)
            for (const QString &policy : user.policies)
                m_holders[policy].append(tr("user %1").arg(user.name));
    if (inventory.groups.known())
        for (const Group &group : *inventory.groups)
            for (const QString &policy : group.policies)
                m_holders[policy].append(tr("group %1").arg(group.name));
    m_policies->setRows(inventory.policies.known() ? *inventory.policies : std::vector<Policy>{});
    table()->setEmptyText(inventory.policies.known() ? tr("There are no %1.").arg(words().policies)
                                                     : whyUnknown(inventory.policies),
                          tr("Read again with F5."));
    showCurrent();
}

void PolicyTab::showCurrent() {
    const int at = table()->currentRow();
    if (at < 0)
        return pane()->clear(tr("Choose one to read it."));
    const Policy policy = m_policies->row(at);
    const bool managed = policy.kind == PolicyKind::Managed;
    pane()->setTitle(policy.name, policy.description);
    pane()->addField(tr("Attached to"), m_holders[policy.name].join(u'\n'));
    pane()->addField(tr("Kind"), managed ? tr("managed by the cloud") : tr("custom"));
    if (policy.document)
        pane()->addBlock(tr("Document"),
                         QString::fromUtf8(QJsonDocument(policy.document->toObject()).toJson()));
    else
        pane()->addField(tr("Document"), tr("? the cloud does not show it"));
    addAction(tr("Plan to delete %1").arg(policy.name), IamChange(DeletePolicy{policy.name}),
              managed ? tr("What the cloud manages cannot be deleted.") : QString());
}

} // namespace cloudnx
