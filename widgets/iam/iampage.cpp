#include "widgets/iam/iampage.h"

#include "widgets/iam/grouptab.h"
#include "widgets/iam/keytab.h"
#include "widgets/iam/policytab.h"
#include "widgets/iam/trusttab.h"
#include "widgets/iam/usertab.h"
#include "widgets/parts/tableview.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace cloudnx {

namespace {

constexpr std::size_t identitySentence = 1; ///< of the three in Overview

} // namespace

IamPage::IamPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("IAM"), parent), m_tabs(new QTabWidget) {
    m_tabs->setAccessibleName(tr("IAM"));
    m_tabs->setDocumentMode(true);
    addTab(new UserTab, tr("&Users"));
    addTab(new GroupTab, tr("&Groups"));
    const IamWords words = wordsOf(live.seat().cloud()).iam;
    addTab(new PolicyTab, u'&' + titled(words.policies));
    addTab(new KeyTab, u'&' + titled(words.accessKeys));
    column()->addWidget(m_tabs, 1);
}

void IamPage::addTab(IamTab *tab, const QString &title) {
    tab->speakOf(live().seat().cloud().kind());
    m_each.push_back(tab);
    m_tabs->addTab(tab, title);
    connect(tab, &IamTab::wanted, this, &Page::planWanted);
}

void IamPage::refresh() {
    const Overview overview = overviewOf(inventory(), live().now());
    if (overview.sentences.size() > identitySentence)
        setAnswer(stateOf(overview.sentences[identitySentence].mood),
                  overview.sentences[identitySentence].text);
    for (IamTab *tab : m_each)
        tab->refresh(inventory(), live().now());
    readTrusts();
}

// They are no part of an Inventory, so they are read beside it, whenever it is read anew who one is.
void IamPage::readTrusts() {
    const auto &identity = inventory().identity;
    if (!identity.known() || identity.readAt == m_trustsFor)
        return;
    m_trustsFor = identity.readAt;
    live().worker().run(
        this, QStringLiteral("trusts"), {},
        [seat = live().sharedSeat()](std::stop_token stop) {
            return seat->cloud().iam().trusts(std::move(stop));
        },
        [this](Result<std::vector<Trust>> trusts) { showTrusts(std::move(trusts)); });
}

void IamPage::showTrusts(Result<std::vector<Trust>> trusts) {
    if (!trusts && trusts.error().kind == ErrorKind::Unsupported)
        return;
    if (!m_trusts) {
        m_trusts = new TrustTab;
        addTab(m_trusts, tr("&Trusts"));
        m_trusts->refresh(inventory(), live().now());
    }
    m_trusts->setTrusts(std::move(trusts));
}

FilterField *IamPage::filterField() const {
    return m_each[static_cast<std::size_t>(m_tabs->currentIndex())]->filterField();
}

std::vector<PaletteEntry> IamPage::palette() {
    std::vector<PaletteEntry> entries;
    for (std::size_t at = 0; at < m_each.size(); ++at) {
        const auto index = static_cast<int>(at);
        entries.push_back({m_tabs->tabText(index).remove(u'&'), tr("IAM"),
                           [this, index] { m_tabs->setCurrentIndex(index); }});
    }
    const IamWords words = wordsOf(live().seat().cloud()).iam;
    if (inventory().users.known())
        for (const User &user : *inventory().users)
            entries.push_back({tr("New %1 for %2").arg(words.accessKey, user.name), tr("IAM"),
                               [this, name = user.name] { want(IamChange(CreateAccessKey{name})); }});
    return entries;
}

void IamPage::showObject(const QString &name) {
    for (std::size_t at = 0; at < m_each.size(); ++at) {
        if (!m_each[at]->table()->select(name))
            continue;
        m_tabs->setCurrentIndex(static_cast<int>(at));
        return m_each[at]->table()->view()->setFocus();
    }
}

} // namespace cloudnx
