#pragma once

#include "models/account/account.h"
#include "models/audit/audit.h"
#include "models/compute/compute.h"
#include "models/core/progress.h"
#include "models/firewall/rule.h"
#include "models/iam/iam.h"
#include "models/kms/kms.h"
#include "models/storage/storage.h"

#include <set>
#include <stop_token>

namespace cloudnx {

class Cloud;

/// Why something is not known.
enum class Absence { NotRead, NotOffered, Forbidden, Failed };

template <>
inline constexpr auto enumWords<Absence> =
    std::to_array<EnumWord<Absence>>({{Absence::NotRead, "not_read"},
                                      {Absence::NotOffered, "not_offered"},
                                      {Absence::Forbidden, "forbidden"},
                                      {Absence::Failed, "failed"}});

/// One part of an account as it was read, or why it was not.
template <typename T>
struct Reading {
    std::optional<T> value;
    Absence absence = Absence::NotRead; ///< meaningful while there is no value
    QString why; ///< a sentence; with a value: what is missing from it, empty when nothing is
    Instant readAt{};

    [[nodiscard]] bool known() const { return value.has_value(); }

    /// There is a value, but not of everything: `why` says so. No ground for a green judgement.
    [[nodiscard]] bool isPartial() const { return known() && !why.isEmpty(); }

    [[nodiscard]] const T &operator*() const { return *value; }

    [[nodiscard]] const T *operator->() const { return &*value; }

    [[nodiscard]] static Reading of(T value, Instant readAt = {}) {
        return {std::move(value), {}, {}, readAt};
    }

    friend bool operator==(const Reading &, const Reading &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("value", self.value);
        visit("absence", self.absence);
        visit("why", self.why);
        visit("read_at", self.readAt);
    }
};

/// The parts of an account that can be read by themselves.
enum class Part {
    Identity,
    SecondFactor,
    Sessions,
    TaxProfile,
    PasswordPolicy,
    Users,
    Groups,
    Policies,
    AccessKeys,
    Principals,
    Instances,
    Volumes,
    Snapshots,
    Images,
    Firewall,
    Allowances,
    KmsKeys,
    Buckets,
    StorageKeys,
    Activity,
};

using Parts = std::set<Part>;
[[nodiscard]] const Parts &everyPart();

/// An account as it was read: one plain value. Judged without network, saved, compared, loaded again.
struct Inventory {
    QString cloud;     ///< "cloudnx" | "openstack"
    QString profile;   ///< which profile read it
    QString accountId; ///< whose it is; empty until known
    Instant readAt{};  ///< when the reading was finished

    Reading<Identity> identity;
    Reading<SecondFactor> secondFactor;
    Reading<std::vector<Session>> sessions;
    Reading<TaxProfile> taxProfile;
    Reading<PasswordPolicy> passwordPolicy;
    Reading<std::vector<User>> users;
    Reading<std::vector<Group>> groups;
    Reading<std::vector<Policy>> policies;
    Reading<std::vector<AccessKey>> accessKeys; ///< of all users
    Reading<std::vector<Principal>> principals;
    Reading<std::vector<Instance>> instances;
    Reading<std::vector<Volume>> volumes;
    Reading<std::vector<Snapshot>> snapshots; ///< of volumes
    Reading<std::vector<Image>> images;       ///< ours and others'
    Reading<std::vector<FirewallGroup>> firewall;
    Reading<std::vector<Allowance>> allowances; ///< of the firewall
    Reading<std::vector<KmsKey>> kmsKeys;
    Reading<std::vector<Bucket>> buckets;
    Reading<std::vector<StorageKey>> storageKeys;
    Reading<Activity> activity; ///< the last 7 days

    friend bool operator==(const Inventory &, const Inventory &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("cloud", self.cloud);
        visit("profile", self.profile);
        visit("account_id", self.accountId);
        visit("read_at", self.readAt);
        visit("identity", self.identity);
        visit("second_factor", self.secondFactor);
        visit("sessions", self.sessions);
        visit("tax_profile", self.taxProfile);
        visit("password_policy", self.passwordPolicy);
        visit("users", self.users);
        visit("groups", self.groups);
        visit("policies", self.policies);
        visit("access_keys", self.accessKeys);
        visit("principals", self.principals);
        visit("instances", self.instances);
        visit("volumes", self.volumes);
        visit("snapshots", self.snapshots);
        visit("images", self.images);
        visit("firewall", self.firewall);
        visit("allowances", self.allowances);
        visit("kms_keys", self.kmsKeys);
        visit("buckets", self.buckets);
        visit("storage_keys", self.storageKeys);
        visit("activity", self.activity);
    }
};

/// Reads @p parts afresh into @p into; a part that fails says why and the others go on. Errors: only what
/// makes all reading pointless (Unauthenticated, Keychain…, Cancelled; Network when the first part met it).
[[nodiscard]] Done readInto(Inventory &into, Cloud &cloud, const Parts &parts, const Clock &clock,
                            const Progress &progress, std::stop_token stop);

} // namespace cloudnx
