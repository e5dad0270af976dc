#include "models/providers/cloudnx/routes.h"

#include <array>

namespace cloudnx {

namespace {

constexpr auto Auth = ServiceBase::Auth;
constexpr auto Compute = ServiceBase::Compute;
constexpr auto Storage = ServiceBase::Storage;
constexpr auto Kms = ServiceBase::Kms;
constexpr auto Get = HttpMethod::Get;
constexpr auto Post = HttpMethod::Post;
constexpr auto Put = HttpMethod::Put;
constexpr auto Patch = HttpMethod::Patch;
constexpr auto Delete = HttpMethod::Delete;
constexpr auto Documented = Standing::Documented;
constexpr auto Assumed = Standing::Assumed;
constexpr auto Collection = RouteShape::Collection;
constexpr auto Item = RouteShape::Item;

// clang-format off
constexpr RouteRow table[] = {
    {Route::Login,               Auth,    Post,   "/login",                                    Documented, Item},
    {Route::LoginVerify,         Auth,    Post,   "/2fa/login-verify",                         Documented, Item},
    {Route::IamLogin,            Auth,    Post,   "/iam-login",                                Documented, Item},
    {Route::IamLoginVerify,      Auth,    Post,   "/iam-login/verify",                         Documented, Item},
    {Route::Refresh,             Auth,    Post,   "/refresh",                                  Documented, Item},
    {Route::Logout,              Auth,    Post,   "/logout",                                   Assumed,    Collection},
    {Route::ExchangeCredentials, Auth,    Post,   "/iam/exchange-credentials",                 Documented, Item},

    {Route::Me,                  Auth,    Get,    "/me",                                       Documented, Item},
    {Route::Sessions,            Auth,    Get,    "/sessions",                                 Assumed,    Collection},
    {Route::RevokeSession,       Auth,    Delete, "/sessions/{id}",                            Assumed,    Item},

    {Route::TwoFactor,           Auth,    Get,    "/2fa",                                      Assumed,    Collection},
    {Route::TwoFactorSetup,      Auth,    Post,   "/2fa/setup",                                Assumed,    Collection},
    {Route::TwoFactorEnable,     Auth,    Post,   "/2fa/enable",                               Assumed,    Collection},
    {Route::TwoFactorDisable,    Auth,    Post,   "/2fa/disable",                              Assumed,    Collection},
    {Route::Mfa,                 Auth,    Get,    "/iam/me/mfa",                               Documented, Item},
    {Route::MfaSetup,            Auth,    Post,   "/iam/me/mfa/setup",                         Documented, Item},
    {Route::MfaEnable,           Auth,    Post,   "/iam/me/mfa/enable",                        Documented, Item},
    {Route::MfaDisable,          Auth,    Post,   "/iam/me/mfa/disable",                       Documented, Item},

    {Route::TaxProfile,          Auth,    Get,    "/billing/tax-profile",                      Documented, Item},
    {Route::SetTaxProfile,       Auth,    Patch,  "/billing/tax-profile",                      Documented, Item},
    {Route::PasswordPolicy,      Auth,    Get,    "/account/password-policy",                  Documented, Item},
    {Route::SetPasswordPolicy,   Auth,    Put,    "/account/password-policy",                  Documented, Item},

    {Route::Users,               Auth,    Get,    "/iam/users",                                Documented, Collection},
    {Route::CreateUser,          Auth,    Post,   "/iam/users",                                Documented, Collection},
    {Route::DeleteUser,          Auth,    Delete, "/iam/users/{username}",                     Documented, Item},
    {Route::SetUserPassword,     Auth,    Patch,  "/iam/users/{username}/password",            Documented, Item},
    {Route::AccessKeys,          Auth,    Get,    "/iam/users/{username}/access-keys",         Documented, Item},
    {Route::CreateAccessKey,     Auth,    Post,   "/iam/users/{username}/access-keys",         Documented, Item},
    {Route::UpdateAccessKey,     Auth,    Patch,  "/iam/users/{username}/access-keys/{id}",    Assumed,    Item},
    {Route::DeleteAccessKey,     Auth,    Delete, "/iam/users/{username}/access-keys/{id}",    Documented, Item},
    {Route::UserPolicies,        Auth,    Get,    "/iam/users/{username}/policies",            Assumed,    Item},
    {Route::AttachUserPolicy,    Auth,    Post,   "/iam/users/{username}/policies",            Assumed,    Item},
    {Route::DetachUserPolicy,    Auth,    Delete, "/iam/users/{username}/policies/{policy_id}", Assumed,   Item},
    {Route::Policies,            Auth,    Get,    "/iam/policies",                             Documented, Collection},
    {Route::CreatePolicy,        Auth,    Post,   "/iam/policies",                             Documented, Collection},
    {Route::DeletePolicy,        Auth,    Delete, "/iam/policies/{id}",                        Documented, Item},
    {Route::Groups,              Auth,    Get,    "/iam/groups",                               Documented, Collection},
    {Route::Group,               Auth,    Get,    "/iam/groups/{name}",                        Documented, Item},
    {Route::CreateGroup,         Auth,    Post,   "/iam/groups",                               Documented, Collection},
    {Route::DeleteGroup,         Auth,    Delete, "/iam/groups/{name}",                        Documented, Item},
    {Route::AddMember,           Auth,    Post,   "/iam/groups/{name}/members",                Assumed,    Item},
    {Route::RemoveMember,        Auth,    Delete, "/iam/groups/{name}/members/{username}",     Assumed,    Item},
    {Route::GroupPolicies,       Auth,    Get,    "/iam/groups/{name}/policies",               Assumed,    Item},
    {Route::AttachGroupPolicy,   Auth,    Post,   "/iam/groups/{name}/policies",               Assumed,    Item},
    {Route::DetachGroupPolicy,   Auth,    Delete, "/iam/groups/{name}/policies/{policy_id}",   Assumed,    Item},
    {Route::Principals,          Auth,    Get,    "/iam/principals",                           Assumed,    Collection},
    {Route::CreatePrincipal,     Auth,    Post,   "/iam/principals",                           Assumed,    Collection},
    {Route::DeletePrincipal,     Auth,    Delete, "/iam/principals/{id}",                      Assumed,    Item},

    {Route::AuditLogs,           Auth,    Get,    "/audit-logs",                               Assumed,    Collection},

    {Route::Instances,           Compute, Get,    "/instances",                                Assumed,    Collection},
    {Route::StartInstance,       Compute, Post,   "/instances/{id}/start",                     Assumed,    Item},
    {Route::StopInstance,        Compute, Post,   "/instances/{id}/stop",                      Assumed,    Item},
    {Route::Volumes,             Compute, Get,    "/volumes",                                  Assumed,    Collection},
    {Route::Snapshots,           Compute, Get,    "/snapshots",                                Assumed,    Collection},
    {Route::FirewallRules,       Compute, Get,    "/instances/{id}/firewall-rules",            Assumed,    Item},
    {Route::AddFirewallRule,     Compute, Post,   "/instances/{id}/firewall-rules",            Assumed,    Item},
    {Route::DeleteFirewallRule,  Compute, Delete, "/instances/{id}/firewall-rules/{rule_id}",  Assumed,    Item},

    {Route::Buckets,             Storage, Get,    "/buckets",                                  Documented, Collection},
    {Route::UpdateBucket,        Storage, Patch,  "/buckets/{name}",                           Documented, Item},
    {Route::StorageKeys,         Storage, Get,    "/access-keys",                              Documented, Collection},

    {Route::KmsKeys,             Kms,     Get,    "/keys",                                     Assumed,    Collection},
    {Route::CreateKmsKey,        Kms,     Post,   "/keys",                                     Assumed,    Collection},
    {Route::UpdateKmsKey,        Kms,     Patch,  "/keys/{id}",                                Assumed,    Item},
    {Route::DeleteKmsKey,        Kms,     Delete, "/keys/{id}",                                Assumed,    Item},
    {Route::RotateKmsKey,        Kms,     Post,   "/keys/{id}/rotate",                         Assumed,    Item},
    {Route::CancelKmsDeletion,   Kms,     Post,   "/keys/{id}/cancel-deletion",                Assumed,    Item},
    {Route::Encrypt,             Kms,     Post,   "/encrypt",                                  Assumed,    Item},
    {Route::Decrypt,             Kms,     Post,   "/decrypt",                                  Assumed,    Item},
};
// clang-format on

bool canStandInAPath(const QString &segment) {
    return !segment.isEmpty() && segment != QStringLiteral(".") && segment != QStringLiteral("..");
}

QUrl below(const QUrl &site, const char *service) {
    QUrl url = site;
    QString path = site.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QLatin1String(service));
    return url;
}

QByteArray encodedQuery(const QueryItems &query) {
    QByteArrayList pairs;
    for (const auto &[name, value] : query)
        pairs.append(QByteArray(name) + '=' + QUrl::toPercentEncoding(value));
    return pairs.isEmpty() ? QByteArray() : '?' + pairs.join('&');
}

} // namespace

