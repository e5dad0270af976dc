#include "widgets/firewall/firewallpage.h"

#include "models/cloud/abilities.h"
#include "models/firewall/ruleedits.h"
#include "models/judge/groupmembers.h"
#include "models/judge/unguarded.h"
#include "models/plan/groupdeletion.h"
#include "widgets/firewall/exposurematrix.h"
#include "widgets/firewall/groupform.h"
#include "widgets/firewall/packetbox.h"
#include "widgets/firewall/ruleform.h"
#include "widgets/firewall/rulelistbox.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/tableview.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>

namespace cloudnx {

namespace {

constexpr int matrixRowsShown = 6;

[[nodiscard]] bool isAlarming(const Exposure &exposure) {
    return !exposure.implicit && (exposure.danger == Danger::High || exposure.danger == Danger::Critical);
}

} // namespace

FirewallPage::FirewallPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Firewall"), parent),
      m_rules(new FirewallRuleTable(this)),
      m_table(new TableView(QStringLiteral("firewall"), tr("Firewall rules"), m_rules)),
      m_matrix(new ExposureMatrix(this)),
      m_grid(new QTableView),
      m_cellSentence(new StateLine),
      m_form(new RuleForm),
      m_undo(new QMenu(this)),
      m_packets(new PacketBox),
      m_list(new RuleListBox),
      m_groupForm(new GroupForm),
      m_pane(new DetailPane) {
    makeMatrix();
    column()->addWidget(m_grid);
    column()->addWidget(m_cellSentence);
    column()->addWidget(m_form);
    column()->addWidget(m_groupForm);
    makeBoxes();
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_table, 1);
    auto *side = new QVBoxLayout;
    side->addWidget(m_pane, 1);
    side->addWidget(makeButtons(), 0, Qt::AlignBottom); // also while the plan hides the pane
    row->addLayout(side);
    column()->addLayout(row, 1);
    connect(m_table, &TableView::activated, this, &FirewallPage::editCurrent);
    connect(m_form, &RuleForm::changeWanted, this,
            [this](const QString &group, const RuleSpec &old, const RuleSpec &now) {
                std::vector<Change> changes;
                for (const FirewallChange &one : replacing(group, old, now))
                    changes.emplace_back(one);
                want(tr("Change %1 on %2").arg(serviceText(old), group), std::move(changes));
            });
    m_table->setPin([this](int at) { return m_rules->row(at).rule.implicit; });
    connect(m_table, &TableView::currentChanged, this, &FirewallPage::showRule);
    connect(m_form, &RuleForm::ruleWanted, this, [this](const QString &group, const RuleSpec &rule) {
        want(FirewallChange(AddRule{group, rule}));
    });
    connect(m_groupForm, &GroupForm::changeWanted, this,
            [this](const FirewallChange &change) { want(change); });
    connect(m_groupForm, &GroupForm::deletionWanted, this, [this](const QString &group) {
        want(tr("Delete security group %1").arg(group), deletionOf(group, inventory()));
    });
}

void FirewallPage::makeBoxes() {
    for (QWidget *box : std::initializer_list<QWidget *>{m_packets, m_list}) {
        column()->addWidget(box);
        box->hide();
    }
    connect(m_list, &RuleListBox::changesWanted, this, [this](const RuleChanges &changes) {
        want(changes.size() == 1 ? QString() : tr("Apply %1 changes of rules").arg(changes.size()),
             {changes.begin(), changes.end()});
    });
}

QWidget *FirewallPage::makeButtons() {
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::near);
    auto *packet = new QPushButton(tr("Try a packet…"));
    auto *paste = new QPushButton(tr("Paste rules…"));
    auto *undo = new QPushButton(tr("Undo…"));
    undo->setMenu(m_undo);
    undo->setAccessibleName(tr("Plans that can be undone or gone on with"));
    connect(m_undo, &QMenu::aboutToShow, this, &FirewallPage::fillUndoMenu);
    connect(packet, &QPushButton::clicked, this, [this] { openBox(m_packets); });
    connect(paste, &QPushButton::clicked, this, [this] { openBox(m_list); });
    for (QPushButton *button : {packet, paste, undo})
        row->addWidget(button);
    return buttons;
}

