#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"

#include <stop_token>
#include <vector>

namespace cloudnx::audit {

/// What to do with a line (or record) that is no event.
enum class OnBroken { Stop, Skip };

struct BrokenLine {
    quint64 line = 0; ///< from 1
    QString why;      ///< a sentence without its full stop
};

struct ImportReport {
    quint64 lines = 0; ///< that were looked at, empty ones too
    quint64 added = 0;
    quint64 known = 0; ///< the archive had them already
    quint64 broken = 0;
    std::vector<BrokenLine> firstBroken; ///< a hundred at most
    bool stopped = false; ///< at a broken line, as asked; what came before it is in the archive
};

struct ImportOptions {
    OnBroken onBroken = OnBroken::Stop;
    Progress progress = {};
    std::stop_token stop = {};
};

inline constexpr std::size_t mostBrokenLines = 100;

} // namespace cloudnx::audit
