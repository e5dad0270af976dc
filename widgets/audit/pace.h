#pragma once

#include "models/core/progress.h"

#include <chrono>

namespace cloudnx {

enum class Counted { Events, Lines };

/// "12,345 of 50,000 events, 2,000 a second, 19 s left"; what is not known is left out. A rate is known after
/// half a second.
[[nodiscard]] QString paceText(Counted what, qint64 done, qint64 total, std::chrono::milliseconds since);

/// Counts from now on and tells @p to the text above, ten times a second at most. What is counted may begin
/// anew (the next file). For one thread at a time.
[[nodiscard]] Progress paced(Progress to, Counted what);

} // namespace cloudnx
