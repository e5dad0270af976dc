#pragma once

#include "models/checklist/report.h"

namespace cloudnx {

enum class Turn { New, Fixed, Worse, Better };

template <>
inline constexpr auto enumWords<Turn> = std::to_array<EnumWord<Turn>>(
    {{Turn::New, "new"}, {Turn::Fixed, "fixed"}, {Turn::Worse, "worse"}, {Turn::Better, "better"}});

/// What became of one check between two runs.
struct CheckTurn {
    Turn turn = Turn::New;
    QString check;
    QString before; ///< its summary then
    QString after;  ///< its summary now

    friend bool operator==(const CheckTurn &, const CheckTurn &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("turn", self.turn);
        visit("check", self.check);
        visit("before", self.before);
        visit("after", self.after);
    }
};

/// New: fails, and did not. Fixed: failed, and is looked at and right (or answered by a person). Worse: fails
/// more severely, or is not known any more. Better: fails less severely. A failure that is only not known now
/// is neither fixed nor better. Errors: Invalid (reports of two accounts).
[[nodiscard]] Result<std::vector<CheckTurn>> difference(const Report &before, const Report &after);

} // namespace cloudnx
