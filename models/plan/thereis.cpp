#include "models/plan/thereis.h"

namespace cloudnx {

namespace {

ErrorKind kindOf(Absence absence) {
    switch (absence) {
    case Absence::NotOffered:
        return ErrorKind::Unsupported;
    case Absence::Forbidden:
        return ErrorKind::Forbidden;
    case Absence::Failed:
        return ErrorKind::Server;
    case Absence::NotRead:
        break;
    }
    return ErrorKind::Invalid;
}

} // namespace

Done notKnown(Absence absence, const QString &why, const QString &what) {
    const QString reason = absence == Absence::NotRead ? QStringLiteral("They were not read.") : why;
    return failure(
        kindOf(absence),
        QStringLiteral("This cannot be planned, because the %1 are not known. %2").arg(what, reason));
}

} // namespace cloudnx
