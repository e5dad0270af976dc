#include "models/providers/openstack/audit.h"

#include "models/providers/openstack/concurrent.h"

#include <algorithm>

namespace cloudnx::openstack {

namespace {

/// Since this one an action tells when it last changed.
constexpr const char *actionMicroversion = "2.58";

bool contains(const QString &text, const QString &part) {
    return text.contains(part, Qt::CaseInsensitive);
}

bool matchesText(const Event &event, const QString &text) {
    return contains(event.actor, text) || contains(event.action, text) || contains(event.resource, text) ||
           contains(event.requestId, text) || contains(event.service, text);
}

bool matches(const Event &event, const EventQuery &query) {
    return (!query.from || event.time >= *query.from) && (!query.to || event.time <= *query.to) &&
           (query.actor.isEmpty() || event.actor == query.actor) &&
           (query.service.isEmpty() || event.service == query.service) &&
           (query.method.isEmpty() || event.method == query.method) &&
           (query.ip.isEmpty() || event.ip == query.ip) && (!query.status || event.status == *query.status) &&
           (query.text.isEmpty() || matchesText(event, query.text));
}

Event inferred(const QString &service, const QString &action, const QString &resource, const QString &id,
               Instant time) {
    Event event;
    event.id = QStringLiteral("inferred:%1:%2").arg(action, id);
    event.time = time;
    event.service = service;
    event.action = QStringLiteral("%1:%2").arg(service, action);
    event.resource = resource;
    event.details = {{QStringLiteral("id"), id}};
    event.origin = EventOrigin::Inferred;
    return event;
}

void append(std::vector<Event> &events, std::vector<Event> more) {
    std::move(more.begin(), more.end(), std::back_inserter(events));
}

/// Created, and changed since (only the last change is known).
void appendTimes(std::vector<Event> &events, const QJsonObject &json, const QString &service,
                 const QString &noun, const QString &resource) {
    const QString id = json.value(QStringLiteral("id")).toString();
    const auto created = timeIn(json, "created_at");
    const auto updated = timeIn(json, "updated_at");
    if (created)
        events.push_back(inferred(service, QStringLiteral("create_") + noun, resource, id, *created));
    if (updated && created && *updated > *created + std::chrono::seconds(1))
        events.push_back(inferred(service, QStringLiteral("change_") + noun, resource, id, *updated));
}

/// What a rule opens, in the words of models/audit/deed.h.
void addRule(QJsonObject &details, const QJsonObject &rule) {
    const bool isIpv4 = rule.value(QStringLiteral("ethertype")).toString() == QStringLiteral("IPv4");
    const QString protocol = rule.value(QStringLiteral("protocol")).toString();
    const QString block = rule.value(QStringLiteral("remote_ip_prefix")).toString();
    details.insert(QStringLiteral("direction"), rule.value(QStringLiteral("direction")));
    details.insert(QStringLiteral("protocol"), protocol.isEmpty() ? QStringLiteral("any") : protocol);
    if (rule.value(QStringLiteral("port_range_min")).isDouble()) {
        details.insert(QStringLiteral("port_from"), rule.value(QStringLiteral("port_range_min")));
        details.insert(QStringLiteral("port_to"), rule.value(QStringLiteral("port_range_max")));
    }
    if (const QJsonValue group = rule.value(QStringLiteral("remote_group_id")); group.isString())
        details.insert(QStringLiteral("remote_group_id"), group);
    else
        details.insert(QStringLiteral("cidr"), !block.isEmpty() ? block
                                               : isIpv4         ? QStringLiteral("0.0.0.0/0")
                                                                : QStringLiteral("::/0"));
}

Result<QJsonObject> asItIs(const QJsonObject &json) {
    return json;
}

Result<Event> readAction(const QJsonObject &json, const IdAndName &server, const Grant &grant) {
    FieldReader read(json, QStringLiteral("instance action"));
    const auto time = timeIn(json, "start_time");
    if (!time)
        read.misfit("start_time");
    Event event;
    event.requestId = read.text("request_id");
    event.id = QStringLiteral("%1:%2").arg(server.id, event.requestId);
    event.time = time.value_or(Instant());
    const QString user = read.textOr("user_id", {});
    event.actor = user == grant.userId ? grant.userName : user;
    event.actorKind = user.isEmpty() ? ActorKind::System : ActorKind::Iam;
    event.service = QStringLiteral("compute");
    event.action = QStringLiteral("compute:") + read.text("action");
    event.resource = server.name;
    event.details = {{QStringLiteral("instance_id"), server.id},
                     {QStringLiteral("message"), json.value(QStringLiteral("message"))}};
    event.origin = EventOrigin::ServerSaid;
    return read.finished(std::move(event));
}

} // namespace

Result<EventPage> Audit::events(const EventQuery &query, const QString &cursor, int limit,
                                std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    auto [actions, times] = both(
        [&] { return instanceActions(*grant, stop); },
        [&] { return both([&] { return firewallTimes(*grant, stop); }, [&] { return volumeTimes(stop); }); });
    auto past = m_past ? m_past() : std::vector<Event>();
    std::vector<Event> events;
    for (auto *part : {&actions, &times.first, &times.second, &past}) {
        if (!*part && part->error().kind != ErrorKind::Unsupported)
            return failure(part->error());
        if (*part)
            append(events, std::move(**part));
    }
    std::erase_if(events, [&](const Event &event) { return !matches(event, query); });
    std::sort(events.begin(), events.end(), [](const Event &left, const Event &right) {
        return left.time != right.time ? left.time > right.time : left.id < right.id;
    });
    const auto skip = std::min<std::size_t>(cursor.toUInt(), events.size());
    const auto end = std::min(skip + static_cast<std::size_t>(std::max(1, limit)), events.size());
    EventPage page{{events.begin() + static_cast<std::ptrdiff_t>(skip),
                    events.begin() + static_cast<std::ptrdiff_t>(end)},
                   {}};
    if (end < events.size())
        page.nextCursor = QString::number(end);
    return page;
}

Result<std::vector<Event>> Audit::instanceActions(const Grant &grant, const std::stop_token &stop) {
    const auto servers = m_gateway.all({.service = Service::Compute, .path = QStringLiteral("servers")},
                                       "servers", readIdAndName, stop);
    if (!servers)
        return failure(servers.error());
    const Names names = shownNames(*servers);
    std::vector<Event> events;
    for (const IdAndName &server : *servers) {
        auto some = actionsOf({server.id, names.at(server.id), {}}, grant, stop);
        if (!some && some.error().kind == ErrorKind::NotFound) // deleted between the two readings
            continue;
        if (!some)
            return some;
        append(events, std::move(*some));
    }
    return events;
}

Result<std::vector<Event>> Audit::actionsOf(const IdAndName &server, const Grant &grant,
                                            const std::stop_token &stop) {
    return m_gateway.all(
        {.service = Service::Compute,
         .path = QStringLiteral("servers/%1/os-instance-actions").arg(segment(server.id)),
         .microversion = actionMicroversion},
        "instanceActions", [&](const QJsonObject &json) { return readAction(json, server, grant); }, stop);
}

Result<std::vector<Event>> Audit::firewallTimes(const Grant &grant, const std::stop_token &stop) {
    Call call{.service = Service::Network, .path = QStringLiteral("security-groups")};
    if (!grant.projectId.isEmpty())
        call.query.emplace_back("project_id", grant.projectId);
    const auto groups = m_gateway.all(call, "security_groups", asItIs, stop);
    if (!groups)
        return failure(groups.error());
    std::vector<Event> events;
    for (const QJsonObject &group : *groups) {
        const QString name = group.value(QStringLiteral("name")).toString();
        appendTimes(events, group, QStringLiteral("network"), QStringLiteral("security_group"), name);
        for (const QJsonValue &rule : group.value(QStringLiteral("security_group_rules")).toArray()) {
            const std::size_t known = events.size();
            appendTimes(events, rule.toObject(), QStringLiteral("network"), QStringLiteral("rule"), name);
            for (std::size_t at = known; at < events.size(); ++at)
                addRule(events[at].details, rule.toObject());
        }
    }
    return events;
}

Result<std::vector<Event>> Audit::volumeTimes(const std::stop_token &stop) {
    const auto volumes = m_gateway.all({.service = Service::Volume, .path = QStringLiteral("volumes/detail")},
                                       "volumes", asItIs, stop);
    if (!volumes)
        return failure(volumes.error());
    std::vector<Event> events;
    for (const QJsonObject &volume : *volumes)
        appendTimes(events, volume, QStringLiteral("volume"), QStringLiteral("volume"),
                    volume.value(QStringLiteral("name")).toString());
    return events;
}

} // namespace cloudnx::openstack
