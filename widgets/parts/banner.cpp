#include "widgets/parts/banner.h"

#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QHBoxLayout>

namespace cloudnx {

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_line(new StateLine), m_action(new QPushButton), m_close(new QPushButton) {
    setFrameShape(QFrame::StyledPanel);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::near, spacing::tight, spacing::near, spacing::tight);
    row->setSpacing(spacing::near);
    row->addWidget(m_line, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_line->label()->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(strokeIcon(QStringLiteral("close")));
    m_close->setFlat(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionChosen);
    hide();
}

void Banner::show(const Error &error) {
    QString text = error.sentence;
    if (!error.requestId.isEmpty())
        text += tr(" (request %1)").arg(error.requestId);
    show(error.kind == ErrorKind::Cancelled ? State::Unknown : State::Wrong, text);
}

void Banner::show(State state, const QString &text, const QString &action) {
    m_line->show(state, text);
    setAccessibleName(m_line->accessibleName());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    QWidget::show();
}

} // namespace cloudnx
