#include "models/providers/openstack/compute.h"

#include "models/net/retrypolicy.h"

#include <algorithm>

namespace cloudnx::openstack {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 2min;
constexpr auto betweenLooks = 300ms;

QString stateText(InstanceStatus status) {
    return status == InstanceStatus::Running ? QStringLiteral("running") : QStringLiteral("stopped");
}

} // namespace

Result<std::vector<Instance>> Compute::instances(std::stop_token stop) {
    auto instances = m_gateway.all({.service = Service::Compute,
                                    .path = QStringLiteral("servers/detail"),
                                    .microversion = serverMicroversion},
                                   "servers", readInstance, stop);
    if (!instances)
        return instances;
    std::vector<IdAndName> names;
    for (const Instance &instance : *instances)
        names.push_back({instance.id, instance.name, {}});
    const Names shown = shownNames(names);
    for (Instance &instance : *instances) {
        instance.name = shown.at(instance.id);
        instance.region = m_gateway.place().region;
    }
    return instances;
}

Result<std::vector<Volume>> Compute::volumes(std::stop_token stop) {
    return m_gateway.all({.service = Service::Volume, .path = QStringLiteral("volumes/detail")}, "volumes",
                         readVolume, stop);
}

Result<std::vector<Image>> Compute::images(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    return m_gateway.all(
        {.service = Service::Image, .path = QStringLiteral("images")}, "images",
        [&](const QJsonObject &json) { return readImage(json, grant->projectId); }, stop);
}

Result<std::vector<Snapshot>> Compute::snapshots(std::stop_token stop) {
    return m_gateway.all({.service = Service::Volume, .path = QStringLiteral("snapshots/detail")},
                         "snapshots", readSnapshot, stop);
}

Result<Receipt> Compute::apply(const ComputeChange &change, std::stop_token stop) {
    if (const auto *start = std::get_if<StartInstance>(&change))
        return act(start->instance, "os-start", InstanceStatus::Running, stop);
    return act(std::get<StopInstance>(change).instance, "os-stop", InstanceStatus::Stopped, stop);
}

Result<Receipt> Compute::act(const QString &name, const char *action, InstanceStatus wanted,
                             const std::stop_token &stop) {
    const auto id = idOfInstance(m_gateway, name, stop);
    if (!id)
        return failure(id.error());
    const QJsonObject body{{QLatin1String(action), QJsonValue(QJsonValue::Null)}};
    auto receipt = m_gateway.change({.service = Service::Compute,
                                     .path = QStringLiteral("servers/%1/action").arg(segment(*id)),
                                     .method = HttpMethod::Post,
                                     .body = jsonBody(body)},
                                    "", stop);
    // 409 also when it is in the wanted state already, or on its way there.
    if (!receipt && receipt.error().kind == ErrorKind::Conflict) {
        const auto status = statusNow(*id, stop);
        if (!status || *status != wanted)
            return failure(receipt.error());
        return Receipt{receipt.error().requestId, {}};
    }
    if (!receipt)
        return receipt;
    if (auto there = waitFor(*id, wanted, stop); !there) {
        Error error = there.error();
        error.requestId = receipt->requestId;
        error.maySucceedOnServer = true;
        return failure(error);
    }
    return receipt;
}

Result<InstanceStatus> Compute::statusNow(const QString &id, const std::stop_token &stop) {
    return m_gateway
        .call({.service = Service::Compute,
               .path = QStringLiteral("servers/") + segment(id),
               .microversion = serverMicroversion},
              stop)
        .and_then([](const Answer &answer) {
            return readInstance(answer.json.value(QStringLiteral("server")).toObject());
        })
        .map([](const Instance &instance) { return instance.status; });
}

Done Compute::waitFor(const QString &id, InstanceStatus wanted, const std::stop_token &stop) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
        const auto status = statusNow(id, stop);
        if (!status)
            return failure(status.error());
        if (*status == wanted)
            return {};
        if (*status == InstanceStatus::Error)
            return failure(ErrorKind::Server,
                           QStringLiteral("Nova (compute): The instance fell into an error state. "
                                          "Look at its log in the cloud's dashboard."));
        if (!waitUnlessStopped(betweenLooks, stop))
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped waiting; Nova goes on."));
    }
    return failure(ErrorKind::Timeout,
                   QStringLiteral("Nova (compute): The instance is not %1 after two minutes. Read "
                                  "again before you repeat it.")
                       .arg(stateText(wanted)));
}

Result<QString> idOfInstance(Gateway &gateway, const QString &name, const std::stop_token &stop) {
    const auto servers = gateway.all({.service = Service::Compute, .path = QStringLiteral("servers")},
                                     "servers", readIdAndName, stop);
    if (!servers)
        return failure(servers.error());
    QStringList shown;
    for (const auto &[id, text] : shownNames(*servers)) {
        if (text == name || id == name)
            return id;
        shown.append(text);
    }
    shown.sort();
    return failure(ErrorKind::NotFound, QStringLiteral("There is no instance \"%1\". There are: %2.")
                                            .arg(name, shown.join(QStringLiteral(", "))));
}

} // namespace cloudnx::openstack
