#include "widgets/commandpalette.h"

#include "widgets/parts/spacing.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace cloudnx {

namespace {

constexpr int mostWidth = 560;
constexpr int mostHeight = 420;
constexpr int hintWidth = 110;

[[nodiscard]] bool fits(const PaletteEntry &entry, const QStringList &words) {
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return entry.text.contains(word, Qt::CaseInsensitive) ||
               entry.hint.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent), m_text(new QLineEdit), m_list(new QTreeWidget) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Find actions and objects"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::near, spacing::near, spacing::near, spacing::near);
    column->setSpacing(spacing::near);
    m_text->setPlaceholderText(tr("An action or an object"));
    m_text->setAccessibleName(accessibleName());
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("What was found"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_list->header()->resizeSection(1, hintWidth);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QTreeWidget::itemActivated, this, &CommandPalette::choose);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries) {
    m_entries = std::move(entries);
    m_before = QApplication::focusWidget();
    const QSize room = parentWidget()->size();
    resize(std::min(mostWidth, room.width() - 2 * spacing::wide),
           std::min(mostHeight, room.height() - 4 * spacing::wide));
    QWidget::move((room.width() - width()) / 2, 2 * spacing::wide);
    m_text->clear();
    find({});
    show();
    raise();
    m_text->setFocus();
}

void CommandPalette::close() {
    hide();
    if (m_before)
        m_before->setFocus();
}

void CommandPalette::find(const QString &text) {
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    for (std::size_t at = 0; at < m_entries.size(); ++at) {
        if (!fits(m_entries[at], words))
            continue;
        auto *item = new QTreeWidgetItem(m_list, {m_entries[at].text, m_entries[at].hint});
        item->setData(0, Qt::UserRole, static_cast<qulonglong>(at));
        item->setSizeHint(0, {0, spacing::rowHeight});
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::choose() {
    const auto *item = m_list->currentItem();
    if (!item)
        return;
    const auto run = m_entries[item->data(0, Qt::UserRole).toULongLong()].choose;
    close();
    run();
}

void CommandPalette::move(int rows) {
    const int last = m_list->topLevelItemCount() - 1;
    const int now = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->setCurrentItem(m_list->topLevelItem(std::clamp(now + rows, 0, std::max(0, last))));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            move(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace cloudnx
