#include "widgets/audit/eventaccessible.h"

#include <QPointer>

#include <algorithm>
#include <limits>

namespace cloudnx {

namespace {

using audit::Field;

class EventCell final : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    EventCell(EventView *view, qint64 row, int column) : m_view(view), m_row(row), m_column(column) {}

    [[nodiscard]] bool isValid() const override {
        return m_view && m_row < static_cast<qint64>(m_view->rows().count()) && field().has_value();
    }

    [[nodiscard]] QObject *object() const override { return nullptr; }

    [[nodiscard]] QWindow *window() const override {
        return m_view ? m_view->window()->windowHandle() : nullptr;
    }

    [[nodiscard]] QAccessibleInterface *parent() const override {
        return QAccessible::queryAccessibleInterface(m_view);
    }

    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    [[nodiscard]] int childCount() const override { return 0; }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid() ? m_view->cell(m_row, *field()) : QString();
    }

    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect inside = m_view->cellRect(m_row, *field());
        return {m_view->viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isSelected();
        state.focused = isSelected() && m_view->hasFocus() && field() == m_view->currentField();
        state.invalid = !isValid();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                       : nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return m_view && m_row == m_view->currentRow(); }

    [[nodiscard]] QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }

    [[nodiscard]] QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }

    [[nodiscard]] int columnIndex() const override { return m_column; }

    [[nodiscard]] int rowIndex() const override { return static_cast<int>(m_row); }

    [[nodiscard]] int columnExtent() const override { return 1; }

    [[nodiscard]] int rowExtent() const override { return 1; }

    [[nodiscard]] QAccessibleInterface *table() const override { return parent(); }

private:
    [[nodiscard]] std::optional<Field> field() const {
        const std::vector<Field> fields = m_view->columns();
        return m_column < static_cast<int>(fields.size())
                   ? std::optional(fields[static_cast<std::size_t>(m_column)])
                   : std::nullopt;
    }

    QPointer<EventView> m_view;
    qint64 m_row;
    int m_column;
};

QAccessibleInterface *factory(const QString &, QObject *object) {
    auto *view = qobject_cast<EventView *>(object);
    return view ? new EventAccessible(view) : nullptr;
}

} // namespace

void EventAccessible::install() {
    static const bool installed = [] {
        QAccessible::installFactory(factory);
        return true;
    }();
    Q_UNUSED(installed)
}

int EventAccessible::childOf(const EventView &view, qint64 row, Field field) {
    const std::vector<Field> fields = view.columns();
    const auto found = std::find(fields.begin(), fields.end(), field);
    const auto number = row * static_cast<qint64>(fields.size()) + (found - fields.begin());
    return row < 0 || found == fields.end() || number > std::numeric_limits<int>::max()
               ? -1
               : static_cast<int>(number);
}

EventAccessible::EventAccessible(EventView *view) : QAccessibleWidget(view, QAccessible::Table) {}

EventAccessible::~EventAccessible() {
    for (const auto &[number, id] : m_cells)
        QAccessible::deleteAccessibleInterface(id);
}

void *EventAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

int EventAccessible::rowCount() const {
    return static_cast<int>(std::min<quint64>(view()->rows().count(), std::numeric_limits<int>::max()));
}

int EventAccessible::columnCount() const {
    return static_cast<int>(view()->columns().size());
}

int EventAccessible::childCount() const {
    const qint64 cells = qint64(rowCount()) * columnCount();
    return static_cast<int>(std::min<qint64>(cells, std::numeric_limits<int>::max()));
}

QAccessibleInterface *EventAccessible::child(int index) const {
    const int columns = columnCount();
    return columns == 0 || index < 0 ? nullptr : cellAt(index / columns, index % columns);
}

QAccessibleInterface *EventAccessible::cellAt(int row, int column) const {
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const int number = row * columnCount() + column;
    if (const auto known = m_cells.find(number); known != m_cells.end())
        return QAccessible::accessibleInterface(known->second);
    auto *cell = new EventCell(view(), row, column);
    m_cells.emplace(number, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

QAccessibleInterface *EventAccessible::childAt(int x, int y) const {
    const QPoint at = view()->viewport()->mapFromGlobal(QPoint(x, y));
    const std::vector<Field> fields = view()->columns();
    const qint64 row = view()->rowAt(at.y());
    for (std::size_t column = 0; row >= 0 && column < fields.size(); ++column)
        if (view()->cellRect(row, fields[column]).contains(at))
            return cellAt(static_cast<int>(row), static_cast<int>(column));
    return nullptr;
}

int EventAccessible::indexOfChild(const QAccessibleInterface *child) const {
    const auto *cell = dynamic_cast<const EventCell *>(child);
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *EventAccessible::focusChild() const {
    const int number = childOf(*view(), view()->currentRow(), view()->currentField());
    return number < 0 ? nullptr : child(number);
}

QString EventAccessible::columnDescription(int column) const {
    const std::vector<Field> fields = view()->columns();
    return column >= 0 && column < static_cast<int>(fields.size())
               ? EventView::titleOf(fields[static_cast<std::size_t>(column)], view()->timeZone())
               : QString();
}

QString EventAccessible::rowDescription(int row) const {
    return view()->cell(row, Field::Action);
}

int EventAccessible::selectedRowCount() const {
    return view()->currentRow() >= 0 ? 1 : 0;
}

int EventAccessible::selectedCellCount() const {
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface *> EventAccessible::selectedCells() const {
    QList<QAccessibleInterface *> cells;
    for (int column = 0; column < columnCount() && selectedRowCount() > 0; ++column)
        cells.append(cellAt(static_cast<int>(view()->currentRow()), column));
    return cells;
}

QList<int> EventAccessible::selectedRows() const {
    return selectedRowCount() > 0 ? QList<int>{static_cast<int>(view()->currentRow())} : QList<int>();
}

bool EventAccessible::isRowSelected(int row) const {
    return row == view()->currentRow();
}

bool EventAccessible::selectRow(int row) {
    if (row < 0 || row >= rowCount())
        return false;
    view()->setCurrentRow(row);
    return true;
}

void EventAccessible::modelChange(QAccessibleTableModelChangeEvent *) {
    for (const auto &[number, id] : m_cells)
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

} // namespace cloudnx
