#pragma once

#include "models/session/profile.h"

#include <QJsonObject>

#include <functional>
#include <optional>
#include <vector>

namespace cloudnx {

/// The profiles of this person, in `profiles.json` (0600). What it does not know in that file it keeps. A
/// file it cannot read is left alone: every call fails with its path (Integrity) until a person has looked at
/// it.
class ProfileStore {
public:
    /// In the person's own folders.
    ProfileStore();
    ProfileStore(QString configFolder, QString stateFolder);

    [[nodiscard]] QString path() const;
    [[nodiscard]] Result<std::vector<Profile>> all() const; ///< by name
    /// Errors: NotFound, with the names there are.
    [[nodiscard]] Result<Profile> find(const ProfileName &name) const;
    /// The one that is used when none is named: $CLOUDNX_PROFILE, else the active one. Errors: NotFound.
    [[nodiscard]] Result<Profile> active() const;
    /// Adds or replaces; the first one becomes active.
    [[nodiscard]] Done save(const Profile &profile);
    [[nodiscard]] Done activate(const ProfileName &name);
    /// Its folder of state stays: the journal in it is evidence. Errors: NotFound.
    [[nodiscard]] Done remove(const ProfileName &name);
    /// Of one profile, made when missing, 0700: caches, journal, locks.
    [[nodiscard]] Result<QString> stateFolder(const ProfileName &name) const;

private:
    [[nodiscard]] Result<QJsonObject> read() const;
    [[nodiscard]] Done change(const std::function<Done(QJsonObject &)> &edit);

    QString m_configFolder;
    QString m_stateFolder;
};

} // namespace cloudnx
