#pragma once

#include "models/cloud/inventory.h"

namespace cloudnx {

/// Where a sentence leads.
enum class Room { Overview, Iam, Firewall, Kms, Audit, Checklist, Incident };

template <>
inline constexpr auto enumWords<Room> = std::to_array<EnumWord<Room>>({{Room::Overview, "overview"},
                                                                       {Room::Iam, "iam"},
                                                                       {Room::Firewall, "firewall"},
                                                                       {Room::Kms, "kms"},
                                                                       {Room::Audit, "audit"},
                                                                       {Room::Checklist, "checklist"},
                                                                       {Room::Incident, "incident"}});

enum class Mood { Ok, Look, Wrong, Unknown };

template <>
inline constexpr auto enumWords<Mood> = std::to_array<EnumWord<Mood>>(
    {{Mood::Ok, "ok"}, {Mood::Look, "look"}, {Mood::Wrong, "wrong"}, {Mood::Unknown, "unknown"}});

/// One of the three sentences that matter.
struct OverviewSentence {
    Mood mood = Mood::Unknown;
    QString text;
    Room room = Room::Overview;

    friend bool operator==(const OverviewSentence &, const OverviewSentence &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("mood", self.mood);
        visit("text", self.text);
        visit("room", self.room);
    }
};

/// What the greeting of both faces says: what the internet reaches, who may do what, what was done lately.
struct Overview {
    std::vector<OverviewSentence> sentences; ///< always three: exposure, identity, activity
    std::vector<int> eventsPerHour;          ///< last 24 hours, oldest first; empty when unknown
    int eventsLastDay = 0;
    int rootEventsLastDay = 0;

    friend bool operator==(const Overview &, const Overview &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("sentences", self.sentences);
        visit("events_per_hour", self.eventsPerHour);
        visit("events_last_day", self.eventsLastDay);
        visit("root_events_last_day", self.rootEventsLastDay);
    }
};

[[nodiscard]] Overview overviewOf(const Inventory &inventory, Instant now);

} // namespace cloudnx