// One at a time: the table needs room as well.
void FirewallPage::openBox(QWidget *box) {
    for (QWidget *one : std::initializer_list<QWidget *>{m_packets, m_list})
        one->setVisible(one == box);
    if (box)
        box->setFocus();
}

void FirewallPage::makeMatrix() {
    m_grid->setModel(m_matrix);
    m_grid->setAccessibleName(tr("Who reaches what: instances by services"));
    m_grid->setSelectionMode(QAbstractItemView::SingleSelection);
    m_grid->setTabKeyNavigation(false);
    m_grid->setShowGrid(false);
    m_grid->setAlternatingRowColors(true);
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_grid->verticalHeader()->setDefaultSectionSize(
        std::max(spacing::rowHeight, m_grid->fontMetrics().height() + spacing::near));
    m_grid->verticalHeader()->setAccessibleName(tr("Instances"));
    m_grid->horizontalHeader()->setAccessibleName(tr("Services"));
    m_grid->setCornerButtonEnabled(false);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &FirewallPage::showCell);
    connect(m_grid, &QAbstractItemView::activated, this, [this](const QModelIndex &cell) {
        m_form->chooseGroup(m_matrix->instance(cell.row()));
        m_groupForm->chooseInstance(m_matrix->instance(cell.row()));
        m_packets->chooseInstance(m_matrix->instance(cell.row()));
        for (const Exposure &exposure : m_matrix->behind(cell))
            if (!exposure.implicit && exposure.audience == Audience::Internet)
                return closeToInternet(exposure);
    });
}

void FirewallPage::fitMatrix() {
    const int rows = std::min(matrixRowsShown, std::max(1, m_matrix->rowCount()));
    m_grid->setFixedHeight(m_grid->horizontalHeader()->sizeHint().height() +
                           rows * m_grid->verticalHeader()->defaultSectionSize() + 2 * m_grid->frameWidth());
    m_grid->resizeColumnsToContents();
    m_grid->setVisible(m_matrix->rowCount() > 0);
}

void FirewallPage::refresh() {
    const auto &firewall = inventory().firewall;
    const std::vector<FirewallGroup> groups = firewall.known() ? *firewall : std::vector<FirewallGroup>{};
    m_matrix->show(groups, firewall.known() && inventory().instances.known() ? unguarded(inventory())
                                                                             : QStringList());
    fitMatrix();
    m_rules->setRows(firewallRuleRows(groups));
    m_form->show(groups, wordsOf(live().seat().cloud()).firewallGroup);
    m_list->show(groups, wordsOf(live().seat().cloud()).firewallGroup);
    m_packets->show(groups, inventory().instances.known() ? groupMembers(groups, *inventory().instances)
                                                          : GroupMembers{});
    m_packets->offerRegions(abilitiesIn(inventory()).centralBlocks);
    showGroups(groups);
    m_table->setEmptyText(
        firewall.known() ? tr("There are no rules: no instance is guarded by one.") : whyUnknown(firewall),
        firewall.known() ? tr("Rules appear with the first instance.") : tr("Read again with F5."));
    if (firewall.known())
        answerQuestion(groups);
    else
        setAnswer(State::Unknown, whyUnknown(firewall));
    showCell();
    showRule();
}

void FirewallPage::showGroups(const std::vector<FirewallGroup> &groups) {
    std::vector<QString> instances;
    if (inventory().instances.known())
        for (const Instance &instance : *inventory().instances)
            instances.push_back(instance.name);
    m_groupForm->show(groups, instances);
    // Where nobody looked there is nothing to say of groups, not even that there are none.
    m_groupForm->setVisible(inventory().firewall.known() && abilitiesIn(inventory()).firewallGroups);
}

