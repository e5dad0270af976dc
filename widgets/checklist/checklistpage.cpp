#include "widgets/checklist/checklistpage.h"

#include "widgets/checklist/checkview.h"
#include "widgets/parts/spacing.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QSettings>

namespace cloudnx {

namespace {

[[nodiscard]] const Check &checkAt(int step) {
    return *everyCheck()[static_cast<std::size_t>(step)];
}

} // namespace

ChecklistPage::ChecklistPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("Checklist"), parent),
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
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::tight);
    for (int step = 0; step < steps(); ++step) {
        auto *button = new QPushButton;
        button->setCheckable(true);
        button->setMinimumWidth(2 * spacing::wide);
        m_progress->addButton(button, step);
        row->addWidget(button);
    }
    row->addStretch(1);
    column()->addLayout(row);
    m_progress->setExclusive(true);
    connect(m_progress, &QButtonGroup::idClicked, this, &ChecklistPage::goTo);
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

void ChecklistPage::refresh() {
    m_report = runChecks(inventory(), live().seat().cloud().statements(), live().now());
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
        button->setText(QStringLiteral("%1 %2").arg(glyphOf(state)).arg(step + 1));
        button->setAccessibleName(
            tr("Question %1: %2 (%3)").arg(step + 1).arg(checkAt(step).title(), wordOf(state)));
        button->setToolTip(checkAt(step).title());
    }
    auto *last = m_progress->button(statementsStep());
    last->setText(tr("– stated"));
    last->setAccessibleName(tr("What the provider states"));
}

void ChecklistPage::showStep() {
    m_progress->button(m_step)->setChecked(true);
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
    m_view->show(check, *finding,
                 failed ? std::optional(check.fix(inventory(), live().now())) : std::nullopt);
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
    const Fix mend = check.fix(inventory(), live().now());
    auto changes = check.changes(inventory(), live().now(), m_view->inputs());
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
