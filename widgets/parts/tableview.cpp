#include "widgets/parts/tableview.h"

#include "widgets/parts/clipboard.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

namespace cloudnx {

namespace {

[[nodiscard]] QString plainText(const QModelIndex &cell) {
    return cell.data(Qt::ToolTipRole).toString(); // without the sign of its state
}

} // namespace

TableView::TableView(const QString &name, const QString &title, Table *table, QWidget *parent)
    : QWidget(parent),
      m_name(name),
      m_table(table),
      m_proxy(new TableFilter(table, this)),
      m_filter(new FilterField),
      m_count(new QLabel),
      m_stack(new QStackedWidget),
      m_view(new QTableView),
      m_empty(new EmptyState) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::near);
    makeTop();
    makeView(title);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &TableView::applyFilter);
    connect(m_proxy, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_keptKey = currentKey(); });
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &TableView::readFields);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &TableView::keepCurrent);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &TableView::showFitting);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &TableView::showFitting);
    showFitting();
}

void TableView::makeTop() {
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::near);
    m_filter->setFields(fieldsOf(*m_table));
    m_filter->rememberAs(m_name);
    m_filter->setValues([this](const filter::Field &field, const filter::FieldRef &, const QString &typed) {
        return valuesOf(field.id, typed);
    });
    auto *columns = new QToolButton;
    columns->setIcon(strokeIcon(QStringLiteral("columns")));
    columns->setToolTip(tr("Choose columns"));
    columns->setAccessibleName(tr("Choose columns"));
    columns->setFocusPolicy(Qt::StrongFocus);
    connect(columns, &QToolButton::clicked, this, &TableView::chooseColumns);
    top->addWidget(m_filter, 1);
    top->addWidget(m_count);
    top->addWidget(columns);
    static_cast<QVBoxLayout *>(layout())->addLayout(top);
}

void TableView::makeView(const QString &title) {
    m_view->setModel(m_proxy);
    m_view->setAccessibleName(title);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setMinimumHeight(5 * spacing::rowHeight);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(
        std::max(spacing::rowHeight, m_view->fontMetrics().height() + spacing::near));
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setAccessibleName(tr("Columns"));
    m_view->setSortingEnabled(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_view->setColumnHidden(column, !m_table->isShownByDefault(column));
    recallColumns();
    connect(m_view, &QWidget::customContextMenuRequested, this, &TableView::showCellMenu);
    connect(m_view, &QAbstractItemView::activated, this, &TableView::activated);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TableView::currentChanged);
}

void TableView::setEmptyText(const QString &why, const QString &whatToDo) {
    m_emptyWhy = why;
    m_emptyWhatToDo = whatToDo;
    showFitting();
}

void TableView::setPin(TableFilter::Pin pin) {
    m_proxy->setPin(std::move(pin));
}

int TableView::currentRow() const {
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_proxy->mapToSource(current).row() : -1;
}

QString TableView::currentKey() const {
    return m_view->currentIndex().data(RowKeyRole).toString();
}

bool TableView::select(const QString &key) {
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        int column = m_view->horizontalHeader()->logicalIndex(0);
        if (m_proxy->index(row, column).data(RowKeyRole).toString() != key)
            continue;
        m_view->setCurrentIndex(m_proxy->index(row, column));
        return true;
    }
    return false;
}

void TableView::applyFilter() {
    auto parsed = m_filter->filter(SystemClock().now());
    if (parsed)
        m_proxy->setFilter(std::move(*parsed));
    showFitting();
}

void TableView::showFitting() {
    const int shown = m_proxy->rowCount();
    const int all = m_table->rowCount();
    m_count->setText(shown != all ? tr("%1 of %2 rows").arg(shown).arg(all)
                     : all == 1   ? tr("1 row")
                                  : tr("%1 rows").arg(all));
    if (all == 0)
        m_empty->show(m_emptyWhy, m_emptyWhatToDo);
    else if (shown == 0)
        m_empty->show(tr("No row fits the filter."), tr("Clear it with Esc in the filter field."));
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_view) : m_empty);
}

