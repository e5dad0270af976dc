#include "models/compute/change.h"

namespace cloudnx {

QString sentence(const ComputeChange &change) {
    const bool start = std::holds_alternative<StartInstance>(change);
    const QString name = std::visit([](const auto &one) { return one.instance; }, change);
    return (start ? QStringLiteral("Start instance %1") : QStringLiteral("Stop instance %1; its disks stay"))
        .arg(name);
}

} // namespace cloudnx