void FirewallPage::answerQuestion(const std::vector<FirewallGroup> &groups) {
    const auto exposures = exposuresOf(groups);
    std::vector<Exposure> alarming;
    std::copy_if(exposures.begin(), exposures.end(), std::back_inserter(alarming), isAlarming);
    if (alarming.empty() && !inventory().instances.known())
        return setAnswer(State::Unknown, tr("No rule opens what should not be open; whether an instance is "
                                            "without rules is not known."));
    if (const QStringList names = alarming.empty() ? unguarded(inventory()) : QStringList(); !names.isEmpty())
        return setAnswer(State::Unknown, tr("No rule opens what should not be open; the rules of %1 are not "
                                            "known.")
                                             .arg(names.size() > 3 ? tr("%1 instances").arg(names.size())
                                                                   : names.join(QStringLiteral(", "))));
    if (alarming.empty())
        return setAnswer(State::Ok, std::any_of(exposures.begin(), exposures.end(),
                                                [](const Exposure &one) { return one.implicit; })
                                        ? tr("Nothing answers the whole internet that should not, "
                                             "apart from the platform's own SSH rule.")
                                        : tr("Nothing answers the whole internet that should not."));
    const QString first = sentenceOf(alarming.front());
    setAnswer(State::Wrong, alarming.size() == 1
                                ? first
                                : tr("%1 And %2 more like it.").arg(first).arg(alarming.size() - 1));
}

void FirewallPage::showCell() {
    m_cellSentence->setVisible(m_matrix->rowCount() > 0);
    const auto exposures = m_matrix->behind(m_grid->currentIndex());
    if (exposures.empty())
        return m_cellSentence->showPlain(
            tr("ALL is the whole internet, – is nobody. Enter on a cell plans to close it."));
    const Exposure &worst = exposures.front();
    // Whether a rule narrows the platform's own SSH is not documented.
    m_cellSentence->show(isAlarming(worst)                                       ? State::Look
                         : worst.implicit || worst.audience == Audience::Unknown ? State::Unknown
                                                                                 : State::Ok,
                         worst.reason.isEmpty() ? sentenceOf(worst)
                                                : sentenceOf(worst) + u' ' + worst.reason);
}

void FirewallPage::showRule() {
    const int at = m_table->currentRow();
    if (at < 0)
        return m_pane->clear(tr("Choose a rule to see what it opens."));
    const FirewallRuleRow &row = m_rules->row(at);
    m_groupForm->chooseGroup(row.group);
    const RuleSpec &spec = row.rule.spec;
    m_pane->setTitle(QStringLiteral("%1  %2").arg(row.group, serviceText(spec)),
                     spec.direction == Direction::Ingress
                         ? tr("Lets %1 reach %2 on %3.").arg(peerText(spec), row.group, serviceText(spec))
                         : tr("Lets %1 reach %2 on %3.").arg(row.group, peerText(spec), serviceText(spec)));
    m_pane->addField(tr("Rule"), row.rule.id, true);
    m_pane->addField(tr("Peer"), spec.peerGroup ? peerText(spec) : spec.peer.toText(), true);
    if (row.instances)
        m_pane->addField(
            tr("Guards"),
            QStringList(row.instances->begin(), row.instances->end()).join(QStringLiteral(", ")));
    m_pane->addField(tr("Description"), spec.description);
    if (row.rule.createdAt)
        m_pane->addField(tr("Made"),
                         toLocalText(*row.rule.createdAt) + u'\n' + toRfc3339(*row.rule.createdAt), true);
    addButtons(row);
}

void FirewallPage::addButtons(const FirewallRuleRow &row) {
    const QString why =
        row.rule.implicit ? tr("The platform made this rule; it cannot be changed.") : QString();
    auto *edit = m_pane->addButton(tr("Change this rule"), !row.rule.implicit, why);
    connect(edit, &QPushButton::clicked, this, &FirewallPage::editCurrent);
    auto *remove = m_pane->addButton(tr("Plan to remove this rule"), !row.rule.implicit, why);
    connect(remove, &QPushButton::clicked, this,
            [this, row] { want(FirewallChange(RemoveRule{row.group, row.rule.spec})); });
}

void FirewallPage::editCurrent() {
    const int at = m_table->currentRow();
    if (at >= 0 && !m_rules->row(at).rule.implicit)
        m_form->edit(m_rules->row(at).group, m_rules->row(at).rule.spec);
}

bool FirewallPage::goBack() {
    const bool isOpen = m_packets->isVisible() || m_list->isVisible();
    if (isOpen)
        openBox(nullptr);
    return isOpen || m_form->stopEditing();
}

