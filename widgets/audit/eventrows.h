#pragma once

#include "models/audit/query/rowset.h"
#include "models/filter/expression.h"
#include "widgets/parts/state.h"

namespace cloudnx {

enum class TimeZone { Utc, Local };

/// A rule that marks rows: the sign stands beside the colour, always.
struct ColourRule {
    filter::Expression filter;
    State state = State::Look;
};

/// The events of an answer as cells of text, read from the archive as they are asked for. Keeps the ids of
/// the rows around the last one. Main thread.
class EventRows {
public:
    EventRows() = default;
    explicit EventRows(audit::RowSetPtr rows);

    [[nodiscard]] quint64 count() const { return m_rows ? m_rows->count() : 0; }

    /// One read of the archive. What cannot be read says so ("damaged").
    [[nodiscard]] QString text(quint64 row, audit::Field field, TimeZone zone) const;
    [[nodiscard]] std::optional<audit::RowId> id(quint64 row) const;
    [[nodiscard]] std::optional<State> mark(quint64 row, const std::vector<ColourRule> &rules) const;

    [[nodiscard]] const audit::RowSetPtr &set() const { return m_rows; }

private:
    [[nodiscard]] bool reach(quint64 row) const;

    audit::RowSetPtr m_rows;
    mutable quint64 m_begin = 0;
    mutable std::vector<audit::RowId> m_ids;
};

/// A rule as people write it.
struct WrittenRule {
    QString filter;
    State state = State::Look;

    friend bool operator==(const WrittenRule &, const WrittenRule &) = default;
};

/// People's own, in the order in which they are tried; kept in the settings.
[[nodiscard]] std::vector<WrittenRule> writtenRules();
void keepRules(const std::vector<WrittenRule> &rules);
/// Tried behind them: 5xx ✗, 4xx ⚠, root ⚠.
[[nodiscard]] std::vector<WrittenRule> usualRules();
/// All of them; one that cannot be read is left out.
[[nodiscard]] std::vector<ColourRule> colourRules();

} // namespace cloudnx
