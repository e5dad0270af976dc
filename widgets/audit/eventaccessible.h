#pragma once

#include "widgets/audit/eventview.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace cloudnx {

/// What a screen reader meets in an EventView: a table of any number of rows, whose cells are made when they
/// are asked for.
class EventAccessible final : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    static void install();
    /// The number of a cell among the children, rows first; -1 for none.
    [[nodiscard]] static int childOf(const EventView &view, qint64 row, audit::Field field);

    explicit EventAccessible(EventView *view);
    ~EventAccessible() override;
    EventAccessible(const EventAccessible &) = delete;
    EventAccessible &operator=(const EventAccessible &) = delete;

    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

    [[nodiscard]] QAccessibleInterface *cellAt(int row, int column) const override;
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] QString columnDescription(int column) const override;
    [[nodiscard]] QString rowDescription(int row) const override;

    [[nodiscard]] QAccessibleInterface *caption() const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface *summary() const override { return nullptr; }

    [[nodiscard]] int selectedCellCount() const override;

    [[nodiscard]] int selectedColumnCount() const override { return 0; }

    [[nodiscard]] int selectedRowCount() const override;
    [[nodiscard]] QList<QAccessibleInterface *> selectedCells() const override;

    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }

    [[nodiscard]] QList<int> selectedRows() const override;

    [[nodiscard]] bool isColumnSelected(int) const override { return false; }

    [[nodiscard]] bool isRowSelected(int row) const override;
    bool selectRow(int row) override;

    bool selectColumn(int) override { return false; }

    bool unselectRow(int) override { return false; }

    bool unselectColumn(int) override { return false; }

    void modelChange(QAccessibleTableModelChangeEvent *) override;

private:
    [[nodiscard]] EventView *view() const { return static_cast<EventView *>(object()); }

    mutable std::map<int, QAccessible::Id> m_cells; ///< by number among the children
};

} // namespace cloudnx
