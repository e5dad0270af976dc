#pragma once

#include "models/core/described.h"

namespace cloudnx {

/// What a person says of something that no cloud shows: by whom, when, and until when it is believed.
struct Attestation {
    QString check; ///< id of the check it answers
    QString by;
    Instant at{};
    Instant until{};
    std::vector<QString> about; ///< the names it covers ("alice"); what came later is not covered
    QString note;               ///< in the person's words; never a secret

    friend bool operator==(const Attestation &, const Attestation &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("check", self.check);
        visit("by", self.by);
        visit("at", self.at);
        visit("until", self.until);
        visit("about", self.about);
        visit("note", self.note);
    }
};

/// A failure that somebody answers for: why, who, and until when. It stays visible, and ends by itself.
struct Waiver {
    QString check;
    QString reason;
    QString by;
    Instant at{};
    Instant until{};

    friend bool operator==(const Waiver &, const Waiver &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("check", self.check);
        visit("reason", self.reason);
        visit("by", self.by);
        visit("at", self.at);
        visit("until", self.until);
    }
};

/// A request of a person about their data (DSAR), for the provider's thirty days.
struct DataRequest {
    QString id; ///< what the asked-for calls it: "DSAR-7"; no personal data
    Instant receivedAt{};
    std::optional<Instant> answeredAt;

    friend bool operator==(const DataRequest &, const DataRequest &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("received_at", self.receivedAt);
        visit("answered_at", self.answeredAt);
    }
};

} // namespace cloudnx
