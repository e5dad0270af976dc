#pragma once

#include "models/core/described.h"

namespace cloudnx {

enum class ActorKind { Root, Iam, Team, System, Unknown };

template <>
inline constexpr auto enumWords<ActorKind> =
    std::to_array<EnumWord<ActorKind>>({{ActorKind::Root, "root"},
                                        {ActorKind::Iam, "iam"},
                                        {ActorKind::Team, "team"},
                                        {ActorKind::System, "system"},
                                        {ActorKind::Unknown, "unknown"}});

/// Where knowledge of an event comes from: the cloud's own log, what else it shows, our journal, a log of
/// another system that was read from a file. They never look alike.
enum class EventOrigin { ServerSaid, Inferred, WeDid, Imported };

template <>
inline constexpr auto enumWords<EventOrigin> =
    std::to_array<EnumWord<EventOrigin>>({{EventOrigin::ServerSaid, "server_said"},
                                          {EventOrigin::Inferred, "inferred"},
                                          {EventOrigin::WeDid, "we_did"},
                                          {EventOrigin::Imported, "imported"}});

/// One state-changing call, as the audit log tells it.
struct Event {
    QString id;
    Instant time{};
    QString actor;
    ActorKind actorKind = ActorKind::Unknown;
    QString service;
    QString method;
    QString path;
    QString action;   ///< "iam:CreateUser"
    QString resource; ///< CRN or name; empty when there is none
    int status = 0;   ///< HTTP status of the answer
    QString ip;
    QString userAgent;
    QString requestId;
    int durationMs = 0;
    QJsonObject details;
    EventOrigin origin = EventOrigin::ServerSaid;

    friend bool operator==(const Event &, const Event &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("time", self.time);
        visit("actor", self.actor);
        visit("actor_kind", self.actorKind);
        visit("service", self.service);
        visit("method", self.method);
        visit("path", self.path);
        visit("action", self.action);
        visit("resource", self.resource);
        visit("status", self.status);
        visit("ip", self.ip);
        visit("user_agent", self.userAgent);
        visit("request_id", self.requestId);
        visit("duration_ms", self.durationMs);
        visit("details", self.details);
        visit("origin", self.origin);
    }
};

/// Which events. Empty fields do not filter.
struct EventQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    QString actor;
    QString service;
    QString method;
    QString ip;
    QString text; ///< free text the service searches
    std::optional<int> status;

    friend bool operator==(const EventQuery &, const EventQuery &) = default;
};

/// One page, newest first. An empty cursor ends the list.
struct EventPage {
    std::vector<Event> events;
    QString nextCursor;
};

/// What was done lately, newest first, and how far back it was looked.
struct Activity {
    std::vector<Event> events;
    Instant from{};       ///< nothing older was asked for
    bool complete = true; ///< false: there are more events since `from` than were read

    friend bool operator==(const Activity &, const Activity &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("events", self.events);
        visit("from", self.from);
        visit("complete", self.complete);
    }
};

} // namespace cloudnx
