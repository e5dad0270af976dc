#include "models/audit/audit.h"

namespace cloudnx {

static_assert(Described<Event> && Described<Activity>);

} // namespace cloudnx
