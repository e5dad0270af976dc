#include "widgets/audit/auditpage.h"

#include "models/audit/effect.h"
#include "models/audit/eventfilter.h"
#include "models/cloud/abilities.h"
#include "widgets/audit/archivesync.h"
#include "widgets/audit/facetpanel.h"
#include "widgets/audit/grouppanel.h"
#include "widgets/audit/histogramview.h"
#include "widgets/audit/pace.h"
#include "widgets/parts/archiveseat.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/filterfield.h"
#include "widgets/parts/spacing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

namespace cloudnx {

namespace {

using audit::Field;

constexpr std::size_t activitySentence = 2; ///< of the three in Overview
constexpr std::chrono::milliseconds livePulse{1000};

[[nodiscard]] QString knownFrom(EventOrigin origin) {
    switch (origin) {
    case EventOrigin::ServerSaid:
        return AuditPage::tr("the service's own log");
    case EventOrigin::WeDid:
        return AuditPage::tr("this console's journal");
    case EventOrigin::Imported:
        return AuditPage::tr("an imported file");
    case EventOrigin::Inferred:
        break;
    }
    return AuditPage::tr("inferred, not logged");
}

/// A number that nobody told is none: only the log of a service knows how it answered.
[[nodiscard]] QString answerOf(const Event &event, const QJsonObject &told) {
    const QString nothing(u'–');
    const bool hasStatus = told.contains(QLatin1String("status"));
    if (!told.contains(QLatin1String("duration_ms")))
        return hasStatus ? QString::number(event.status) : nothing;
    return AuditPage::tr("%1 in %2 ms")
        .arg(hasStatus ? QString::number(event.status) : nothing)
        .arg(event.durationMs);
}

} // namespace

AuditPage::AuditPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Audit"), parent),
      m_query(new FilterField),
      m_liveButton(new QToolButton),
      m_groupsButton(new QToolButton),
      m_count(new QLabel),
      m_histogram(new HistogramView),
      m_facets(new FacetPanel),
      m_groups(new GroupPanel),
      m_events(new EventView),
      m_pane(new DetailPane),
      m_care(new DetailPane),
      m_pulse(new QTimer(this)) {
    makeQueryRow();
    column()->addWidget(m_histogram);
    makeMiddle();
    makeGroups();
    m_pulse->setInterval(livePulse);
    connect(m_pulse, &QTimer::timeout, this, &AuditPage::tick);
    connect(m_query, &QLineEdit::textChanged, this, &AuditPage::ask);
    connect(m_facets, &FacetPanel::chosen, this, &AuditPage::narrow);
    connect(m_events, &EventView::currentChanged, this, &AuditPage::showChosen);
    connect(m_events, &EventView::menuWanted, this, &AuditPage::showCellMenu);
    connect(m_histogram, &HistogramView::brushed, this, [this](Instant from, Instant until) {
        setQuery(filter::narrowed(
            m_query->text(),
            QStringLiteral("time >= %1 && time < %2").arg(toRfc3339(from), toRfc3339(until))));
    });
    m_events->setEmptyText(tr("Reading the audit log"));
    // Where the log is built of what a cloud shows, an event is worth as much as its origin.
    m_events->setShown(audit::Field::Origin, !abilitiesOf(live.seat().cloud()).wholeLog);
    showChosen();
    showCount();
}

void AuditPage::makeQueryRow() {
    m_query->setPlaceholderText(
        tr("actor == \"alice\" && status >= 400 && ip in 10.0.0.0/8, or words to look for (Ctrl+F)"));
    m_query->setFields(audit::eventSchema());
    m_query->rememberAs(QStringLiteral("audit"));
    m_query->setValues([this](const filter::Field &field, const filter::FieldRef &of, const QString &typed) {
        return of.path.empty() ? valuesOf(static_cast<Field>(field.id), typed) : QStringList();
    });
    m_query->setKeys([this](const filter::FieldRef &of) { return keysOf(of); });
    m_liveButton->setText(tr("Live"));
    m_liveButton->setCheckable(true);
    m_liveButton->setFocusPolicy(Qt::StrongFocus);
    m_liveButton->setToolTip(tr("Show new events as they come; press again to pause"));
    connect(m_liveButton, &QToolButton::toggled, this,
            [this](bool on) { on ? m_pulse->start() : m_pulse->stop(); });
    auto *more = new QToolButton;
    more->setText(tr("View"));
    more->setAccessibleName(tr("Views, columns, time zone, export, import, repair"));
    more->setFocusPolicy(Qt::StrongFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    makeMenu(more);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_query, 1);
    row->addWidget(m_count);
    row->addWidget(m_groupsButton);
    row->addWidget(m_liveButton);
    row->addWidget(more);
    column()->addLayout(row);
}

void AuditPage::makeMiddle() {
    auto *middle = new QSplitter;
    middle->setChildrenCollapsible(false);
    middle->addWidget(m_facets);
    auto *tables = new QSplitter(Qt::Vertical);
    tables->setChildrenCollapsible(false);
    tables->addWidget(m_events);
    tables->addWidget(m_groups);
    tables->addWidget(m_care);
    m_care->setMaximumWidth(QWIDGETSIZE_MAX);
    m_care->hide();
    tables->setStretchFactor(0, 1);
    middle->addWidget(tables);
    middle->addWidget(m_pane);
    middle->setStretchFactor(1, 1);
    middle->setSizes({200, 700, spacing::paneWidth});
    column()->addWidget(middle, 1);
}

void AuditPage::makeMenu(QToolButton *button) {
    auto *menu = new QMenu(button);
    auto *views = menu->addMenu(tr("Saved views"));
    connect(views, &QMenu::aboutToShow, this, [this, views] { fillViews(views); });
    menu->addAction(tr("Save this filter…"), this, &AuditPage::saveView);
    auto *columns = menu->addMenu(tr("Columns"));
    for (const Field word : EventView::everyField()) {
        auto *choice = columns->addAction(EventView::titleOf(word, TimeZone::Utc));
        choice->setCheckable(true);
        connect(columns, &QMenu::aboutToShow, choice,
                [this, choice, word] { choice->setChecked(m_events->isShown(word)); });
        connect(choice, &QAction::toggled, m_events, [this, word](bool on) { m_events->setShown(word, on); });
    }
    auto *local = menu->addAction(tr("Times in this machine's zone"));
    local->setCheckable(true);
    connect(local, &QAction::toggled, this, [this](bool on) {
        m_events->setTimeZone(on ? TimeZone::Local : TimeZone::Utc);
        showChosen();
    });
    menu->addAction(tr("Colour rules…"), this, &AuditPage::changeRules);
    menu->addSeparator();
    menu->addAction(tr("Export what is shown…"), this, &AuditPage::chooseExport);
    addCare(menu);
    button->setMenu(menu);
}

const ArchiveSeat *AuditPage::archiveSeat() const {
    return dynamic_cast<const ArchiveSeat *>(&live().seat());
}

void AuditPage::refresh() {
    const Overview overview = overviewOf(inventory(), live().now());
    if (overview.sentences.size() > activitySentence)
        setAnswer(stateOf(overview.sentences[activitySentence].mood),
                  overview.sentences[activitySentence].text);
    if (isVisible())
        bringUpToDate(tr("Reading the audit log"));
}

void AuditPage::showEvent(QShowEvent *event) {
    Page::showEvent(event);
    refresh();
}

void AuditPage::tick() {
    if (isVisible() && !m_isUpdating)
        bringUpToDate({});
}

void AuditPage::bringUpToDate(const QString &what) {
    const ArchiveSeat *seat = archiveSeat();
    if (!seat || m_isUpdating || m_isCaring)
        return;
    m_isUpdating = true;
    live().worker().run(
        this, QStringLiteral("audit-update"), what,
        [shared = live().sharedSeat(), seat, now = live().now(),
         progress = what.isEmpty() ? Progress() : paced(live().worker().progress(), Counted::Events),
         known = m_archive](std::stop_token stop) {
            return updatedArchive(shared->cloud().audit(), *seat, known, now, progress, std::move(stop));
        },
        [this](UpdatedArchive updated) {
            m_isUpdating = false;
            take(std::move(updated.archive), updated.trouble);
        });
}

void AuditPage::take(Result<std::shared_ptr<const audit::Archive>> archive, const QString &trouble) {
    if (!archive) {
        if (!m_archive)
            m_events->setEmptyText({});
        return banner()->show(archive.error());
    }
    if (trouble.isEmpty())
        banner()->hide();
    else
        banner()->show(Error{.kind = ErrorKind::PartlyDone, .sentence = trouble});
    if (m_archive == *archive)
        return;
    m_archive = std::move(*archive);
    ask();
}

void AuditPage::ask() {
    auto parsed = m_query->filter(live().now());
    if (!parsed || !m_archive)
        return;
    live().worker().run(
        this, QStringLiteral("audit-ask"), {},
        [archive = m_archive, filter = std::move(*parsed),
         record = isVisible() ? std::optional(live().seat().record())
                              : std::nullopt](const std::stop_token &stop) {
            auto answer = answerOf(archive, filter, stop);
            if (answer && record)
                noteReading(*answer, *record);
            return answer;
        },
        [this](Result<AuditAnswer> answer) { showAnswer(std::move(answer)); });
}

void AuditPage::showAnswer(Result<AuditAnswer> answer) {
    if (!answer) {
        if (answer.error().kind != ErrorKind::Cancelled)
            banner()->show(answer.error());
        return;
    }
    m_answer = std::move(*answer);
    m_histogram->show(m_answer.histogram, m_answer.bucketWidth);
    m_facets->show(m_answer.facets);
    m_events->setRows(EventRows(m_answer.rows));
    m_events->setEmptyText(m_archive->rows() == 0
                               ? tr("The archive has no event yet.")
                               : tr("No event matches.\nClear the filter with Esc in its field."));
    showCount();
    askGroups();
    chooseWanted();
}

void AuditPage::chooseWanted() {
    const auto wanted = std::exchange(m_wantedRow, std::nullopt);
    if (wanted && wanted->archive == m_answer.rows->archive())
        if (const auto place = m_answer.rows->placeOf(wanted->id);
            place && m_events->rows().id(*place) == wanted->id)
            m_events->setCurrentRow(static_cast<qint64>(*place));
    if (!m_wantedEvent.isEmpty() && m_events->rows().count() > 0) {
        m_wantedEvent.clear();
        m_events->setCurrentRow(0);
        m_events->setFocus();
    }
}

void AuditPage::showCount() {
    const QLocale locale;
    const quint64 all = m_archive ? m_archive->rows() : 0;
    const std::size_t gaps = m_archive ? m_archive->manifest().gaps.size() : 0;
    QString text = tr("%1 of %2 events").arg(locale.toString(m_events->rows().count()), locale.toString(all));
    QString tip;
    if (gaps > 0) {
        text += QStringLiteral("  ⚠ ") + tr("%n spans missing", nullptr, static_cast<int>(gaps));
        for (const audit::Gap &gap : m_archive->manifest().gaps)
            tip += toRfc3339(gap.from) + QStringLiteral(" – ") + toRfc3339(gap.to) + u' ' + gap.why + u'\n';
    }
    m_count->setText(text);
    m_count->setToolTip(tip.trimmed());
}

void AuditPage::showChosen() {
    const auto id = m_events->currentRow() < 0
                        ? std::nullopt
                        : m_events->rows().id(static_cast<quint64>(m_events->currentRow()));
    m_pane->setVisible(id.has_value()); // an empty one would only take the table's room
    if (!id)
        return m_pane->clear({});
    const audit::Archive &archive = *m_answer.rows->archive();
    const auto event = archive.event(*id);
    if (!event)
        return m_pane->clear(event.error().sentence);
    std::string json;
    const Done read = archive.appendJson(*id, json);
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    m_pane->setTitle(effectOf(*event));
    m_pane->addField(tr("When"), toLocalText(event->time) + u'\n' + toRfc3339(event->time), true);
    m_pane->addField(tr("From"), event->ip + u'\n' + event->userAgent, true);
    m_pane->addField(tr("Call"), event->method + u' ' + event->path, true);
    m_pane->addField(tr("Answer"), answerOf(*event, document.object()));
    m_pane->addField(tr("Request"), event->requestId, true);
    m_pane->addField(tr("Known from"), knownFrom(event->origin));
    m_pane->addBlock(tr("JSON"), read ? QString::fromUtf8(document.toJson()) : read.error().sentence);
}

void AuditPage::setQuery(const QString &text) {
    m_before.append(m_query->text());
    m_query->setText(text);
}

bool AuditPage::goBack() {
    if (m_before.isEmpty())
        return false;
    m_query->setText(m_before.takeLast());
    return true;
}

QStringList AuditPage::keysOf(const filter::FieldRef &of) const {
    QStringList keys;
    if (of.field != static_cast<int>(Field::Details))
        return keys;
    for (const QStringList &path : m_answer.keys)
        if (path.size() == static_cast<qsizetype>(of.path.size()) + 1 &&
            std::equal(of.path.begin(), of.path.end(), path.begin(),
                       [](const std::string &step, const QString &key) { return key.toStdString() == step; }))
            keys.append(path.last());
    return keys;
}

QStringList AuditPage::valuesOf(Field field, const QString &typed) const {
    if (!m_answer.rows)
        return {};
    for (std::size_t at = 0; at < m_answer.facets.size(); ++at) {
        if (FacetPanel::fields()[at] != field)
            continue;
        QStringList values;
        for (const audit::ValueCount &value : m_answer.facets[at].top)
            if (value.text.startsWith(typed, Qt::CaseInsensitive))
                values.append(value.text);
        return values;
    }
    return {};
}

void AuditPage::showObject(const QString &eventId) {
    m_wantedEvent = eventId;
    setQuery(QStringLiteral("id == %1").arg(filter::quoted(eventId)));
}

std::vector<PaletteEntry> AuditPage::palette() {
    return {{tr("Export the audit events that are shown"), tr("Audit"), [this] { chooseExport(); }},
            {tr("Import audit events from files"), tr("Audit"), [this] { chooseImport(); }},
            {tr("Check and repair the audit archive"), tr("Audit"), [this] { repairArchive(); }},
            {tr("Show audit events live"), tr("Audit"), [this] { m_liveButton->toggle(); }}};
}

} // namespace cloudnx
