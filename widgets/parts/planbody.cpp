#include "widgets/parts/planbody.h"

#include "models/plan/command.h"
#include "models/plan/danger.h"
#include "widgets/parts/clipboard.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace cloudnx {

namespace {

struct Told {
    State state;
    QString text;
};

[[nodiscard]] Told toldOf(const Step &step, const StepOutcome &outcome) {
    const QString request =
        outcome.requestId.isEmpty() ? QString() : PlanBody::tr(" (request %1)").arg(outcome.requestId);
    switch (outcome.state) {
    case StepState::Done:
        if (!outcome.cameTrue)
            return {State::Unknown,
                    PlanBody::tr("%1: sent, but could not be read back%2").arg(step.sentence, request)};
        return *outcome.cameTrue
                   ? Told{State::Ok, PlanBody::tr("%1: done, and read back%2").arg(step.sentence, request)}
                   : Told{State::Wrong, PlanBody::tr("%1: sent, but reading back does not show it%2")
                                            .arg(step.sentence, request)};
    case StepState::Failed:
        return {State::Wrong, PlanBody::tr("%1: refused%2").arg(step.sentence, request)};
    case StepState::Unknown:
        return {State::Unknown, PlanBody::tr("%1: nobody knows; read again%2").arg(step.sentence, request)};
    case StepState::Intended:
        break;
    }
    return {State::NotOffered, PlanBody::tr("%1: not sent").arg(step.sentence)};
}

} // namespace

PlanBody::PlanBody(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::tight);
}

void PlanBody::clear() {
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void PlanBody::showPlan(const Plan &plan) {
    clear();
    addHead(plan.steps.size() == 1 ? tr("Plan: 1 step") : tr("Plan: %1 steps").arg(plan.steps.size()));
    int number = 0;
    for (const Step &step : plan.steps)
        addStep(++number, step);
    if (!plan.effects.empty())
        addHead(tr("What it opens, closes, changes"));
    for (const QString &effect : plan.effects)
        addText(effect);
    if (!plan.proofs.empty())
        addHead(tr("What it holds"));
    for (const Proof &proof : plan.proofs)
        addLine(stateOf(proof.verdict),
                proof.reason.isEmpty() ? proof.title : proof.title + QStringLiteral(": ") + proof.reason);
    if (const QString code = freshCodeText(plan); !code.isEmpty())
        addLine(State::Look, code);
    addCommands(plan);
}

void PlanBody::showOutcome(const Plan &plan, const Outcome &outcome) {
    clear();
    addHead(tr("What came of it"));
    for (std::size_t at = 0; at < plan.steps.size(); ++at) {
        const Told told =
            toldOf(plan.steps[at], at < outcome.steps.size() ? outcome.steps[at] : StepOutcome{});
        addLine(told.state, told.text);
    }
    if (outcome.error)
        addLine(State::Wrong, outcome.error->sentence);
}

void PlanBody::showError(const Error &error) {
    clear();
    QString text = error.sentence;
    if (!error.requestId.isEmpty())
        text += tr(" (request %1)").arg(error.requestId);
    addLine(error.kind == ErrorKind::Conflict ? State::Ok : State::Wrong, text);
}

void PlanBody::showNote(const QString &text) {
    clear();
    addText(text);
}

void PlanBody::addHead(const QString &text) {
    if (m_column->count() > 0)
        m_column->addSpacing(spacing::near);
    auto *head = new QLabel(text);
    QFont strong = head->font();
    strong.setWeight(QFont::DemiBold);
    head->setFont(strong);
    m_column->addWidget(head);
}

void PlanBody::addLine(State state, const QString &text) {
    auto *line = new StateLine;
    line->show(state, text);
    line->label()->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(line);
}

void PlanBody::addText(const QString &text) {
    m_column->addWidget(new WrappedLabel(text));
}

void PlanBody::addStep(int number, const Step &step) {
    addText(QStringLiteral("%1  %2").arg(number).arg(step.sentence));
    if (!step.inverse)
        addLine(State::Look, tr("Cannot be undone: %1").arg(step.whyNoInverse));
}

void PlanBody::addCommands(const Plan &plan) {
    QStringList lines;
    for (const Step &step : plan.steps)
        if (!step.command.empty())
            lines.append(QStringLiteral("$ ") + shellLine(step.command));
    if (lines.isEmpty())
        return;
    addHead(tr("The same in a terminal"));
    auto *row = new QHBoxLayout;
    auto *text = new QPlainTextEdit(lines.join(u'\n'));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("The same in a terminal"));
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const int shown = std::clamp(static_cast<int>(lines.size()) * 2, 2, 6);
    text->setFixedHeight(shown * text->fontMetrics().lineSpacing() + spacing::apart);
    auto *copy = new QPushButton(strokeIcon(QStringLiteral("copy")), QString());
    copy->setAccessibleName(tr("Copy the terminal lines"));
    copy->setToolTip(copy->accessibleName());
    QString plain = lines.join(u'\n');
    plain.replace(QRegularExpression(QStringLiteral("^\\$ "), QRegularExpression::MultilineOption),
                  QString());
    connect(copy, &QPushButton::clicked, this, [plain] { copyText(plain); });
    auto *holder = new QWidget;
    holder->setLayout(row);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    m_column->addWidget(holder);
}

} // namespace cloudnx
