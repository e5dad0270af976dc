#include "models/cloud/inventory.h"

#include "models/cloud/abilities.h"

#include <atomic>
#include <future>

namespace cloudnx {

namespace {

constexpr std::chrono::days activityWindow{7};
constexpr int activityLimit = 1000;

bool isUnreached(ErrorKind kind) {
    return kind == ErrorKind::Network || kind == ErrorKind::Tls;
}

bool isPointless(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Unauthenticated:
    case ErrorKind::PasscodeRequired:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainDenied:
    case ErrorKind::Cancelled:
        return true;
    default:
        return isUnreached(kind);
    }
}

Absence absenceOf(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Unsupported:
        return Absence::NotOffered;
    case ErrorKind::Forbidden:
        return Absence::Forbidden;
    default:
        return Absence::Failed;
    }
}

class Reader {
public:
    Reader(Inventory &into, Cloud &cloud, const Clock &clock, std::stop_token stop)
        : m_into(into), m_cloud(cloud), m_clock(clock), m_stop(std::move(stop)) {}

    /// Whether any service said anything about a part, be it an error. (Who one is may be known from the
    /// token.)
    [[nodiscard]] bool heardAnything() const { return m_heard; }

    /// May be called for several parts at once.
    Done read(Part part) {
        switch (part) {
        case Part::Identity:
            return readIdentity();
        case Part::SecondFactor:
            return keep(m_into.secondFactor, m_cloud.account().secondFactor(m_stop));
        case Part::Sessions:
            return keep(m_into.sessions, m_cloud.account().sessions(m_stop));
        case Part::TaxProfile:
            return keep(m_into.taxProfile, m_cloud.account().taxProfile(m_stop));
        case Part::PasswordPolicy:
            return keep(m_into.passwordPolicy, m_cloud.account().passwordPolicy(m_stop));
        case Part::Users:
            return keep(m_into.users, m_cloud.iam().users(m_stop));
        case Part::Groups:
            return keep(m_into.groups, m_cloud.iam().groups(m_stop));
        case Part::Policies:
            return keep(m_into.policies, m_cloud.iam().policies(m_stop));
        case Part::AccessKeys:
            return readAccessKeys();
        case Part::Principals:
            return keep(m_into.principals, m_cloud.iam().principals(m_stop));
        case Part::Instances:
            return keep(m_into.instances, m_cloud.compute().instances(m_stop));
        case Part::Volumes:
            return keep(m_into.volumes, m_cloud.compute().volumes(m_stop));
        case Part::Snapshots:
            return keep(m_into.snapshots, m_cloud.compute().snapshots(m_stop));
        case Part::Images:
            return readImages();
        case Part::Firewall:
            return keep(m_into.firewall, m_cloud.firewall().groups(m_stop));
        case Part::Allowances:
            return keep(m_into.allowances, m_cloud.firewall().quota(m_stop));
        case Part::KmsKeys:
            return keep(m_into.kmsKeys, m_cloud.kms().keys(m_stop));
        case Part::Buckets:
            return keep(m_into.buckets, m_cloud.storage().buckets(m_stop));
        case Part::StorageKeys:
            return keep(m_into.storageKeys, m_cloud.storage().keys(m_stop));
        case Part::Activity:
            return keep(m_into.activity, activity());
        }
        return {};
    }

private:
    template <typename T>
    Done keep(Reading<T> &into, Result<T> answer) {
        into.readAt = m_clock.now();
        const bool isOfIdentity = std::is_same_v<T, Identity>;
        if (!isOfIdentity && (answer || !isSilent(answer.error().kind)))
            m_heard = true;
        if (answer) {
            into.value = std::move(*answer);
            into.absence = {};
            into.why.clear();
            return {};
        }
        into.value.reset();
        into.absence = absenceOf(answer.error().kind);
        into.why = answer.error().sentence;
        return isPointless(answer.error().kind) ? Done(failure(answer.error())) : Done{};
    }

    static bool isSilent(ErrorKind kind) { return isUnreached(kind) || kind == ErrorKind::Unsupported; }

    Done readIdentity() {
        auto done = keep(m_into.identity, m_cloud.account().identity(m_stop));
        if (m_into.identity.known())
            m_into.accountId = m_into.identity->accountId;
        return done;
    }

    // Which images are one's own is told by the project. Who signed in to none (an administrator of the whole
    // system) cannot take "none is ours" for an answer.
    Done readImages() {
        auto done = keep(m_into.images, m_cloud.compute().images(m_stop));
        if (!m_into.images.known())
            return done;
        if (const auto me = m_cloud.account().identity(m_stop); me && me->accountId.isEmpty())
            m_into.images.why = QStringLiteral(
                "This sign-in is for no project, so it is not told which images are yours. Sign in to one.");
        return done;
    }

    // Who may not list users may still see his own keys: less than all, and said to be.
    Done readAccessKeys() {
        auto done = readShownKeys();
        sayWhatKeysLack();
        return done;
    }

