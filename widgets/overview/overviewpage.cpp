#include "widgets/overview/overviewpage.h"

#include "models/audit/effect.h"
#include "models/firewall/exposure.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/sparkline.h"
#include "widgets/parts/wrappedlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>

namespace cloudnx {

namespace {

constexpr int mostLately = 8;

[[nodiscard]] QString roomVerb(Room room) {
    switch (room) {
    case Room::Firewall:
        return OverviewPage::tr("Open Firewall");
    case Room::Iam:
        return OverviewPage::tr("Open IAM");
    case Room::Audit:
        return OverviewPage::tr("Open Audit");
    case Room::Checklist:
        return OverviewPage::tr("Open Checklist");
    case Room::Kms:
        return OverviewPage::tr("Open KMS");
    case Room::Incident:
        return OverviewPage::tr("Open Incident");
    case Room::Overview:
        break;
    }
    return OverviewPage::tr("Open");
}

/// "web-01  80 443", with ⚠ where everyone reaches what is not meant for everyone.
[[nodiscard]] QString exposureLine(const std::vector<Exposure> &exposures, const QString &instance) {
    QStringList ports;
    for (const Exposure &exposure : exposures) {
        if (exposure.instance != instance || exposure.implicit || exposure.audience != Audience::Internet)
            continue;
        const bool bad = exposure.danger == Danger::High || exposure.danger == Danger::Critical;
        ports.append(exposure.service + (bad ? QStringLiteral(" ⚠") : QString()));
    }
    return ports.isEmpty() ? QString() : instance + QStringLiteral("  ") + ports.join(u' ');
}

} // namespace

OverviewPage::OverviewPage(LiveInventory &live, QWidget *parent) : Page(live, tr("Overview"), parent) {
    makeSentences();
    column()->addSpacing(spacing::apart);
    makeTiles();
    column()->addSpacing(spacing::apart);
    m_latelyHead = new QLabel(tr("What changed since yesterday"));
    QFont strong = m_latelyHead->font();
    strong.setWeight(QFont::DemiBold);
    m_latelyHead->setFont(strong);
    m_lately = new WrappedLabel;
    m_lately->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column()->addWidget(m_latelyHead);
    column()->addWidget(m_lately);
    column()->addStretch(1);
}

void OverviewPage::makeSentences() {
    for (std::size_t at = 0; at < m_sentences.size(); ++at) {
        Sentence &sentence = m_sentences[at];
        sentence = {new StateLine, new QPushButton};
        sentence.go->setFlat(false);
        auto *row = new QHBoxLayout;
        row->addWidget(sentence.line, 1, Qt::AlignVCenter);
        row->addWidget(sentence.go);
        column()->addLayout(row);
        connect(sentence.go, &QPushButton::clicked, this, [this, at] { Q_EMIT roomWanted(m_rooms[at], {}); });
    }
}

OverviewPage::Tile OverviewPage::makeTile(const QString &title, Room room) {
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(frame);
    column->setSpacing(spacing::tight);
    auto *head = new QPushButton(title);
    head->setAccessibleName(roomVerb(room));
    connect(head, &QPushButton::clicked, this, [this, room] { Q_EMIT roomWanted(room, {}); });
    column->addWidget(head);
    Tile tile{frame, column, {}};
    for (QLabel *&line : tile.lines) {
        line = new WrappedLabel;
        column->addWidget(line);
    }
    return tile;
}

void OverviewPage::makeTiles() {
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::apart);
    m_exposure = makeTile(tr("Open to the internet"), Room::Firewall);
    m_checklist = makeTile(tr("Checklist"), Room::Checklist);
    m_activity = makeTile(tr("Last 24 hours"), Room::Audit);
    m_sparkline = new Sparkline;
    m_activity.column->insertWidget(1, m_sparkline);
    for (const Tile &tile : {m_exposure, m_checklist, m_activity}) {
        tile.column->addStretch(1);
        row->addWidget(tile.frame, 1);
    }
    column()->addLayout(row);
}

