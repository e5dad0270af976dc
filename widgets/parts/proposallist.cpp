#include "widgets/parts/proposallist.h"

#include "widgets/parts/spacing.h"

#include <QEvent>
#include <QScrollBar>

namespace cloudnx {

namespace {

constexpr int mostRows = 10;

} // namespace

ProposalList::ProposalList(QWidget *field) : QListWidget(field->window()), m_field(field) {
    hide();
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("What may stand here"));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field->installEventFilter(this);
    connect(field, &QObject::destroyed, this, &QObject::deleteLater);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        hide();
        Q_EMIT chosen(item->text());
    });
}

void ProposalList::propose(const QStringList &texts, int at) {
    clear();
    if (texts.isEmpty())
        return hide();
    addItems(texts);
    setParent(m_field->window());
    m_at = at;
    place();
    setCurrentRow(-1);
    show();
    raise();
}

void ProposalList::place() {
    const int rows = std::min(mostRows, count());
    const int height = rows * sizeHintForRow(0) + 2 * frameWidth();
    const int width =
        std::max(sizeHintForColumn(0) + spacing::wide + verticalScrollBar()->sizeHint().width(), 120);
    const QPoint below = m_field->mapTo(m_field->window(), QPoint(m_at, m_field->height()));
    const int left = std::clamp(below.x(), 0, std::max(0, m_field->window()->width() - width));
    setGeometry(left, below.y(), std::min(width, m_field->window()->width()), height);
}

void ProposalList::step(int by) {
    const int row = currentRow() + by;
    setCurrentRow(row < 0 ? count() - 1 : row >= count() ? 0 : row);
}

bool ProposalList::takesKey(int key) {
    if (!isVisible())
        return false;
    switch (key) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: {
        const int row = key == Qt::Key_Tab ? std::max(currentRow(), 0) : currentRow();
        hide();
        if (row < 0)
            return false;
        Q_EMIT chosen(item(row)->text());
        return true;
    }
    default:
        return false;
    }
}

bool ProposalList::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
        hide();
    if (event->type() == QEvent::Move && isVisible()) // an answer moved what stands beside the field
        place();
    return QListWidget::eventFilter(watched, event);
}

} // namespace cloudnx