std::span<const RouteRow> everyRoute() {
    return table;
}

const RouteRow &rowOf(Route route) {
    for (const RouteRow &row : table)
        if (row.route == route)
            return row;
    qFatal("a route has no row");
}

Endpoints::Endpoints(const QUrl &site)
    : auth(below(site, "/auth")),
      compute(below(site, "/compute")),
      storage(below(site, "/storage")),
      kms(below(site, "/kms")) {}

const QUrl &Endpoints::of(ServiceBase base) const {
    switch (base) {
    case ServiceBase::Compute:
        return compute;
    case ServiceBase::Storage:
        return storage;
    case ServiceBase::Kms:
        return kms;
    default:
        return auth;
    }
}

Result<QUrl> Endpoints::url(Route route, const QStringList &segments, const QueryItems &query) const {
    const RouteRow &row = rowOf(route);
    QByteArray path = row.path;
    for (const QString &segment : segments) {
        if (!canStandInAPath(segment))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"%1\" cannot be a name. Choose another one.").arg(segment));
        const qsizetype open = path.indexOf('{');
        path.replace(open, path.indexOf('}') - open + 1, QUrl::toPercentEncoding(segment));
    }
    return QUrl::fromEncoded(of(row.base).toEncoded(QUrl::StripTrailingSlash) + path + encodedQuery(query),
                             QUrl::StrictMode);
}

} // namespace cloudnx