// What stands in a column says what it can be compared with, so a filter is read anew with its rows.
void TableView::readFields() {
    m_filter->setFields(fieldsOf(*m_table));
    if (!m_filter->text().isEmpty())
        applyFilter();
}

void TableView::keepCurrent() {
    showFitting();
    fitColumns();
    if (m_keptKey.isEmpty() || !select(m_keptKey))
        Q_EMIT currentChanged();
}

void TableView::fitColumns() {
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_table->columnCount(); ++column)
        if (!m_view->isColumnHidden(column))
            m_view->setColumnWidth(column, m_view->columnWidth(column) + spacing::near);
}

void TableView::rememberColumns() const {
    QStringList shown;
    for (int column = 0; column < m_table->columnCount(); ++column)
        if (!m_view->isColumnHidden(column))
            shown.append(m_table->columnId(column));
    QSettings().setValue(QStringLiteral("columns/") + m_name, shown);
}

void TableView::recallColumns() {
    const QStringList shown = QSettings().value(QStringLiteral("columns/") + m_name).toStringList();
    if (shown.isEmpty())
        return;
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_view->setColumnHidden(column, !shown.contains(m_table->columnId(column)));
}

void TableView::chooseColumns() {
    QMenu menu;
    for (int column = 0; column < m_table->columnCount(); ++column) {
        auto *choice = menu.addAction(m_table->headerData(column, Qt::Horizontal).toString());
        choice->setCheckable(true);
        choice->setChecked(!m_view->isColumnHidden(column));
        connect(choice, &QAction::toggled, this, [this, column](bool on) {
            m_view->setColumnHidden(column, !on);
            rememberColumns();
        });
    }
    menu.exec(mapToGlobal(QPoint(width() - menu.sizeHint().width(), m_filter->height())));
}

void TableView::showCellMenu(const QPoint &at) {
    const QModelIndex cell = m_view->indexAt(at);
    if (!cell.isValid())
        return;
    const QString text = m_view->fontMetrics().elidedText(plainText(cell), Qt::ElideMiddle, 200);
    QMenu menu;
    menu.addAction(tr("Only \"%1\"").arg(text), this, [this, cell] { addFilter(cell, filter::Sense::Only); });
    menu.addAction(tr("Without \"%1\"").arg(text), this,
                   [this, cell] { addFilter(cell, filter::Sense::Without); });
    menu.addSeparator();
    menu.addAction(tr("Copy cell"), this, &TableView::copyCell);
    menu.addAction(tr("Copy row"), this, &TableView::copyRow);
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

void TableView::addFilter(const QModelIndex &cell, filter::Sense sense) {
    if (const filter::Field *field = filter::fieldOf(m_filter->fields(), cell.column()))
        m_filter->narrow(filter::termFor(*field, plainText(cell), sense));
}

QStringList TableView::valuesOf(int column, const QString &typed) const {
    constexpr int most = 100;
    QStringList values;
    for (int row = 0; row < m_table->rowCount() && values.size() < most; ++row) {
        const QString text = m_table->index(row, column).data().toString();
        if (!text.isEmpty() && text.startsWith(typed, Qt::CaseInsensitive) && !values.contains(text))
            values.append(text);
    }
    return values;
}

void TableView::copyCell() const {
    copyText(plainText(m_view->currentIndex()));
}

void TableView::copyRow() const {
    QStringList cells;
    for (int visual = 0; visual < m_proxy->columnCount(); ++visual) {
        const int column = m_view->horizontalHeader()->logicalIndex(visual);
        if (!m_view->isColumnHidden(column))
            cells.append(plainText(m_view->currentIndex().siblingAtColumn(column)));
    }
    copyText(cells.join(u'\t'));
}

bool TableView::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copyCell();
            return true;
        }
        if (key->key() == Qt::Key_C && key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
            copyRow();
            return true;
        }
        if (key->key() == Qt::Key_Menu) {
            showCellMenu(m_view->visualRect(m_view->currentIndex()).center());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cloudnx
