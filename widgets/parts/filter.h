#pragma once

#include "models/core/result.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace cloudnx {

/// The filter language of every table: words that all must be there, "a phrase", column:word, and a minus
/// before what must not be. Letters' case does not matter. `-status:200 root` is every row that says root
/// somewhere and whose status has no 200.
class Filter {
public:
    struct Term {
        QString column; ///< id; empty: any column
        QString word;
        bool excluded = false;
        bool whole = false; ///< column=word: the whole cell, not a part of it
    };

    /// Errors: Invalid, for a column that is none of @p columns, naming those there are.
    [[nodiscard]] static Result<Filter> parse(const QString &text, const QStringList &columns);
    /// The term that finds exactly the cells of @p column that read @p cell.
    [[nodiscard]] static QString termFor(const QString &column, const QString &cell, bool excluded);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }

    /// @p cell gives the text of a column by its place in @p columns of parse().
    [[nodiscard]] bool accepts(const std::function<QString(int)> &cell) const;

private:
    [[nodiscard]] bool holds(const Term &term, const std::function<QString(int)> &cell) const;

    QStringList m_columns;
    std::vector<Term> m_terms;
};

} // namespace cloudnx
