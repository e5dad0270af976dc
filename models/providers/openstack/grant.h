#pragma once

#include "models/core/described.h"
#include "models/core/secret.h"
#include "models/providers/openstack/place.h"
#include "models/providers/openstack/service.h"

namespace cloudnx::openstack {

/// One service of the catalogue, in the region and by the interface of a Place.
struct Endpoint {
    QString type;
    QString url;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("type", self.type);
        visit("url", self.url);
    }
};

/// What a token says of itself: who, where, as what, and where the services are. Holds no secret.
struct Grant {
    QString userId;
    QString userName;
    QString userDomainId;
    QString projectId; ///< empty: for the whole system
    QString projectName;
    std::vector<QString> roles;
    std::vector<QString> methods; ///< how it was obtained: "password", "totp", "application_credential"
    Instant expires{};
    std::vector<Endpoint> services;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("user_id", self.userId);
        visit("user", self.userName);
        visit("domain_id", self.userDomainId);
        visit("project_id", self.projectId);
        visit("project", self.projectName);
        visit("roles", self.roles);
        visit("methods", self.methods);
        visit("expires", self.expires);
        visit("services", self.services);
    }

    [[nodiscard]] bool hasRole(const QString &name) const;
    /// Obtained by an application credential, which may less than its owner.
    [[nodiscard]] bool isDelegated() const;
    /// Errors: Unsupported when the catalogue does not have it.
    [[nodiscard]] Result<QUrl> address(Service service) const;
};

/// What is refused to a token of an application credential is not another permission to ask for: its owner
/// may do it.
[[nodiscard]] Error ofDelegate(Error error, const Grant &grant);

/// The body of a Keystone token. Errors: Malformed; Invalid when it is for no project, or the region is none
/// of the catalogue's.
[[nodiscard]] Result<Grant> readGrant(const QJsonObject &token, const Place &place);

/// A secret and what is known of it besides, in one Secret: what is kept in the vault needs no further
/// request to be used. A Secret that nobody packed is the secret alone.
struct Packed {
    Secret secret;
    std::optional<QJsonObject> note = {};
};

[[nodiscard]] Secret packed(const Secret &secret, const QJsonObject &note);
[[nodiscard]] Packed unpacked(const Secret &secret);

} // namespace cloudnx::openstack
