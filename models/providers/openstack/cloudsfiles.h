#pragma once

#include "models/providers/openstack/cloudsyaml.h"

namespace cloudnx::openstack {

/// Where the OpenStack tools look: OS_CLIENT_CONFIG_FILE, else the current folder, ~/.config/openstack and
/// /etc/openstack; the first file there is counts, for each of clouds and secure.
struct CloudPlaces {
    QStringList folders; ///< in this order
    QString clouds = {}; ///< a file named outright
    QString secure = {}; ///< likewise

    [[nodiscard]] static CloudPlaces usual(const Environment &environment);

    /// The clouds.yaml that counts; empty when there is none.
    [[nodiscard]] QString cloudsPath() const;
};

/// Everything there is: the files' entries, and that of OS_* variables. None at all is fine. Errors: Local (a
/// file that cannot be read), Invalid.
[[nodiscard]] Result<std::vector<CloudEntry>> readClouds(const CloudPlaces &places,
                                                         const Environment &environment);

/// Takes the secret of one entry out of the clouds.yaml that counts. Errors: as withoutSecret; Local.
[[nodiscard]] Done removeSecret(const CloudPlaces &places, const QString &entry);

/// One by name. Errors: NotFound, naming those there are.
[[nodiscard]] Result<CloudEntry> findCloud(const std::vector<CloudEntry> &entries, const QString &name);

/// The process's own.
[[nodiscard]] Environment systemEnvironment();

} // namespace cloudnx::openstack