    // Keystone shows some to a sign-in by password only.
    void sayWhatKeysLack() {
        if (!m_into.accessKeys.known() || !abilitiesOf(m_cloud).limitedKeys)
            return;
        const auto me = m_cloud.account().identity(m_stop);
        if (!me || !me->signedInBy)
            return;
        const auto &by = *me->signedInBy;
        if (std::find(by.begin(), by.end(), QStringLiteral("application_credential")) != by.end())
            m_into.accessKeys.why =
                (m_into.accessKeys.why +
                 QStringLiteral(" EC2 credentials are not shown to an application credential."))
                    .trimmed();
    }

    Done readShownKeys() {
        const auto users = m_cloud.iam().users(m_stop);
        if (users)
            return keep(m_into.accessKeys, accessKeys(users));
        if (users.error().kind == ErrorKind::Forbidden)
            if (const auto me = m_cloud.account().identity(m_stop); me && me->kind == IdentityKind::IamUser)
                if (auto own = m_cloud.iam().accessKeys(me->name, m_stop)) {
                    auto done = keep(m_into.accessKeys, std::move(own));
                    m_into.accessKeys.why =
                        QStringLiteral("These are your own keys; you may not list other users.");
                    return done;
                }
        return keep(m_into.accessKeys, Result<std::vector<AccessKey>>(failure(users.error())));
    }

    // The keys of all users: users are read along when they were not before.
    Result<std::vector<AccessKey>> accessKeys(const Result<std::vector<User>> &users) {
        std::vector<AccessKey> all;
        for (const User &user : *users) {
            auto keys = m_cloud.iam().accessKeys(user.name, m_stop);
            if (!keys)
                return failure(keys.error());
            all.insert(all.end(), keys->begin(), keys->end());
        }
        return all;
    }

    Result<Activity> activity() {
        Activity activity;
        activity.from = m_clock.now() - activityWindow;
        QString cursor;
        do {
            auto page = m_cloud.audit().events(EventQuery{.from = activity.from,
                                                          .to = {},
                                                          .actor = {},
                                                          .service = {},
                                                          .method = {},
                                                          .ip = {},
                                                          .text = {},
                                                          .status = {}},
                                               cursor, activityLimit, m_stop);
            if (!page)
                return failure(page.error());
            activity.events.insert(activity.events.end(), page->events.begin(), page->events.end());
            cursor = page->nextCursor;
        } while (!cursor.isEmpty() && activity.events.size() < activityLimit);
        activity.complete = cursor.isEmpty();
        return activity;
    }

    Inventory &m_into;
    Cloud &m_cloud;
    const Clock &m_clock;
    std::stop_token m_stop;
    std::atomic<bool> m_heard = false;
};

/// Each part in its turn; the first that makes all reading pointless ends it.
Done readInTurn(Reader &reader, const Parts &parts, const Progress &progress, const std::stop_token &stop) {
    qint64 done = 0;
    for (const Part part : parts) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped before everything was read."));
        if (progress)
            progress(QStringLiteral("Reading"), done++, static_cast<qint64>(parts.size()));
        if (auto read = reader.read(part); !read)
            return read;
    }
    return {};
}

/// All parts at once, so that none waits for the service of another. One that is not reached is a reason to
/// stop only when none is.
Done readAtOnce(Reader &reader, const Parts &parts, const Progress &progress) {
    std::vector<std::future<Done>> readings;
    for (const Part part : parts)
        readings.push_back(std::async(std::launch::async, [&reader, part] { return reader.read(part); }));
    Done pointless;
    std::optional<Error> unreached;
    qint64 done = 0;
    for (auto &reading : readings) {
        if (progress)
            progress(QStringLiteral("Reading"), done++, static_cast<qint64>(parts.size()));
        const Done read = reading.get();
        if (!read && isUnreached(read.error().kind))
            unreached = read.error();
        else if (!read && pointless)
            pointless = read;
    }
    if (pointless && unreached && !reader.heardAnything())
        return failure(*unreached);
    return pointless;
}

} // namespace

const Parts &everyPart() {
    static const Parts parts{Part::Identity,       Part::SecondFactor, Part::Sessions,    Part::TaxProfile,
                             Part::PasswordPolicy, Part::Users,        Part::Groups,      Part::Policies,
                             Part::AccessKeys,     Part::Principals,   Part::Instances,   Part::Volumes,
                             Part::Snapshots,      Part::Images,       Part::Firewall,    Part::Allowances,
                             Part::KmsKeys,        Part::Buckets,      Part::StorageKeys, Part::Activity};
    return parts;
}

Done readInto(Inventory &into, Cloud &cloud, const Parts &parts, const Clock &clock, const Progress &progress,
              std::stop_token stop) {
    Reader reader(into, cloud, clock, stop);
    into.cloud = wordOf(cloud.kind());
    const Done done = abilitiesOf(cloud).servicesStandAlone ? readAtOnce(reader, parts, progress)
                                                            : readInTurn(reader, parts, progress, stop);
    if (!done)
        return done;
    into.readAt = clock.now();
    return {};
}

} // namespace cloudnx
