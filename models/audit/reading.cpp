#include "models/audit/reading.h"

#include "models/audit/query/select.h"

namespace cloudnx::audit {

std::optional<Instant> completeTo(const Manifest &manifest) {
    std::optional<Instant> to = manifest.syncedTo;
    for (const Gap &gap : manifest.gaps)
        if (to && !gap.file)
            to = std::min(*to, gap.from);
    return to;
}

std::optional<Instant> readTo(const std::shared_ptr<const Archive> &archive, RowId newest) {
    const auto last = audit::newest(archive, {}, 1);
    const bool isShown = last && !last->empty() && last->front() == newest;
    return isShown ? completeTo(archive->manifest()) : std::nullopt;
}

} // namespace cloudnx::audit
