#include "widgets/checklist/checklistpage.h"

#include "models/checklist/score.h"
#include "widgets/checklist/checkview.h"
#include "widgets/checklist/reportbutton.h"
#include "widgets/checklist/tellingboxes.h"
#include "widgets/checklist/wordform.h"
#include "widgets/parts/spacing.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QPushButton>
#include <QSettings>

namespace cloudnx {

namespace {

constexpr int perRow = 12;
constexpr std::chrono::days longestLook{1}; // what was seen from outside is believed so long

[[nodiscard]] const Check &checkAt(int step) {
    return *everyCheck()[static_cast<std::size_t>(step)];
}

[[nodiscard]] QString stageText(Stage stage) {
    switch (stage) {
    case Stage::FirstHour:
        return ChecklistPage::tr("Within an hour of signup");
    case Stage::BeforeProduction:
        return ChecklistPage::tr("Before production");
    case Stage::EveryWeek:
        break;
    }
    return ChecklistPage::tr("Every week");
}

[[nodiscard]] int firstOf(Stage stage) {
    int step = 0;
    while (checkAt(step).stage() != stage)
        ++step;
    return step;
}

/// What a person does about what is not known.
[[nodiscard]] std::optional<Fix> adviceOf(const Check &check, const Finding &finding) {
    if (finding.result != CheckResult::Unknown || check.advice().empty())
        return std::nullopt;
    return Fix{.verb = {}, .inputs = {}, .steps = check.advice(), .automatic = false};
}

[[nodiscard]] bool isSeenFromOutside(const Check &check) {
    static const QStringList ids{QStringLiteral("ssh-passwords"), QStringLiteral("tls-endpoints"),
                                 QStringLiteral("certificate-renewal"), QStringLiteral("control-plane-tls")};
    return ids.contains(check.id());
}

} // namespace

ChecklistPage::ChecklistPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Checklist"), parent),
      m_stages(new QButtonGroup(this)),
      m_progress(new QButtonGroup(this)),
      m_view(new CheckView),
      m_back(new QPushButton(tr("&Back"))),
      m_next(new QPushButton(tr("&Next"))),
      m_again(new QPushButton(tr("&Check again"))),
      m_report(new ReportButton),
      m_payoff(new StateLine) {
    column()->addWidget(m_payoff);
    makeProgress();
    column()->addWidget(m_view, 1);
    makeWayOn();
    connect(m_view, &CheckView::fixWanted, this, &ChecklistPage::fix);
}

void ChecklistPage::makeProgress() {
    makeStages();
    // In the dark a pressed button looks like any other.
    for (QButtonGroup *group : {m_stages, m_progress})
        connect(group, &QButtonGroup::buttonToggled, this, [](QAbstractButton *button, bool isChosen) {
            QFont font = button->font();
            font.setBold(isChosen);
            button->setFont(font);
        });
    auto *grid = new QGridLayout;
    grid->setSpacing(spacing::tight);
    for (int step = 0; step < steps(); ++step) {
        auto *button = new QPushButton;
        button->setCheckable(true);
        button->setMinimumWidth(2 * spacing::wide);
        m_progress->addButton(button, step);
        const int place = step == statementsStep() ? 0 : step - firstOf(checkAt(step).stage());
        grid->addWidget(button, place / perRow, place % perRow);
    }
    grid->setColumnStretch(perRow, 1);
    column()->addLayout(grid);
    m_progress->setExclusive(true);
    connect(m_progress, &QButtonGroup::idClicked, this, &ChecklistPage::goTo);
}

// One row of three times, and what the provider states; below it the questions of the one that is chosen.
void ChecklistPage::makeStages() {
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::tight);
    const auto add = [&](int id, const QString &text) {
        auto *button = new QPushButton(text);
        button->setCheckable(true);
        button->setAccessibleName(text);
        m_stages->addButton(button, id);
        row->addWidget(button);
    };
    for (const Stage stage : {Stage::FirstHour, Stage::BeforeProduction, Stage::EveryWeek})
        add(firstOf(stage), stageText(stage));
    add(statementsStep(), tr("Stated"));
    row->addStretch(1);
    column()->addLayout(row);
    connect(m_stages, &QButtonGroup::idClicked, this, &ChecklistPage::goTo);
}

void ChecklistPage::showStage() {
    const bool isStated = m_step == statementsStep();
    for (int step = 0; step < steps(); ++step) {
        const bool ofStage = step == statementsStep()
                                 ? isStated
                                 : !isStated && checkAt(step).stage() == checkAt(m_step).stage();
        m_progress->button(step)->setVisible(ofStage);
    }
    m_stages->button(isStated ? m_step : firstOf(checkAt(m_step).stage()))->setChecked(true);
}

