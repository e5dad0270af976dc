#include "models/providers/cloudnx/compute.h"

#include "models/providers/cloudnx/reading.h"

namespace cloudnx {

namespace {

constexpr qsizetype mostNamesTold = 10;

QString namesOf(const std::vector<Instance> &instances) {
    QStringList names;
    for (const Instance &instance : instances)
        names.append(instance.name);
    if (names.size() > mostNamesTold)
        names = names.first(mostNamesTold) << QStringLiteral("…");
    return names.isEmpty() ? QStringLiteral("There are no instances.")
                           : QStringLiteral("There are: %1.").arg(names.join(QStringLiteral(", ")));
}

} // namespace

Result<std::vector<Instance>> CloudNxCompute::instances(std::stop_token stop) {
    return m_api.all({Route::Instances}, {"instances"}, readInstance, stop);
}

Result<std::vector<Volume>> CloudNxCompute::volumes(std::stop_token stop) {
    return m_api.all({Route::Volumes}, {"volumes"}, readVolume, stop);
}

Result<std::vector<Snapshot>> CloudNxCompute::snapshots(std::stop_token stop) {
    return m_api.all({Route::Snapshots}, {"snapshots"}, readSnapshot, stop);
}

Result<Receipt> CloudNxCompute::apply(const ComputeChange &change, std::stop_token stop) {
    const bool starts = std::holds_alternative<StartInstance>(change);
    const QString name = std::visit([](const auto &one) { return one.instance; }, change);
    return instanceNamed(name, stop).and_then([&](const Instance &instance) {
        auto receipt = m_api.call({starts ? Route::StartInstance : Route::StopInstance, {instance.id}}, stop)
                           .map([](const ApiAnswer &answer) { return Receipt{answer.requestId, {}}; });
        const bool isSoAlready =
            instance.status == (starts ? InstanceStatus::Running : InstanceStatus::Stopped);
        if (!receipt && receipt.error().kind == ErrorKind::Conflict && isSoAlready)
            return Result<Receipt>(Receipt{receipt.error().requestId, {}});
        return receipt;
    });
}

Result<Instance> CloudNxCompute::instanceNamed(const QString &name, const std::stop_token &stop) {
    auto all = instances(stop);
    if (!all)
        return failure(all.error());
    const auto matches = [&](const Instance &instance) {
        return instance.name == name || instance.id == name;
    };
    const auto count = std::count_if(all->begin(), all->end(), matches);
    if (count == 0)
        return failure(ErrorKind::NotFound,
                       QStringLiteral("There is no instance \"%1\". %2").arg(name, namesOf(*all)));
    if (count > 1)
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("%1 instances are called \"%2\". Use the id instead.").arg(count).arg(name));
    return std::move(*std::find_if(all->begin(), all->end(), matches));
}

} // namespace cloudnx
