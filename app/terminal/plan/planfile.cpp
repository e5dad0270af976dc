#include "app/terminal/plan/planfile.h"

#include <QFile>

namespace cloudnx::terminal {

Result<Plan> readPlan(const QString &path) {
    constexpr qint64 limit = 4 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not read %1: %2.").arg(path, file.errorString()));
    return fromFile(file.read(limit));
}

} // namespace cloudnx::terminal
