#include "models/judge/overview.h"

#include "models/cloud/abilities.h"
#include "models/cloud/words.h"
#include "models/core/clock.h"
#include "models/firewall/exposure.h"
#include "models/judge/access.h"
#include "models/judge/keyage.h"
#include "models/judge/unguarded.h"

#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

constexpr std::chrono::hours day{24};

// "One thing", "Two things" … as LOOK has it; digits from thirteen on.
QString things(std::size_t count) {
    static const char *const words[] = {"No",    "One",   "Two",  "Three", "Four",   "Five",  "Six",
                                        "Seven", "Eight", "Nine", "Ten",   "Eleven", "Twelve"};
    const QString number =
        count < std::size(words) ? QString::fromLatin1(words[count]) : QString::number(count);
    return QStringLiteral("%1 %2").arg(number,
                                       count == 1 ? QStringLiteral("thing") : QStringLiteral("things"));
}

QString counted(std::size_t count, const QString &one, const QString &many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

// "a", "a and b", "a, b and 3 more".
QString listed(QStringList texts, qsizetype shown = 3) {
    if (texts.size() > shown)
        texts = texts.mid(0, shown - 1) << QStringLiteral("%1 more").arg(texts.size() - shown + 1);
    if (texts.size() < 2)
        return texts.join(QString());
    const QString last = texts.takeLast();
    return QStringLiteral("%1 and %2").arg(texts.join(QLatin1String(", ")), last);
}

template <typename T>
QString whyUnknown(const Reading<T> &reading) {
    switch (reading.absence) {
    case Absence::NotRead:
        return QStringLiteral("it was not read");
    case Absence::NotOffered:
        return QStringLiteral("this cloud does not offer it");
    case Absence::Forbidden:
        return QStringLiteral("you may not read it");
    case Absence::Failed:
        break;
    }
    return QStringLiteral("reading it failed");
}

// Exposure

struct Exposed {
    QStringList wrong; ///< reached by the internet though it should not be
    QStringList web;   ///< meant for everyone
};

void addPublicBuckets(Exposed &exposed, const Inventory &inventory) {
    if (!inventory.buckets.known())
        return;
    for (const Bucket &bucket : *inventory.buckets)
        if (bucket.publicRead.value_or(false))
            exposed.wrong += QStringLiteral("bucket %1").arg(bucket.name);
}

Exposed exposedOf(const Inventory &inventory) {
    Exposed exposed;
    for (const Exposure &row : exposuresOf(*inventory.firewall)) {
        if (row.implicit || row.audience < Audience::Wide)
            continue;
        const QString service =
            row.name.isEmpty() ? row.service : QStringLiteral("%1 (%2)").arg(row.service, row.name);
        if (row.danger >= Danger::High)
            exposed.wrong += QStringLiteral("%1 on %2").arg(service, row.instance);
        else if (row.danger == Danger::None)
            exposed.web += QStringLiteral("%1 %2").arg(row.instance).arg(row.firstPort);
    }
    addPublicBuckets(exposed, inventory);
    return exposed;
}

// What was not looked at is said, so that nobody takes silence for safety.
QString bucketsNote(const Inventory &inventory) {
    if (!inventory.buckets.known() && inventory.buckets.absence != Absence::NotOffered)
        return QStringLiteral(" Buckets are unknown: %1.").arg(whyUnknown(inventory.buckets));
    const bool silent =
        inventory.buckets.known() && std::any_of(inventory.buckets->begin(), inventory.buckets->end(),
                                                 [](const Bucket &bucket) { return !bucket.publicRead; });
    return silent ? QStringLiteral(" Of some buckets it is not told who may read them.") : QString();
}

// Who reaches an instance without rules is not known, whatever the rules of the others say.
QString instancesNote(const Inventory &inventory) {
    if (!inventory.instances.known())
        return QStringLiteral(" Whether an instance is without rules is unknown: %1.")
            .arg(whyUnknown(inventory.instances));
    const QStringList names = unguarded(inventory);
    return names.isEmpty() ? QString() : QStringLiteral(" The rules of %1 are not known.").arg(listed(names));
}

QString reachedText(const Inventory &inventory, const QStringList &web) {
    const auto rows = exposuresOf(*inventory.firewall);
    const bool isPlatforms =
        std::any_of(rows.begin(), rows.end(), [](const Exposure &row) { return row.implicit; });
    const QString ssh = QStringLiteral("the assigned SSH ports");
    const QString ports = QStringLiteral("web ports (%1)").arg(listed(web));
    if (web.isEmpty())
        return isPlatforms ? QStringLiteral("The internet reaches nothing but %1.").arg(ssh)
                           : QStringLiteral("The internet reaches nothing.");
    return isPlatforms ? QStringLiteral("The internet reaches only %1 and %2.").arg(ports, ssh)
                       : QStringLiteral("The internet reaches only %1.").arg(ports);
}

OverviewSentence exposure(const Inventory &inventory) {
    if (!inventory.firewall.known())
        return {
            Mood::Unknown,
            QStringLiteral("What the internet can reach is unknown: %1.").arg(whyUnknown(inventory.firewall)),
            Room::Firewall};
    const Exposed exposed = exposedOf(inventory);
    const QString note = instancesNote(inventory) + bucketsNote(inventory);
    if (!exposed.wrong.isEmpty())
        return {Mood::Wrong,
                QStringLiteral("%1 the internet can reach that it should not: %2.%3")
                    .arg(things(static_cast<std::size_t>(exposed.wrong.size())), listed(exposed.wrong), note),
                Room::Firewall};
    return {note.isEmpty() ? Mood::Ok : Mood::Unknown, reachedText(inventory, exposed.web) + note,
            Room::Firewall};
}

// Identity

/// What is wrong, what wants a look and what nobody could tell about who may do what.
struct Standing {
    QStringList wrong;
    QStringList look;
    QStringList unknown;
};

void judgeSecondFactor(Standing &standing, const Inventory &inventory) {
    const std::optional<bool> on = inventory.secondFactor.known()
                                       ? std::optional(inventory.secondFactor->enabled)
                                   : inventory.identity.known() ? inventory.identity->mfaEnabled
                                                                : std::nullopt;
    if (!on)
        standing.unknown += QStringLiteral("two-factor sign-in");
    else if (!*on)
        standing.wrong += QStringLiteral("two-factor sign-in is off");
}

void judgeUsers(Standing &standing, const Inventory &inventory) {
    if (!inventory.users.known()) {
        standing.unknown += QStringLiteral("the IAM users");
        return;
    }
    if (inventory.users->empty())
        standing.wrong += QStringLiteral("there is no IAM user, so all work is done as root");
    const auto broad = broadUsers(inventory);
    if (!broad.empty())
        standing.look +=
            QStringLiteral("%1 may do everything").arg(listed(QStringList(broad.begin(), broad.end())));
}

void judgeKeys(Standing &standing, const Inventory &inventory, Instant now) {
    const IamWords words = wordsNamed(inventory.cloud).iam;
    if (!inventory.accessKeys.known()) {
        if (inventory.accessKeys.absence != Absence::NotOffered)
            standing.unknown += QStringLiteral("the ") + words.anyKeys;
        return;
    }
    const auto ages = keyAges(inventory, now);
    const auto old = std::count_if(ages.begin(), ages.end(),
                                   [](const KeyAge &age) { return age.days.value_or(0) > keyAgeLimit; });
    if (old > 0)
        standing.wrong +=
            QStringLiteral("%1 older than %2 days")
                .arg(counted(static_cast<std::size_t>(old), words.anyKey + QStringLiteral(" is"),
                             words.anyKeys + QStringLiteral(" are")))
                .arg(keyAgeLimit);
    if (std::any_of(ages.begin(), ages.end(), [](const KeyAge &age) { return !age.days; }))
        standing.unknown += QStringLiteral("the age of some ") + words.anyKeys;
}

QString capitalised(QString text) {
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString allWell(const Inventory &inventory) {
    const IamWords words = wordsNamed(inventory.cloud).iam;
    const QString keys =
        inventory.accessKeys.known()
            ? QStringLiteral(", no %1 is older than %2 days").arg(words.anyKey).arg(keyAgeLimit)
            : QString();
    return QStringLiteral("Two-factor sign-in is on, %1%2.")
        .arg(counted(inventory.users->size(), words.user, words.user + u's'), keys);
}

OverviewSentence identity(const Inventory &inventory, Instant now) {
    Standing standing;
    judgeSecondFactor(standing, inventory);
    judgeUsers(standing, inventory);
    judgeKeys(standing, inventory, now);
    const QString unknown =
        standing.unknown.isEmpty() ? QString() : QStringLiteral("Unknown: %1.").arg(listed(standing.unknown));
    const QStringList found = standing.wrong + standing.look;
    if (found.isEmpty() && unknown.isEmpty())
        return {Mood::Ok, allWell(inventory), Room::Iam};
    if (found.isEmpty())
        return {Mood::Unknown, unknown, Room::Iam};
    const QString text = capitalised(listed(found, 4)) + u'.';
    return {standing.wrong.isEmpty() ? Mood::Look : Mood::Wrong,
            unknown.isEmpty() ? text : text + u' ' + unknown, Room::Iam};
}

// Activity

struct LastDay {
    int all = 0;
    int byRoot = 0;
    int refused = 0;
    std::vector<int> perHour = std::vector<int>(24, 0);
    bool complete = true;
};

/// How far the clocks of the cloud and of this machine may differ.
constexpr std::chrono::minutes clockSlack{2};

bool isFromInventories(const Event &event) {
    return event.action.startsWith(QLatin1String("inventory:"));
}

bool isNear(const Event &one, const Event &other) {
    return one.time - other.time <= clockSlack && other.time - one.time <= clockSlack;
}

/// Whether the cloud shows @p ours, too: by the request, or by when the thing was made.
bool isToldByTheCloud(const Event &ours, const std::vector<Event> &events) {
    const QString deed = ours.action.section(u':', 1);
    const bool makes = deed.startsWith(QLatin1String("create_")) || deed.startsWith(QLatin1String("add_"));
    return std::any_of(events.begin(), events.end(), [&](const Event &other) {
        if (other.origin == EventOrigin::WeDid || isFromInventories(other))
            return false;
        if (!ours.requestId.isEmpty() && ours.requestId == other.requestId)
            return true;
        return makes && other.origin == EventOrigin::Inferred && other.resource == ours.resource &&
               other.action.contains(QLatin1String(":create_")) && isNear(ours, other);
    });
}

/// A thing's last change is also that of what was done in it: a group's, when a rule of it goes.
bool isEcho(const Event &change, const std::vector<Event> &events) {
    return std::any_of(events.begin(), events.end(), [&](const Event &other) {
        return &other != &change && !isFromInventories(other) && other.resource == change.resource &&
               !other.action.contains(QLatin1String(":change_")) && isNear(change, other);
    });
}

/// What events are called that tell of a part of the saved inventories.
QStringList servicesOf(const QString &part) {
    if (part == QLatin1String("Rules"))
        return {QStringLiteral("firewall"), QStringLiteral("network")};
    if (part == QLatin1String("Instances"))
        return {QStringLiteral("compute")};
    if (part == QLatin1String("Users and keys"))
        return {QStringLiteral("iam"), QStringLiteral("auth")};
    return {QStringLiteral("kms")};
}

/// Two inventories tell that something was done between them; when it was in the last day and nothing else
/// tells of it, it is one more change.
bool tellsMore(const Event &difference, const std::vector<Event> &events, Instant now) {
    const auto from = parseRfc3339(difference.details.value(QStringLiteral("not_before")).toString());
    if (!from || now - *from >= day)
        return false;
    const QStringList services = servicesOf(difference.details.value(QStringLiteral("part")).toString());
    return std::none_of(events.begin(), events.end(), [&](const Event &other) {
        return !isFromInventories(other) && services.contains(other.service) && other.time >= *from &&
               other.time <= difference.time;
    });
}

/// One change may be told by the cloud's log, by its things' times, by our journal and by two inventories.
bool countsOnItsOwn(const Event &event, const std::vector<Event> &events, Instant now) {
    if (event.origin == EventOrigin::WeDid)
        return event.details.value(QStringLiteral("state")).toString() == QLatin1String("done") &&
               !isToldByTheCloud(event, events);
    if (event.origin != EventOrigin::Inferred)
        return true;
    if (isFromInventories(event))
        return tellsMore(event, events, now);
    return !event.action.contains(QLatin1String(":change_")) || !isEcho(event, events);
}

/// Without a log of everything, what was seen is the least that was done.
LastDay lastDayOf(const Activity &activity, bool keepsLog, Instant now) {
    LastDay last;
    for (const Event &event : activity.events) {
        const auto age = now - event.time;
        if (age >= day || event.time > now || !countsOnItsOwn(event, activity.events, now))
            continue;
        ++last.all;
        last.byRoot += event.actorKind == ActorKind::Root;
        last.refused += event.status == 401 || event.status == 403;
        ++last.perHour[static_cast<std::size_t>(23 - std::chrono::floor<std::chrono::hours>(age).count())];
    }
    const bool readThrough = !activity.events.empty() && now - activity.events.back().time >= day;
    last.complete = (activity.complete || readThrough) && keepsLog;
    return last;
}

QString activityText(const LastDay &last) {
    const QString atLeast = last.complete ? QString() : QStringLiteral("at least ");
    QString text = QStringLiteral("%1%2 in the last 24 h")
                       .arg(atLeast, counted(static_cast<std::size_t>(last.all), QStringLiteral("change"),
                                             QStringLiteral("changes")));
    if (last.byRoot > 0)
        text += QStringLiteral(", %1 by root").arg(last.byRoot);
    if (last.refused > 0)
        text += QStringLiteral(", %1 refused").arg(last.refused);
    return capitalised(text) + u'.';
}

OverviewSentence activity(const Inventory &inventory, const LastDay &last) {
    if (!inventory.activity.known())
        return {Mood::Unknown,
                QStringLiteral("What was done lately is unknown: %1.").arg(whyUnknown(inventory.activity)),
                Room::Audit};
    if (last.all == 0 && !abilitiesIn(inventory).wholeLog)
        return {Mood::Unknown,
                QStringLiteral("No change was seen in the last 24 h; this cloud keeps no log of everything."),
                Room::Audit};
    if (last.all == 0 && last.complete)
        return {Mood::Ok, QStringLiteral("Nothing was changed in the last 24 h."), Room::Audit};
    const Mood mood = last.byRoot > 0 ? Mood::Look : last.complete ? Mood::Ok : Mood::Unknown;
    return {mood, activityText(last), Room::Audit};
}

} // namespace

Overview overviewOf(const Inventory &inventory, Instant now) {
    Overview overview;
    const LastDay last = inventory.activity.known()
                             ? lastDayOf(*inventory.activity, abilitiesIn(inventory).wholeLog, now)
                             : LastDay{};
    overview.sentences = {exposure(inventory), identity(inventory, now), activity(inventory, last)};
    if (inventory.activity.known())
        overview.eventsPerHour = last.perHour;
    overview.eventsLastDay = last.all;
    overview.rootEventsLastDay = last.byRoot;
    return overview;
}

} // namespace cloudnx
