#include "models/core/openfile.h"

#include <QFile>

namespace cloudnx {

Opened openForReading(QFile &file) {
    if (file.open(QIODevice::ReadOnly))
        return Opened::Yes;
    // Replaced between the two looks, it is there all the same.
    return file.exists() ? (file.open(QIODevice::ReadOnly) ? Opened::Yes : Opened::Refused) : Opened::Missing;
}

} // namespace cloudnx
