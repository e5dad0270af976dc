#include "widgets/parts/page.h"

#include "widgets/parts/spacing.h"

#include <QVBoxLayout>

namespace cloudnx {

Page::Page(LiveInventory &live, const QString &title, QWidget *parent)
    : QWidget(parent),
      m_live(live),
      m_column(new QVBoxLayout(this)),
      m_answer(new StateLine),
      m_banner(new Banner) {
    setAccessibleName(title);
    m_column->setContentsMargins(spacing::apart, spacing::apart, spacing::apart, spacing::near);
    m_column->setSpacing(spacing::near);
    QFont large = m_answer->label()->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_answer->setFont(large);
    m_column->addWidget(m_answer);
    m_column->addWidget(m_banner);
    connect(&m_live, &LiveInventory::changed, this, &Page::refresh);
}

QString Page::answer() const {
    return m_answer->text();
}

void Page::setAnswer(State state, const QString &sentence) {
    m_answer->show(state, sentence);
}

void Page::setAnswer(const QString &sentence) {
    m_answer->showPlain(sentence);
}

void Page::want(const QString &title, std::vector<Change> changes) {
    Q_EMIT planWanted({title, std::move(changes)});
}

} // namespace cloudnx
