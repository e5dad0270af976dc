#pragma once

#include "app/compose/workspace.h"
#include "models/providers/openstack/cloudsfiles.h"

namespace cloudnx {

/// The entry of clouds.yaml that a profile of this name stands for; nothing when there is none. `demo.Ulm` is
/// the region Ulm of the entry `demo`, where that names several (each of bwCloud's is a cloud by itself).
/// Errors: Invalid, Local (a file that is there and cannot be used).
[[nodiscard]] Result<std::optional<openstack::CloudEntry>> cloudEntry(const QString &name);

/// A profile that can be signed in to, saved or written down in clouds.yaml.
struct OfferedProfile {
    Profile profile;
    QString fault = {};   ///< why it cannot be used, a sentence; then only its name counts
    bool saved = false;   ///< it was signed in to from here, or added
    bool written = false; ///< clouds.yaml has what it takes to sign in
};

/// The saved ones, the active one first, then those of clouds.yaml. A clouds.yaml that cannot be read is one
/// of them, with its fault. Errors: those of the saved ones.
[[nodiscard]] Result<std::vector<OfferedProfile>> offeredProfiles();

/// The profile an entry describes, before anybody signed in to it.
[[nodiscard]] Result<Profile> profileOf(const openstack::CloudEntry &entry);

/// Where that profile works: as its entry says now, or as it was when the entry is gone.
[[nodiscard]] openstack::Place placeOf(const Profile &profile,
                                       const std::optional<openstack::CloudEntry> &entry);

/// Takes the secret out of clouds.yaml, once it rests elsewhere. Errors: see openstack::removeSecret.
[[nodiscard]] Done removeWrittenSecret(const QString &entry);

/// What the entry has written down to sign in with; nothing when its secret is not there.
[[nodiscard]] std::optional<Credentials> credentialsIn(const openstack::CloudEntry &entry);

} // namespace cloudnx
