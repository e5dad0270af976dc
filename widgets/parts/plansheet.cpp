#include "widgets/parts/plansheet.h"

#include "models/plan/order.h"

#include "widgets/parts/elidedbutton.h"
#include "widgets/parts/secretpanel.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QScrollBar>

namespace cloudnx {

namespace {

[[nodiscard]] bool allDone(const Outcome &outcome) {
    return std::all_of(outcome.steps.begin(), outcome.steps.end(),
                       [](const StepOutcome &step) { return step.state == StepState::Done; });
}

[[nodiscard]] bool anyDone(const Outcome &outcome) {
    return std::any_of(outcome.steps.begin(), outcome.steps.end(),
                       [](const StepOutcome &step) { return step.state == StepState::Done; });
}

/// Whether the shelf keeps the plan: something of it was done, or may have been.
[[nodiscard]] bool isCutOff(const Outcome &outcome) {
    return outcome.error && !allDone(outcome) &&
           std::any_of(outcome.steps.begin(), outcome.steps.end(), [](const StepOutcome &step) {
               return step.state == StepState::Done || step.state == StepState::Unknown;
           });
}

[[nodiscard]] bool canBeUndone(const Plan &plan) {
    return std::all_of(plan.steps.begin(), plan.steps.end(),
                       [](const Step &step) { return step.inverse.has_value(); });
}

/// A plan, and what its owner is to know before they apply it; empty: nothing.
struct Prepared {
    Plan plan;
    QString warning;
};

[[nodiscard]] Result<Prepared> preparePlan(Seat &seat, const Draft &draft, Inventory inventory,
                                           const Progress &progress, const std::stop_token &stop) {
    const Done read =
        readInto(inventory, seat.cloud(), partsFor(draft.changes), seat.clock(), progress, stop);
    if (!read)
        return failure(read.error());
    const auto here = whereabouts(seat.record(), inventory);
    if (!here)
        return failure(here.error());
    // What somebody else took back meanwhile need not be taken back again, and keeps nothing else.
    const auto changes = draft.undoes.isEmpty() ? draft.changes : withoutTrue(draft.changes, inventory);
    if (changes.empty() && !draft.undoes.isEmpty())
        return failure(ErrorKind::Conflict,
                       PlanSheet::tr("%1: it is as it was before already.").arg(draft.title));
    return makePlan(inSafeOrder(changes, inventory, here->vantage), draft.title, inventory,
                    seat.clock().now(), here->vantage)
        .map([&](Plan plan) { return Prepared{std::move(plan), here->moved}; });
}

} // namespace

PlanSheet::PlanSheet(LiveInventory &live, QWidget *parent)
    : QFrame(parent),
      m_live(live),
      m_title(new WrappedLabel),
      m_body(new PlanBody),
      m_inner(new QVBoxLayout),
      m_scroll(new QScrollArea),
      m_yes(new QCheckBox),
      m_typePrompt(new WrappedLabel),
      m_typed(new QLineEdit),
      m_why(new StateLine),
      m_apply(new ElidedButton),
      m_save(new QPushButton(tr("Save plan…"))),
      m_undo(new QPushButton(tr("Undo"))),
      m_goOn(new QPushButton(tr("Go on"))),
      m_dismiss(new QPushButton) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setFixedWidth(spacing::sheetWidth);
    setAccessibleName(tr("Plan"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::apart, spacing::apart, spacing::apart, spacing::apart);
    column->setSpacing(spacing::near);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    column->addWidget(m_title);
    auto *inside = new QWidget;
    inside->setLayout(m_inner);
    m_inner->setContentsMargins(0, 0, spacing::near, 0);
    m_inner->addWidget(m_body);
    m_inner->addStretch(1);
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_scroll, 1);
    // What a step made and what it asks stand below the plan; nobody shall have to look for them.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        if (m_stage == Stage::Applying)
            m_scroll->verticalScrollBar()->setValue(last);
    });
    makeFriction();
    makeButtons();
    hide();
}

