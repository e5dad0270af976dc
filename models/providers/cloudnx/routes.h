#pragma once

#include "models/core/result.h"
#include "models/net/httpmessage.h"

#include <QStringList>
#include <QUrl>

#include <span>
#include <utility>
#include <vector>

namespace cloudnx {

/// Everything this provider asks of CloudNx, by name. The paths stand in routes.cpp and nowhere else.
enum class Route {
    Login,
    LoginVerify,
    IamLogin,
    IamLoginVerify,
    Refresh,
    Logout,
    ExchangeCredentials,
    Me,
    Sessions,
    RevokeSession,
    TwoFactor,
    TwoFactorSetup,
    TwoFactorEnable,
    TwoFactorDisable,
    Mfa,
    MfaSetup,
    MfaEnable,
    MfaDisable,
    TaxProfile,
    SetTaxProfile,
    PasswordPolicy,
    SetPasswordPolicy,
    Users,
    CreateUser,
    DeleteUser,
    SetUserPassword,
    AccessKeys,
    CreateAccessKey,
    UpdateAccessKey,
    DeleteAccessKey,
    UserPolicies,
    AttachUserPolicy,
    DetachUserPolicy,
    Policies,
    CreatePolicy,
    DeletePolicy,
    Groups,
    Group,
    CreateGroup,
    DeleteGroup,
    AddMember,
    RemoveMember,
    GroupPolicies,
    AttachGroupPolicy,
    DetachGroupPolicy,
    Principals,
    CreatePrincipal,
    DeletePrincipal,
    AuditLogs,
    Instances,
    StartInstance,
    StopInstance,
    Volumes,
    Snapshots,
    FirewallRules,
    AddFirewallRule,
    DeleteFirewallRule,
    Buckets,
    UpdateBucket,
    StorageKeys,
    KmsKeys,
    CreateKmsKey,
    UpdateKmsKey,
    DeleteKmsKey,
    RotateKmsKey,
    CancelKmsDeletion,
    Encrypt,
    Decrypt,
};

enum class ServiceBase { Auth, Compute, Storage, Kms };

/// Whether a public page shows the route, or we assume it (see resources/api/cloudnx.yaml, `x-assumed`).
enum class Standing { Documented, Assumed };

/// A collection that is not there means "not offered"; anything else that is not there is just not found.
enum class RouteShape { Collection, Item };

struct RouteRow {
    Route route;
    ServiceBase base;
    HttpMethod method;
    const char *path; ///< below the base; `{…}` stands for one segment
    Standing standing;
    RouteShape shape;
};

[[nodiscard]] std::span<const RouteRow> everyRoute();
[[nodiscard]] const RouteRow &rowOf(Route route);

using QueryItems = std::vector<std::pair<const char *, QString>>;

/// Where the four services live; each can be put elsewhere.
struct Endpoints {
    /// All under one host, as cloudnx.in does: `<site>/auth`, `<site>/compute`, …
    Endpoints(const QUrl &site); // NOLINT(google-explicit-constructor): a site is its four services

    QUrl auth;
    QUrl compute;
    QUrl storage;
    QUrl kms;

    [[nodiscard]] const QUrl &of(ServiceBase base) const;
    /// The address of @p route with @p segments put in, percent-encoded. Errors: Invalid for a segment that
    /// cannot stand in a path (empty, ".", "..").
    [[nodiscard]] Result<QUrl> url(Route route, const QStringList &segments = {},
                                   const QueryItems &query = {}) const;
};

} // namespace cloudnx
