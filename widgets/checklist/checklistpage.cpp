#include "widgets/checklist/checklistpage.h"

#include "widgets/checklist/checkview.h"
#include "widgets/parts/spacing.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QPushButton>
#include <QSettings>

namespace cloudnx {

namespace {

constexpr int perRow = 12;

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

} // namespace

ChecklistPage::ChecklistPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Checklist"), parent),
      m_stages(new QButtonGroup(this)),
      m_progress(new QButtonGroup(this)),
      m_view(new CheckView),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton(tr("Next"))),
      m_again(new QPushButton(tr("Check again"))) {
    makeProgress();
    column()->addWidget(m_view, 1);
    makeWayOn();
    connect(m_view, &CheckView::fixWanted, this, &ChecklistPage::fix);
}

void ChecklistPage::makeProgress() {
    makeStages();
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
    column()->addLayout(row);
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
    for (const Finding &finding : m_report.findings)
        if (finding.check == check.id())
            return &finding;
    return nullptr;
}

Basis ChecklistPage::basis() const {
    return {inventory(), live().now(), m_record};
}

void ChecklistPage::refresh() {
    // A record that cannot be read leaves what hangs on it unknown; the terminal names the fault.
    m_record = live().seat().record().read().value_or(Record());
    m_report = runChecks(basis(), live().seat().cloud().statements());
    recall();
    const int failing = m_report.count(CheckResult::Fail);
    const int unknown = m_report.count(CheckResult::Unknown);
    const QString passed = tr("%1 of %2 pass").arg(m_report.count(CheckResult::Pass)).arg(statementsStep());
    if (failing > 0)
        setAnswer(State::Wrong, failing == 1 ? tr("%1; one needs mending.").arg(passed)
                                             : tr("%1; %2 need mending.").arg(passed).arg(failing));
    else if (unknown > 0)
        setAnswer(State::Unknown, tr("%1; %2 unknown.").arg(passed).arg(unknown));
    else
        setAnswer(State::Ok, tr("%1.").arg(passed));
    showProgress();
    showStep();
}

void ChecklistPage::showProgress() {
    for (int step = 0; step < statementsStep(); ++step) {
        const Finding *finding = findingOf(checkAt(step));
        const State state = finding ? stateOf(finding->result) : State::Unknown;
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
        std::copy_if(m_report.findings.begin(), m_report.findings.end(), std::back_inserter(stated),
                     [](const Finding &finding) { return finding.result == CheckResult::Stated; });
        return m_view->showStatements(stated);
    }
    const Check &check = checkAt(m_step);
    const Finding *finding = findingOf(check);
    if (!finding)
        return;
    const bool failed = finding->result == CheckResult::Fail;
    m_view->show(check, *finding, failed ? std::optional(check.fix(basis())) : adviceOf(check, *finding));
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
    live().read(partsForCheck(checkAt(m_step)));
}

std::vector<PaletteEntry> ChecklistPage::palette() {
    std::vector<PaletteEntry> entries;
    for (int step = 0; step < statementsStep(); ++step)
        entries.push_back({checkAt(step).title(), tr("Checklist"), [this, step] { goTo(step); }});
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