PlanSheet::~PlanSheet() {
    if (m_desk)
        m_desk->cancel(); // nobody will answer any more
}

void PlanSheet::makeFriction() {
    auto *column = static_cast<QVBoxLayout *>(layout());
    m_typePrompt->setBuddy(m_typed);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_yes, m_typePrompt, m_typed, m_why})
        column->addWidget(widget);
    connect(m_yes, &QCheckBox::toggled, this, &PlanSheet::allowApply);
    connect(m_typed, &QLineEdit::textChanged, this, &PlanSheet::allowApply);
    connect(m_typed, &QLineEdit::returnPressed, m_apply, &QPushButton::click);
}

void PlanSheet::makeButtons() {
    auto *column = static_cast<QVBoxLayout *>(layout());
    for (QPushButton *button : {m_apply, m_goOn, m_undo})
        column->addWidget(button);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_save);
    row->addStretch(1);
    row->addWidget(m_dismiss);
    column->addLayout(row);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setAutoDefault(true);
    m_undo->setAutoDefault(true);
    m_goOn->setAutoDefault(true);
    m_dismiss->setAutoDefault(true);
    m_save->setAutoDefault(true);
    connect(m_apply, &QPushButton::clicked, this, &PlanSheet::apply);
    connect(m_save, &QPushButton::clicked, this, &PlanSheet::save);
    connect(m_dismiss, &QPushButton::clicked, this, &PlanSheet::dismiss);
    connect(m_undo, &QPushButton::clicked, this, [this] { undo(m_plan ? m_plan->id : QString()); });
    connect(m_goOn, &QPushButton::clicked, this, &PlanSheet::goOn);
}

void PlanSheet::setStage(Stage stage) {
    m_stage = stage;
    const bool shown = stage == Stage::Shown;
    m_apply->setVisible(shown && m_plan);
    m_save->setVisible(shown && m_plan);
    m_undo->setVisible(false);
    m_goOn->setVisible(false);
    m_why->setVisible(false);
    showFriction();
    m_dismiss->setText(stage == Stage::Applying   ? tr("Stop")
                       : stage == Stage::Finished ? tr("Close")
                                                  : tr("Cancel"));
    setVisible(stage != Stage::Closed);
}

bool PlanSheet::open(const Draft &draft) {
    if (isApplying())
        return false;
    m_draft = draft;
    m_plan.reset();
    m_applyWhenReady = false;
    delete m_secrets;
    prepare();
    return true;
}

bool PlanSheet::undo(const QString &planId) {
    if (isApplying())
        return false;
    setStage(Stage::Preparing);
    m_title->setText(tr("Undo"));
    m_body->showNote(tr("Reading the journal…"));
    Q_EMIT opened();
    const std::shared_ptr<Seat> seat = m_live.sharedSeat();
    m_live.worker().run(
        this, QStringLiteral("plan"), tr("Reading the journal"),
        [seat, planId](std::stop_token stop) -> Result<Journal::Undo> {
            // A step in doubt, left by a crash, is looked at first.
            Executor executor(seat->cloud(), seat->journal(), seat->clock());
            if (const auto settled = executor.settle(std::move(stop)); !settled)
                return failure(settled.error());
            return seat->journal().undoOf(planId);
        },
        [this](Result<Journal::Undo> found) {
            if (!found)
                return take(Result<Plan>(failure(found.error())));
            open({tr("Undo: %1").arg(found->title), found->changes, found->planId});
            m_applyWhenReady = true; // it was just said; a plan that costs a yes still asks for it
        });
    return true;
}

void PlanSheet::close() {
    if (isApplying())
        return;
    m_live.worker().drop(this, QStringLiteral("plan"));
    delete m_secrets;
    setStage(Stage::Closed);
    Q_EMIT closed();
}

