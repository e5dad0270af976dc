#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace cloudnx::openstack {

/// The services the console speaks to.
enum class Service { Identity, Network, Compute, Volume, Image, KeyManager };

/// What a service is called and how it is found in the catalogue.
struct ServiceRow {
    Service service;
    const char *name;    ///< for people: "Neutron (network)"
    const char *types;   ///< in the catalogue, best first, separated by spaces
    const char *version; ///< segment that its address must have: "v2.0"
};

[[nodiscard]] const ServiceRow &rowOf(Service service);
[[nodiscard]] QStringList typesOf(Service service);

/// @p url with the version segment of @p service, which some catalogues leave out.
[[nodiscard]] QUrl versioned(Service service, QUrl url);

} // namespace cloudnx::openstack
