#pragma once

#include "models/filter/terms.h"
#include "widgets/parts/filterfield.h"
#include "widgets/parts/tablefilter.h"

#include <QLabel>
#include <QStackedWidget>
#include <QTableView>

namespace cloudnx {

class EmptyState;

/// A Table on the screen: filter field, rows, column chooser (remembered under its name), sorting, copying,
/// right-click to filter, exclude and copy; and when there is nothing to show, why.
class TableView : public QWidget {
    Q_OBJECT

public:
    /// @p name is stable and names what is remembered ("users"); @p title is read by screen readers.
    TableView(const QString &name, const QString &title, Table *table, QWidget *parent = nullptr);

    /// What to say when there are no rows at all: why, and what to do.
    void setEmptyText(const QString &why, const QString &whatToDo);
    void setPin(TableFilter::Pin pin);

    [[nodiscard]] FilterField *filter() const { return m_filter; }

    [[nodiscard]] QTableView *view() const { return m_view; }

    /// Of the table, not of what is shown; -1 when no row is chosen.
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QString currentKey() const;
    /// False when the row is not shown.
    bool select(const QString &key);

Q_SIGNALS:
    void currentChanged();
    void activated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeView(const QString &title);
    void makeTop();
    void applyFilter();
    void showFitting();
    void keepCurrent();
    void fitColumns();
    void rememberColumns() const;
    void recallColumns();
    void chooseColumns();
    void showCellMenu(const QPoint &at);
    void addFilter(const QModelIndex &cell, filter::Sense sense);
    void readFields();
    [[nodiscard]] QStringList valuesOf(int column, const QString &typed) const;
    void copyCell() const;
    void copyRow() const;

    QString m_name;
    Table *m_table;
    TableFilter *m_proxy;
    FilterField *m_filter;
    QLabel *m_count;
    QStackedWidget *m_stack;
    QTableView *m_view;
    EmptyState *m_empty;
    QString m_emptyWhy;
    QString m_emptyWhatToDo;
    QString m_keptKey;
};

} // namespace cloudnx