void PlanSheet::prepare() {
    setStage(Stage::Preparing);
    m_title->setText(m_draft.title.isEmpty() && !m_draft.changes.empty() ? sentence(m_draft.changes.front())
                                                                         : m_draft.title);
    m_body->showNote(tr("Reading what this touches…"));
    Q_EMIT opened();
    const std::shared_ptr<Seat> seat = m_live.sharedSeat();
    if (!m_draft.resumes.isEmpty())
        return m_live.worker().run(
            this, QStringLiteral("plan"), tr("Looking for the plan"),
            [seat, id = m_draft.resumes](std::stop_token) { return seat->shelf().find(id); },
            [this](Result<ShelvedPlan> shelved) {
                if (shelved)
                    m_draft.undoes = shelved->undoes;
                take(shelved.map([](const ShelvedPlan &found) { return found.plan; }));
            });
    m_live.worker().run(
        this, QStringLiteral("plan"), tr("Making a plan"),
        [seat, draft = m_draft, inventory = m_live.inventory(), progress = m_live.worker().progress()](
            std::stop_token stop) { return preparePlan(*seat, draft, inventory, progress, stop); },
        [this](Result<Prepared> prepared) {
            m_warning = prepared ? prepared->warning : QString();
            take(std::move(prepared).map([](Prepared one) { return std::move(one.plan); }));
        });
}

void PlanSheet::take(Result<Plan> plan) {
    if (!plan) {
        m_body->showError(plan.error());
        setStage(Stage::Finished);
        m_dismiss->setFocus();
        return;
    }
    m_plan = std::move(*plan);
    const QString title = m_draft.resumes.isEmpty() ? m_plan->title : tr("Go on: %1").arg(m_plan->title);
    m_title->setText(title);
    m_apply->setText(QString(title).replace(u'&', QStringLiteral("&&")));
    m_body->showPlan(*m_plan);
    setStage(Stage::Shown);
    const Done proved = checkProofs(*m_plan);
    if (!m_draft.resumes.isEmpty()) {
        m_why->show(State::Look, tr("It was cut off. What was done is passed over; what is in doubt is read "
                                    "again before it is sent again."));
        m_why->setVisible(true);
    } else if (!proved) {
        m_why->show(State::Wrong, proved.error().sentence);
        m_why->setVisible(true);
    } else if (!m_warning.isEmpty()) {
        m_why->show(State::Look, m_warning);
        m_why->setVisible(true);
    }
    allowApply();
    if (m_plan->friction == Friction::Confirm)
        m_yes->setFocus();
    else if (m_plan->friction == Friction::TypeName)
        m_typed->setFocus();
    else
        (proved ? m_apply : m_dismiss)->setFocus();
    if (m_applyWhenReady && m_plan->friction == Friction::None && proved)
        apply();
}

void PlanSheet::showFriction() {
    const bool shown = m_stage == Stage::Shown && m_plan;
    const Friction friction = m_plan ? m_plan->friction : Friction::None;
    m_yes->setVisible(shown && friction == Friction::Confirm);
    m_typed->setVisible(shown && friction == Friction::TypeName);
    m_typePrompt->setVisible(m_typed->isVisibleTo(this));
    if (!shown)
        return;
    m_yes->setChecked(false);
    m_yes->setText(tr("Yes, with all of its effects"));
    m_typed->clear();
    m_typePrompt->setText(tr("This cannot be taken back. Type %1 to go on:").arg(m_plan->nameToType));
    m_typed->setAccessibleName(m_typePrompt->text());
}

bool PlanSheet::frictionMet() const {
    switch (m_plan->friction) {
    case Friction::Confirm:
        return m_yes->isChecked();
    case Friction::TypeName:
        return m_typed->text() == m_plan->nameToType;
    case Friction::None:
        break;
    }
    return true;
}

void PlanSheet::allowApply() {
    m_apply->setEnabled(m_plan && checkProofs(*m_plan) && frictionMet());
}

