#pragma once

#include "models/tables/rowstable.h"

#include <optional>

namespace cloudnx {

/// A profile as lists show it. Tables know no session, so whoever knows profiles fills this in.
struct ProfileRow {
    QString name;
    QString cloud; ///< "cloudnx" | "openstack"
    QString url;
    QString accountId;
    QString identity; ///< e-mail of root or user name; empty when signed out
    bool current = false;
    std::optional<bool> signedIn;          ///< empty: the keychain could not tell
    QString from = QStringLiteral("here"); ///< where it is written down; else "clouds.yaml", "OS_AUTH_URL"
};

/// Profiles, named by their name.
class ProfileTable final : public RowsTable<ProfileRow> {
public:
    explicit ProfileTable(QObject *parent = nullptr);
};

} // namespace cloudnx