void OverviewPage::refresh() {
    const Overview overview = overviewOf(inventory(), live().now());
    int wanting = 0;
    for (std::size_t at = 0; at < m_sentences.size() && at < overview.sentences.size(); ++at) {
        const OverviewSentence &sentence = overview.sentences[at];
        wanting += sentence.mood == Mood::Wrong || sentence.mood == Mood::Look ? 1 : 0;
        m_rooms[at] = sentence.room;
        m_sentences[at].line->show(stateOf(sentence.mood), sentence.text);
        m_sentences[at].go->setText(roomVerb(sentence.room));
        m_sentences[at].go->setAccessibleDescription(sentence.text);
    }
    if (wanting == 0)
        setAnswer(live().isReading() ? State::Unknown : State::Ok,
                  live().isReading() ? tr("Reading…") : tr("Nothing here needs you now."));
    else
        setAnswer(State::Look,
                  wanting == 1 ? tr("One thing needs a look.") : tr("%1 things need a look.").arg(wanting));
    showExposure();
    showChecklist();
    showActivity(overview);
    showLately();
}

void OverviewPage::showLately() {
    QStringList lines;
    int more = 0;
    if (inventory().activity.known())
        for (const Event &event : inventory().activity->events) {
            if (event.status >= 400 || event.time < live().now() - std::chrono::days(1))
                continue;
            if (lines.size() < mostLately)
                lines.append(toAgeText(event.time, live().now()) + QStringLiteral("  ") + effectOf(event));
            else
                ++more;
        }
    if (more > 0)
        lines.append(tr("and %1 more").arg(more));
    if (lines.isEmpty())
        lines.append(inventory().activity.known() ? tr("Nothing.")
                                                  : tr("? %1").arg(whyUnknown(inventory().activity)));
    m_lately->setText(lines.join(u'\n'));
}

void OverviewPage::showExposure() {
    for (QLabel *line : m_exposure.lines)
        line->clear();
    if (!inventory().firewall.known())
        return m_exposure.lines[0]->setText(tr("? %1").arg(whyUnknown(inventory().firewall)));
    const auto exposures = exposuresOf(*inventory().firewall);
    QStringList lines;
    for (const QString &instance : instancesOf(*inventory().firewall))
        if (const QString line = exposureLine(exposures, instance); !line.isEmpty())
            lines.append(line);
    if (lines.isEmpty())
        lines.append(tr("Nothing but the platform's own SSH rule."));
    if (lines.size() > 3)
        lines = lines.mid(0, 3) << tr("and %1 more").arg(lines.size() - 3);
    for (qsizetype at = 0; at < lines.size(); ++at)
        m_exposure.lines[static_cast<std::size_t>(at)]->setText(lines[at]);
}

void OverviewPage::showChecklist() {
    const Report report = runChecks({inventory(), live().now()}, live().seat().cloud().statements());
    const auto next =
        std::find_if(report.findings.begin(), report.findings.end(),
                     [](const Finding &finding) { return finding.result == CheckResult::Fail; });
    m_checklist.lines[0]->setText(
        tr("%1 of %2 pass").arg(report.count(CheckResult::Pass)).arg(report.judged()));
    m_checklist.lines[1]->setText(next == report.findings.end() ? QString()
                                                                : tr("next: %1").arg(next->title));
    const int unknown = report.count(CheckResult::Unknown);
    m_checklist.lines[2]->setText(unknown > 0 ? tr("? %1 unknown").arg(unknown) : QString());
    m_checklist.lines[3]->setText(tr("– %1 stated by the provider").arg(report.count(CheckResult::Stated)));
}

void OverviewPage::showActivity(const Overview &overview) {
    const QString total = tr("%1 changes").arg(overview.eventsLastDay);
    m_sparkline->show(overview.eventsPerHour, tr("Changes per hour of the last 24 hours: %1").arg(total));
    m_activity.lines[0]->setText(
        overview.eventsPerHour.empty() ? tr("? %1").arg(whyUnknown(inventory().activity)) : total);
    m_activity.lines[1]->setText(
        overview.rootEventsLastDay > 0 ? tr("root %1 ⚠").arg(overview.rootEventsLastDay) : QString());
}

} // namespace cloudnx