void ChecklistPage::makeWayOn() {
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_again);
    row->addWidget(m_report);
    column()->addLayout(row);
    connect(m_report, &ReportButton::failed, banner(), [this](const Error &error) { banner()->show(error); });
    connect(m_report, &ReportButton::saved, banner(),
            [this](const QString &path) { banner()->show(State::Ok, tr("Saved to %1.").arg(path)); });
    connect(m_report, &ReportButton::configurationSaved, this, [this](const Configuration &configuration) {
        if (const Done kept = live().seat().rememberSaved(configuration); !kept)
            banner()->show(kept.error());
        tell({[saved = live().now(), digest = fingerprintOf(configuration.inventory, configuration.record)](
                  Record &record) -> Done {
            record.configurationSavedAt = saved;
            record.configurationDigest = digest;
            return {};
        }});
    });
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goTo(m_step + 1); });
    connect(m_again, &QPushButton::clicked, this, &ChecklistPage::checkAgain);
}

int ChecklistPage::statementsStep() const {
    return static_cast<int>(everyCheck().size());
}

int ChecklistPage::steps() const {
    return statementsStep() + 1;
}

const Finding *ChecklistPage::findingOf(const Check &check) const {
    for (const Finding &finding : m_judged.findings)
        if (finding.check == check.id())
            return &finding;
    return nullptr;
}

Basis ChecklistPage::basis() const {
    return {inventory(), live().now(), m_record, m_outside};
}

void ChecklistPage::refresh() {
    // A record that cannot be read leaves what hangs on it unknown.
    const auto record = live().seat().record().read();
    if (!record)
        banner()->show(record.error());
    m_record = record.value_or(Record());
    if (live().now() - m_lookedAt > longestLook)
        m_outside = {};
    m_judged = runChecks(basis(), live().seat().cloud().statements());
    recall();
    m_report->show(m_judged, {inventory(), m_record});
    showAnswer();
    showProgress();
    showStep();
}

void ChecklistPage::showAnswer() {
    const int open = m_judged.open();
    const int waived = m_judged.count(CheckResult::Fail) - open;
    const int unknown = m_judged.count(CheckResult::Unknown);
    const Score score = scoreOf(m_judged);
    QStringList parts{tr("%1 of %2 pass").arg(m_judged.count(CheckResult::Pass)).arg(m_judged.judged())};
    if (open > 0)
        parts.append(open == 1 ? tr("one needs mending") : tr("%1 need mending").arg(open));
    if (waived > 0)
        parts.append(tr("%1 waived").arg(waived));
    if (unknown > 0)
        parts.append(tr("%1 unknown").arg(unknown));
    const State state = open > 0 ? State::Wrong : unknown > 0 ? State::Unknown : State::Ok;
    setAnswer(state, tr("%1. Score %2 %, with waivers %3 %.")
                         .arg(parts.join(QStringLiteral(", ")))
                         .arg(score.asIs)
                         .arg(score.withWaivers));
    const QString payoff =
        inventory().firewall.known() ? sentence(payoffOf(*inventory().firewall)) : QString();
    m_payoff->showPlain(payoff);
    m_payoff->setVisible(!payoff.isEmpty());
}

void ChecklistPage::showProgress() {
    for (int step = 0; step < statementsStep(); ++step) {
        const Finding *finding = findingOf(checkAt(step));
        const State state = !finding          ? State::Unknown
                            : finding->waiver ? State::Look
                                              : stateOf(finding->result);
        auto *button = m_progress->button(step);
        const int number = step - firstOf(checkAt(step).stage()) + 1;
        button->setText(QStringLiteral("%1 %2").arg(glyphOf(state)).arg(number));
        button->setAccessibleName(
            tr("Question %1: %2 (%3)").arg(number).arg(checkAt(step).title(), wordOf(state)));
        button->setToolTip(checkAt(step).title());
    }
    auto *last = m_progress->button(statementsStep());
    last->setText(tr("– stated"));
    last->setAccessibleName(tr("What the provider states"));
}

void ChecklistPage::showStep() {
    m_progress->button(m_step)->setChecked(true);
    showStage();
    m_back->setEnabled(m_step > 0);
    m_next->setEnabled(m_step < statementsStep());
    m_again->setEnabled(m_step < statementsStep());
    if (m_step == statementsStep()) {
        std::vector<Finding> stated;
        std::copy_if(m_judged.findings.begin(), m_judged.findings.end(), std::back_inserter(stated),
                     [](const Finding &finding) { return finding.result == CheckResult::Stated; });
        m_view->showStatements(stated);
    } else if (const Finding *finding = findingOf(checkAt(m_step))) {
        showQuestion(checkAt(m_step), *finding);
    }
    arrangeTabs();
}

