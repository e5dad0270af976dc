#pragma once

#include "models/plan/executor.h"
#include "widgets/parts/state.h"

#include <QVBoxLayout>

namespace cloudnx {

/// A plan as it is read before it is applied: steps, effects, proofs, terminal line; or what came of it.
class PlanBody : public QWidget {
    Q_OBJECT

public:
    explicit PlanBody(QWidget *parent = nullptr);

    void showPlan(const Plan &plan);
    void showOutcome(const Plan &plan, const Outcome &outcome);
    void showError(const Error &error);
    void showNote(const QString &text);
    void clear();

private:
    void addHead(const QString &text);
    void addLine(State state, const QString &text);
    void addText(const QString &text);
    void addStep(int number, const Step &step);
    void addCommands(const Plan &plan);

    QVBoxLayout *m_column;
};

} // namespace cloudnx
