#pragma once

#include <QString>

namespace cloudnx {

/// What the service said when it carried out a change.
struct Receipt {
    QString requestId; ///< empty when the service names none
    QString createdId; ///< id of what came to be, empty when nothing did
};

} // namespace cloudnx
