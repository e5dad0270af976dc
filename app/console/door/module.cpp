#include "app/console/door/consoledoor.h"

/// What LateDoor looks for.
extern "C" Q_DECL_EXPORT cloudnx::Door *cloudnxMakeDoor() {
    return new cloudnx::ConsoleDoor;
}
