#include "widgets/parts/emptystate.h"

#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QVBoxLayout>

namespace cloudnx {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_why(new WrappedLabel), m_whatToDo(new WrappedLabel) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::wide, spacing::wide, spacing::wide);
    column->setSpacing(spacing::near);
    column->addStretch(1);
    for (QLabel *line : {m_why, m_whatToDo}) {
        line->setAlignment(Qt::AlignHCenter);
        column->addWidget(line);
    }
    QFont strong = m_why->font();
    strong.setWeight(QFont::DemiBold);
    m_why->setFont(strong);
    column->addStretch(2);
}

void EmptyState::show(const QString &why, const QString &whatToDo) {
    m_why->setText(why);
    m_whatToDo->setText(whatToDo);
    setAccessibleName(why + u' ' + whatToDo);
}

} // namespace cloudnx
