#include "widgets/incident/incidentpage.h"

#include "models/cloud/abilities.h"
#include "models/cloud/words.h"
#include "widgets/parts/clipboard.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/tableview.h"

#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace cloudnx {

namespace {

template <typename T>
void explainEmpty(TableView *view, const Reading<T> &reading, const QString &none) {
    view->setEmptyText(reading.known() ? none : whyUnknown(reading),
                       reading.known() ? QString() : IncidentPage::tr("Read again with F5."));
}

template <typename T>
[[nodiscard]] std::vector<T> rowsOf(const Reading<std::vector<T>> &reading) {
    return reading.known() ? *reading : std::vector<T>{};
}

} // namespace

QString ticketLines(const std::vector<JournalEntry> &entries) {
    QStringList lines;
    for (const JournalEntry &entry : entries) {
        if (entry.state == StepState::Intended)
            continue; // what came of it stands in a later line
        const QString request =
            entry.requestId.isEmpty() ? QString() : IncidentPage::tr(", request %1").arg(entry.requestId);
        const QString error = entry.error.isEmpty() ? QString() : QStringLiteral(": ") + entry.error;
        lines.append(QStringLiteral("%1  %2 (%3%4)%5")
                         .arg(toRfc3339(entry.time), entry.sentence, wordOf(entry.state), request, error));
    }
    return lines.join(u'\n');
}

IncidentPage::IncidentPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Incident"), parent),
      m_instances(new InstanceTable(this)),
      m_keys(new AccessKeyTable(this)),
      m_sessions(new SessionTable(this)),
      m_journal(new JournalTable(this)),
      m_tabs(new QTabWidget),
      m_instanceView(new TableView(QStringLiteral("incident-instances"), tr("Instances"), m_instances)),
      m_keyView(new TableView(QStringLiteral("incident-keys"),
                              titled(wordsOf(live.seat().cloud()).iam.anyKeys), m_keys)),
      m_sessionView(new TableView(QStringLiteral("incident-sessions"), tr("Sessions"), m_sessions)),
      m_journalView(new TableView(QStringLiteral("journal"), tr("Actions taken"), m_journal)) {
    setAnswer(tr("Stop, never delete: what is deleted cannot be looked into any more."));
    m_tabs->setAccessibleName(tr("Incident"));
    m_tabs->setDocumentMode(true);
    m_stop = addTab(m_instanceView, tr("&Instances"), tr("Plan to stop"));
    m_deactivate =
        addTab(m_keyView, u'&' + titled(wordsOf(live.seat().cloud()).iam.anyKeys), tr("Plan to deactivate"));
    m_end = addTab(m_sessionView, tr("&Sessions"), tr("Plan to end this session"));
    m_copy = addTab(m_journalView, tr("Actions &taken"), tr("Copy all for a ticket"));
    m_endOthers = new QPushButton(tr("Plan to end every other session"));
    m_sessionView->parentWidget()->layout()->addWidget(m_endOthers);
    static_cast<QVBoxLayout *>(m_sessionView->parentWidget()->layout())
        ->setAlignment(m_endOthers, Qt::AlignLeft);
    column()->addWidget(m_tabs, 1);
    connect(m_stop, &QPushButton::clicked, this, &IncidentPage::stopOrStart);
    connect(m_deactivate, &QPushButton::clicked, this, &IncidentPage::setKey);
    connect(m_end, &QPushButton::clicked, this, &IncidentPage::endSession);
    connect(m_endOthers, &QPushButton::clicked, this, &IncidentPage::endOtherSessions);
    connect(m_copy, &QPushButton::clicked, this, &IncidentPage::copyForTicket);
    for (TableView *view : {m_instanceView, m_keyView, m_sessionView, m_journalView})
        connect(view, &TableView::currentChanged, this, &IncidentPage::allow);
}

QPushButton *IncidentPage::addTab(TableView *table, const QString &title, const QString &verb) {
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, spacing::near, 0, 0);
    column->setSpacing(spacing::near);
    auto *button = new QPushButton(verb);
    column->addWidget(table, 1);
    column->addWidget(button, 0, Qt::AlignLeft);
    m_tabs->addTab(tab, title);
    return button;
}

