#pragma once

#include "app/sandbox/scenario/planter.h"

namespace cloudnx::sandbox {

/// Adds @p count past events over the last year: few actors and addresses do most of the work (Zipf), office
/// hours in India, weekends quiet, some bursts. The same seed gives the same events, up to the day they end
/// on.
void plantHistory(Planter &planter, const QString &account, const QString &email, qint64 count, quint64 seed);

} // namespace cloudnx::sandbox