// What was cut off, then the journal's plans, newest first, that are not taken back.
void FirewallPage::fillUndoMenu() {
    constexpr int shown = 10;
    m_undo->clear();
    const auto cutOff = live().seat().shelf().cutOff();
    if (cutOff)
        for (const ShelvedPlan &one : *cutOff)
            m_undo->addAction(
                tr("Go on: %1").arg(QString(one.plan.title).replace(u'&', QStringLiteral("&&"))), this,
                [this, one] { Q_EMIT planWanted({one.plan.title, {}, {}, one.plan.id}); });
    Journal &journal = live().seat().journal();
    const auto entries = journal.entries();
    if (!entries)
        m_undo->addAction(entries.error().sentence)->setEnabled(false);
    std::vector<QString> plans;
    if (entries)
        for (auto entry = entries->rbegin(); entry != entries->rend() && plans.size() < shown; ++entry) {
            if (!entry->undoes.isEmpty() ||
                std::find(plans.begin(), plans.end(), entry->planId) != plans.end())
                continue;
            plans.push_back(entry->planId);
            auto undo = journal.undoOf(entry->planId);
            if (!undo)
                continue;
            const QString text = tr("%1 (%2)").arg(undo->title, toAgeText(entry->time, live().now()));
            m_undo->addAction(QString(text).replace(u'&', QStringLiteral("&&")), this, [this, undo = *undo] {
                Q_EMIT planWanted({tr("Undo: %1").arg(undo.title), undo.changes, undo.planId});
            });
        }
    if (m_undo->isEmpty())
        m_undo->addAction(tr("Nothing to undo"))->setEnabled(false);
}

void FirewallPage::closeToInternet(const Exposure &exposure) {
    std::vector<Change> changes; // where no rule alone does it, many small ones do it together
    for (const auto &opens : {+[](const CidrBlock &peer) { return holdsInternet(AddressSet::of(peer)); },
                              +[](const CidrBlock &peer) { return !peer.isPrivate(); }}) {
        for (const FirewallRuleRow &row : m_rules->rows())
            if (!row.rule.implicit && !row.rule.spec.peerGroup && opens(row.rule.spec.peer) &&
                std::find(exposure.rules.begin(), exposure.rules.end(), row.rule.id) != exposure.rules.end())
                changes.emplace_back(FirewallChange(RemoveRule{row.group, row.rule.spec}));
        if (!changes.empty())
            break;
    }
    if (!changes.empty())
        want(tr("Close %1 to the internet").arg(exposure.service), std::move(changes));
}

FilterField *FirewallPage::filterField() const {
    return m_table->filter();
}

std::vector<PaletteEntry> FirewallPage::palette() {
    std::vector<PaletteEntry> entries;
    if (!inventory().firewall.known())
        return entries;
    for (const Exposure &exposure : exposuresOf(*inventory().firewall))
        if (isAlarming(exposure))
            entries.push_back({tr("Close %1 of %2 to the internet").arg(exposure.service, exposure.instance),
                               tr("Firewall"), [this, exposure] { closeToInternet(exposure); }});
    if (abilitiesIn(inventory()).firewallGroups)
        for (const FirewallGroup &group : *inventory().firewall)
            entries.push_back({tr("Security group %1: attach, detach").arg(group.name), tr("Firewall"),
                               [this, name = group.name] {
                                   m_groupForm->chooseGroup(name);
                                   m_groupForm->setFocus();
                               }});
    entries.push_back({tr("Add a firewall rule"), tr("Firewall"), [this] { m_form->setFocus(); }});
    entries.push_back({tr("Try a packet: what if…"), tr("Firewall"), [this] { openBox(m_packets); }});
    entries.push_back({tr("Paste firewall rules"), tr("Firewall"), [this] { openBox(m_list); }});
    return entries;
}

void FirewallPage::showObject(const QString &group) {
    m_form->chooseGroup(group);
    m_groupForm->chooseGroup(group);
    m_table->filter()->setText(
        filter::termFor({.name = QStringLiteral("group")}, group, filter::Sense::Only));
}

} // namespace cloudnx