void IncidentPage::refresh() {
    m_instances->setRows(rowsOf(inventory().instances));
    m_keys->setRows(accessKeyRows(rowsOf(inventory().accessKeys), live().now()));
    m_sessions->setRows(rowsOf(inventory().sessions));
    explainEmpty(m_instanceView, inventory().instances, tr("There are no instances."));
    explainEmpty(m_keyView, inventory().accessKeys,
                 tr("There are no %1.").arg(wordsOf(live().seat().cloud()).iam.anyKeys));
    explainEmpty(m_sessionView, inventory().sessions, tr("There are no sessions."));
    readJournal();
    allow();
}

void IncidentPage::readJournal() {
    live().worker().run(
        this, QStringLiteral("journal"), {},
        [seat = live().sharedSeat()](const std::stop_token &) { return seat->journal().entries(); },
        [this](Result<std::vector<JournalEntry>> entries) { showJournal(std::move(entries)); });
}

void IncidentPage::showJournal(Result<std::vector<JournalEntry>> entries) {
    if (!entries)
        return banner()->show(entries.error());
    m_journal->setRows(std::move(*entries));
    m_journalView->setEmptyText(tr("This console has changed nothing here yet."),
                                tr("Every step it takes is written down here before it is sent."));
    allow();
}

void IncidentPage::allow() {
    const int instance = m_instanceView->currentRow();
    const int key = m_keyView->currentRow();
    const int session = m_sessionView->currentRow();
    const bool stopped = instance >= 0 && m_instances->row(instance).status == InstanceStatus::Stopped;
    const bool inactive = key >= 0 && !m_keys->row(key).key.active;
    m_stop->setEnabled(instance >= 0);
    m_stop->setText(stopped ? tr("Plan to start") : tr("Plan to stop"));
    m_deactivate->setEnabled(key >= 0);
    m_deactivate->setText(!abilitiesIn(inventory()).keysPause ? tr("Plan to delete")
                          : inactive                          ? tr("Plan to activate")
                                                              : tr("Plan to deactivate"));
    m_end->setEnabled(session >= 0 && !m_sessions->row(session).current);
    const auto &sessions = m_sessions->rows();
    m_endOthers->setEnabled(
        std::any_of(sessions.begin(), sessions.end(), [](const Session &one) { return !one.current; }));
    m_copy->setEnabled(!m_journal->rows().empty());
}

void IncidentPage::stopOrStart() {
    const Instance &instance = m_instances->row(m_instanceView->currentRow());
    if (instance.status == InstanceStatus::Stopped)
        want(ComputeChange(StartInstance{instance.name}));
    else
        want(ComputeChange(StopInstance{instance.name}));
}

void IncidentPage::setKey() {
    const AccessKey &key = m_keys->row(m_keyView->currentRow()).key;
    if (!abilitiesIn(inventory()).keysPause) // then deleting it is the only way to stop whoever has it
        return want(IamChange(DeleteAccessKey{key.userName, key.accessKeyId}));
    want(IamChange(SetAccessKeyActive{key.userName, key.accessKeyId, !key.active}));
}

void IncidentPage::endSession() {
    want(AccountChange(RevokeSession{m_sessions->row(m_sessionView->currentRow()).id}));
}

void IncidentPage::endOtherSessions() {
    std::vector<Change> changes;
    for (const Session &session : m_sessions->rows())
        if (!session.current)
            changes.emplace_back(AccountChange(RevokeSession{session.id}));
    want(tr("End every other session"), std::move(changes));
}

void IncidentPage::copyForTicket() const {
    copyText(ticketLines(m_journal->rows()));
}

FilterField *IncidentPage::filterField() const {
    TableView *views[] = {m_instanceView, m_keyView, m_sessionView, m_journalView};
    return views[m_tabs->currentIndex()]->filter();
}

std::vector<PaletteEntry> IncidentPage::palette() {
    std::vector<PaletteEntry> entries;
    if (inventory().instances.known())
        for (const Instance &instance : *inventory().instances)
            if (instance.status == InstanceStatus::Running)
                entries.push_back(
                    {tr("Stop %1").arg(instance.name), tr("Incident"),
                     [this, name = instance.name] { want(ComputeChange(StopInstance{name})); }});
    entries.push_back({tr("End every other session"), tr("Incident"), [this] { endOtherSessions(); }});
    entries.push_back({tr("Actions taken"), tr("Incident"), [this] { m_tabs->setCurrentIndex(3); }});
    return entries;
}

void IncidentPage::showObject(const QString &instance) {
    m_tabs->setCurrentIndex(0);
    if (m_instanceView->select(instance))
        m_instanceView->view()->setFocus();
}

} // namespace cloudnx
