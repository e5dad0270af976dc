#include "widgets/iam/trusttab.h"

#include "widgets/parts/detailpane.h"
#include "widgets/parts/tableview.h"

namespace cloudnx {

TrustTab::TrustTab(QWidget *parent) : TrustTab(new TrustTable, parent) {}

TrustTab::TrustTab(TrustTable *trusts, QWidget *parent)
    : IamTab(QStringLiteral("trusts"), tr("Trusts"), trusts, parent),
      m_table(trusts),
      m_read(failure(ErrorKind::Local, tr("Not read yet."))) {
    trusts->setParent(this);
}

void TrustTab::refresh(const Inventory &inventory, Instant now) {
    m_now = now;
    m_names.clear();
    if (inventory.users.known())
        for (const User &user : *inventory.users)
            m_names[user.id] = user.name;
    if (inventory.identity.known()) {
        m_me = inventory.identity->userId;
        m_names[m_me] = inventory.identity->name;
        if (inventory.identity->accountName)
            m_names[inventory.identity->accountId] = *inventory.identity->accountName;
    }
    showRows();
}

void TrustTab::setTrusts(Result<std::vector<Trust>> trusts) {
    m_read = std::move(trusts);
    showRows();
}

QString TrustTab::nameOf(const QString &id) const {
    const auto found = m_names.find(id);
    return found == m_names.end() ? id : found->second;
}

void TrustTab::showRows() {
    std::vector<Trust> rows = m_read.value_or(std::vector<Trust>());
    for (Trust &trust : rows)
        for (QString *id : {&trust.trustor, &trust.trustee, &trust.projectId})
            *id = nameOf(*id);
    m_table->setRows(std::move(rows));
    if (m_read)
        table()->setEmptyText(tr("No trusts: nobody may act for you, nor you for anybody."),
                              tr("Those between other people are told to nobody else."));
    else
        table()->setEmptyText(m_read.error().sentence, tr("Read again with F5."));
    showCurrent();
}

void TrustTab::showCurrent() {
    const int at = table()->currentRow();
    if (at < 0)
        return pane()->clear(tr("Yours only, given or got. Choose one to see what it allows."));
    const QString id = m_table->row(at).id;
    const Trust trust =
        *std::find_if(m_read->begin(), m_read->end(), [&](const Trust &one) { return one.id == id; });
    const bool hasEnded = (trust.expiresAt && *trust.expiresAt <= m_now) || trust.usesLeft == 0;
    const QString whom = nameOf(trust.trustor);
    const QString who = nameOf(trust.trustee);
    pane()->setTitle(tr("%1 for %2").arg(who, whom),
                     hasEnded ? tr("It has ended.")
                     : trust.impersonation
                         ? tr("%1 may act for %2, and appears as %2 in every log.").arg(who, whom)
                         : tr("%1 may act for %2 under the own name.").arg(who, whom));
    pane()->addField(tr("Roles"), listOf(trust.roles).join(u'\n'));
    pane()->addField(tr("In project"), nameOf(trust.projectId));
    pane()->addField(tr("Ends"), bothTimes(trust.expiresAt, tr("never")), true);
    pane()->addField(tr("Uses left"), trust.usesLeft ? QString::number(*trust.usesLeft) : tr("any number"));
    pane()->addField(tr("Given by"), trust.trustor == m_me ? tr("you\n%1").arg(trust.trustor) : trust.trustor,
                     true);
    pane()->addField(tr("To"), trust.trustee == m_me ? tr("you\n%1").arg(trust.trustee) : trust.trustee,
                     true);
    pane()->addField(tr("Id"), trust.id, true);
}

} // namespace cloudnx
