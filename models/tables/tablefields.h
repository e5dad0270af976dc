#pragma once

#include "models/filter/evaluate.h"
#include "models/tables/table.h"

namespace cloudnx {

/// What a filter can ask of a table: its columns, by their ids. Free text looks into those that are shown by
/// default.
[[nodiscard]] filter::Schema fieldsOf(const Table &table);

/// A row of a table as the evaluator of filters asks it; fields are columns.
class TableRow final : public filter::Row {
public:
    /// @p texts: what stands in the columns of @p row.
    TableRow(const Table &table, int row, const QStringList &texts)
        : m_table(table), m_row(row), m_texts(texts) {}

    [[nodiscard]] QVariant value(int field) const override {
        return m_table.index(m_row, field).data(ValueRole);
    }

    [[nodiscard]] QString text(int field) const override { return m_texts.at(field); }

private:
    const Table &m_table;
    int m_row;
    const QStringList &m_texts;
};

} // namespace cloudnx