void PlanSheet::newDesk() {
    const auto look = [self = QPointer<PlanSheet>(this)] {
        if (self && self->m_secrets)
            self->m_secrets->look();
    };
    // The Worker outlives its calls; this sheet need not.
    m_desk = std::make_shared<ScreenDesk>(
        [look, worker = &m_live.worker()] { QMetaObject::invokeMethod(worker, look, Qt::QueuedConnection); });
    const auto &identity = m_live.inventory().identity;
    delete m_secrets;
    m_secrets = new SecretPanel(m_desk, identity.known() ? identity->name : m_live.seat().profile(),
                                [this] { return m_live.now(); });
    m_inner->insertWidget(1, m_secrets);
}

void PlanSheet::apply() {
    if (!m_plan || !frictionMet() || m_stage != Stage::Shown)
        return;
    newDesk();
    setStage(Stage::Applying);
    m_dismiss->setFocus();
    const std::shared_ptr<Seat> seat = m_live.sharedSeat();
    Worker &worker = m_live.worker(); // the owner of the call, so that the plan outlives this sheet
    worker.run(
        &worker, QStringLiteral("apply ") + m_plan->id, m_plan->title,
        [seat, plan = *m_plan, desk = m_desk, draft = m_draft,
         progress = worker.progress()](std::stop_token stop) {
            const std::stop_callback cancelled(stop, [desk] { desk->cancel(); });
            Executor executor(seat->cloud(), seat->journal(), seat->clock(), &seat->presence());
            executor.keepOn(seat->shelf());
            return draft.resumes.isEmpty() ? executor.apply(plan, *desk, progress, stop, draft.undoes)
                                           : executor.resume(plan, *desk, progress, stop);
        },
        [self = QPointer(this)](Result<Outcome> outcome) {
            if (self)
                self->take(std::move(outcome));
        });
}

void PlanSheet::take(Result<Outcome> outcome) {
    m_secrets->look();
    if (!outcome) {
        m_body->showError(outcome.error());
        setStage(Stage::Finished);
        m_dismiss->setFocus();
        return;
    }
    showFinished(*outcome);
    std::vector<Change> changes;
    for (const Step &step : m_plan->steps)
        changes.push_back(step.change);
    Parts touched = partsFor(changes);
    touched.insert(Part::Activity);
    Q_EMIT applied(touched);
}

void PlanSheet::showFinished(const Outcome &outcome) {
    m_body->showOutcome(*m_plan, outcome);
    setStage(Stage::Finished);
    m_title->setText(!outcome.error && allDone(outcome) ? tr("Done: %1").arg(m_plan->title)
                     : anyDone(outcome)                 ? tr("Partly done: %1").arg(m_plan->title)
                                                        : tr("Not done: %1").arg(m_plan->title));
    m_undo->setVisible(m_draft.undoes.isEmpty() && anyDone(outcome) && canBeUndone(*m_plan));
    m_goOn->setVisible(isCutOff(outcome));
    (m_goOn->isVisible() ? m_goOn : m_undo->isVisible() ? m_undo : m_dismiss)->setFocus();
}

void PlanSheet::goOn() {
    if (m_plan)
        open({tr("Go on: %1").arg(m_plan->title), {}, {}, m_plan->id});
}

void PlanSheet::save() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save plan"), QStringLiteral("plan.json"),
                                                      tr("Plans (*.json)"));
    if (path.isEmpty() || !m_plan)
        return;
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(toFile(*m_plan)) >= 0 && file.commit();
    m_why->show(saved ? State::Ok : State::Wrong,
                saved ? tr("Saved. Apply it with: cloudnx plan apply %1").arg(path)
                      : tr("Not saved: %1.").arg(file.errorString()));
    m_why->setVisible(true);
}

void PlanSheet::dismiss() {
    if (!isApplying())
        return close();
    if (m_desk)
        m_desk->cancel();
    m_live.worker().cancelShown();
}

} // namespace cloudnx