void ChecklistPage::showQuestion(const Check &check, const Finding &finding) {
    std::vector<CheckView::Form> forms;
    const auto take = [&](auto *form, const QString &heading) {
        connect(form, &std::remove_pointer_t<decltype(form)>::told, this, &ChecklistPage::tell);
        forms.push_back({heading, form});
    };
    for (TellingBox *box : tellingBoxesFor(check, finding, basis()))
        take(box, {});
    const bool isAttested = finding.result == CheckResult::Attested;
    if (check.wordHolds() && (finding.result == CheckResult::Unknown || isAttested))
        take(new WordForm(check, namesIn(check, inventory()), whoIsHere(), live().now()),
             isAttested ? tr("Say it again") : tr("Say that it is so"));
    const bool failed = finding.result == CheckResult::Fail;
    if (failed)
        take(new WaiverForm(finding, whoIsHere(), live().now()), finding.waiver ? QString() : tr("Waive it"));
    m_view->show(check, finding, failed ? std::optional(check.fix(basis())) : adviceOf(check, finding),
                 forms);
}

// What is drawn anew stands at the end of the window's order; here it belongs between the questions and the
// way on.
void ChecklistPage::arrangeTabs() {
    QWidget *last = m_progress->button(m_step);
    for (QWidget *stop : m_view->stops()) {
        setTabOrder(last, stop);
        last = stop;
    }
    for (QWidget *stop : std::initializer_list<QWidget *>{m_back, m_next, m_again, m_report}) {
        setTabOrder(last, stop);
        last = stop;
    }
}

QString ChecklistPage::whoIsHere() const {
    return inventory().identity.known() ? inventory().identity->name : qEnvironmentVariable("USER");
}

void ChecklistPage::tell(const Telling &telling) {
    Done edited;
    const Done changed =
        live().seat().record().change([&](Record &record) { edited = telling.edit(record); });
    if (!changed || !edited)
        return m_view->complain((changed ? edited : changed).error().sentence);
    m_view->forgetTyped();
    refresh();
    m_next->setFocus();
    if (telling.looksAfter)
        look();
}

void ChecklistPage::look() {
    live().worker().run(
        this, QStringLiteral("outside"), tr("Looking from outside"),
        [seat = live().sharedSeat(), all = inventory(), record = m_record](std::stop_token stop) {
            return seat->lookOutside(all, record, std::move(stop));
        },
        [this](Outside outside) {
            m_outside = std::move(outside);
            m_lookedAt = live().now();
            refresh();
        });
}

void ChecklistPage::goTo(int step) {
    if (step < 0 || step >= steps())
        return;
    m_step = step;
    remember();
    showStep();
}

void ChecklistPage::fix() {
    const Check &check = checkAt(m_step);
    const Fix mend = check.fix(basis());
    auto changes = check.changes(basis(), m_view->inputs());
    if (!changes)
        return m_view->complain(changes.error().sentence);
    m_view->complain({});
    want(mend.verb, std::move(*changes));
}

void ChecklistPage::checkAgain() {
    if (isSeenFromOutside(checkAt(m_step)) && m_outside != Outside{})
        look();
    live().read(partsForCheck(checkAt(m_step)));
}

std::vector<PaletteEntry> ChecklistPage::palette() {
    std::vector<PaletteEntry> entries;
    for (int step = 0; step < statementsStep(); ++step)
        entries.push_back({checkAt(step).title(), tr("Checklist"), [this, step] { goTo(step); }});
    entries.push_back({tr("Look from outside"), tr("Checklist"), [this] { look(); }});
    entries.push_back({tr("Print the report"), tr("Checklist"), [this] { m_report->print(); }});
    entries.push_back({tr("Save the report"), tr("Checklist"), [this] { m_report->askWhereReport(); }});
    entries.push_back(
        {tr("Save the configuration"), tr("Checklist"), [this] { m_report->askWhereConfiguration(); }});
    return entries;
}

void ChecklistPage::showObject(const QString &checkId) {
    for (int step = 0; step < statementsStep(); ++step)
        if (checkAt(step).id() == checkId)
            goTo(step);
}

bool ChecklistPage::goBack() {
    if (m_step == 0)
        return false;
    goTo(m_step - 1);
    return true;
}

QString ChecklistPage::rememberedUnder() const {
    return QStringLiteral("checklist/") + live().seat().profile();
}

void ChecklistPage::remember() const {
    QSettings().setValue(rememberedUnder(), m_step < statementsStep() ? checkAt(m_step).id() : QString());
}

void ChecklistPage::recall() {
    if (std::exchange(m_recalled, true))
        return;
    const QString id = QSettings().value(rememberedUnder()).toString();
    for (int step = 0; step < statementsStep(); ++step)
        if (checkAt(step).id() == id)
            m_step = step;
}

} // namespace cloudnx
