#include "widgets/audit/auditpage.h"

#include "models/audit/effect.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/tableview.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>

namespace cloudnx {

namespace {

constexpr int pageSize = 100;
constexpr std::size_t activitySentence = 2; ///< of the three in Overview

} // namespace

AuditPage::AuditPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Audit"), parent),
      m_events(new EventTable(this)),
      m_table(new TableView(QStringLiteral("audit"), tr("Audit events"), m_events)),
      m_pane(new DetailPane),
      m_since(new QComboBox),
      m_text(new QLineEdit),
      m_search(new QPushButton(tr("Search"))),
      m_more(new QPushButton(tr("Load more"))) {
    makeQueryRow();
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_table, 1);
    row->addWidget(m_pane);
    column()->addLayout(row, 1);
    column()->addWidget(m_more, 0, Qt::AlignLeft);
    m_more->setEnabled(false);
    m_table->setEmptyText(tr("No event in this time."),
                          tr("Choose a longer time above, or read again with F5."));
    connect(m_more, &QPushButton::clicked, this, [this] { load(From::WhereItEnded); });
    connect(m_table, &TableView::currentChanged, this, &AuditPage::showChosen);
    showChosen();
}

void AuditPage::makeQueryRow() {
    m_since->addItem(tr("last 24 hours"), 1);
    m_since->addItem(tr("last 7 days"), 7);
    m_since->addItem(tr("last 30 days"), 30);
    m_since->addItem(tr("everything there is"), 0);
    m_since->setCurrentIndex(1);
    m_since->setAccessibleName(tr("How far back"));
    m_text->setPlaceholderText(tr("Ask the service for events that contain…"));
    m_text->setAccessibleName(tr("Text the service searches for"));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_since);
    row->addWidget(m_text, 1);
    row->addWidget(m_search);
    column()->addLayout(row);
    connect(m_since, &QComboBox::activated, this, [this] { load(From::Start); });
    connect(m_text, &QLineEdit::returnPressed, this, [this] { load(From::Start); });
    connect(m_search, &QPushButton::clicked, this, [this] { load(From::Start); });
}

void AuditPage::refresh() {
    answerQuestion();
    if (!isVisible())
        return; // read when somebody looks
    const Instant readAt = inventory().activity.readAt;
    if (readAt == m_shownReadAt && m_events->rowCount() > 0)
        return; // only something else was read
    m_shownReadAt = readAt;
    load(From::Start);
}

void AuditPage::showEvent(QShowEvent *event) {
    Page::showEvent(event);
    refresh();
}

void AuditPage::answerQuestion() {
    const Overview overview = overviewOf(inventory(), live().now());
    if (overview.sentences.size() > activitySentence)
        setAnswer(stateOf(overview.sentences[activitySentence].mood),
                  overview.sentences[activitySentence].text);
}

EventQuery AuditPage::query() const {
    EventQuery wanted;
    wanted.text = m_text->text().trimmed();
    if (const int days = m_since->currentData().toInt(); days > 0)
        wanted.from = live().now() - std::chrono::days(days);
    return wanted;
}

void AuditPage::load(From from) {
    m_more->setEnabled(false);
    live().worker().run(
        this, QStringLiteral("events"), tr("Reading the audit log"),
        [seat = live().sharedSeat(), query = query(),
         cursor = from == From::Start ? QString() : m_cursor](std::stop_token stop) {
            return seat->cloud().audit().events(query, cursor, pageSize, std::move(stop));
        },
        [this, from](Result<EventPage> page) { take(std::move(page), from); });
}

void AuditPage::take(Result<EventPage> page, From from) {
    if (!page) {
        m_more->setEnabled(!m_cursor.isEmpty());
        return banner()->show(page.error());
    }
    banner()->hide();
    m_cursor = page->nextCursor;
    m_more->setEnabled(!m_cursor.isEmpty());
    m_more->setText(m_cursor.isEmpty() ? tr("That is all") : tr("Load more"));
    if (from == From::Start)
        m_events->setRows(std::move(page->events));
    else
        m_events->appendRows(std::move(page->events));
}

void AuditPage::showChosen() {
    const int at = m_table->currentRow();
    if (at < 0)
        return m_pane->clear(tr("Choose an event to read what it did."));
    const Event &event = m_events->row(at);
    m_pane->setTitle(effectOf(event));
    m_pane->addField(tr("When"), toLocalText(event.time) + u'\n' + toRfc3339(event.time), true);
    m_pane->addField(tr("From"), event.ip + u'\n' + event.userAgent, true);
    m_pane->addField(tr("Call"), event.method + u' ' + event.path, true);
    m_pane->addField(tr("Answer"), tr("%1 in %2 ms").arg(event.status).arg(event.durationMs));
    m_pane->addField(tr("Request"), event.requestId, true);
    m_pane->addField(tr("Known from"), event.origin == EventOrigin::ServerSaid ? tr("the service's own log")
                                       : event.origin == EventOrigin::WeDid    ? tr("this console's journal")
                                                                               : tr("inferred, not logged"));
    m_pane->addBlock(tr("JSON"), QString::fromUtf8(QJsonDocument(toJson(event).toObject()).toJson()));
}

FilterField *AuditPage::filterField() const {
    return m_table->filter();
}

void AuditPage::showObject(const QString &eventId) {
    if (m_table->select(eventId))
        m_table->view()->setFocus();
}

} // namespace cloudnx
