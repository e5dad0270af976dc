#pragma once

#include "models/cloud/signin.h"
#include "models/net/restclient.h"
#include "models/providers/openstack/place.h"

namespace cloudnx {

/// The door of an OpenStack: Keystone, API v3 (https://docs.openstack.org/api-ref/identity/v3/). A password
/// may be followed by a TOTP code (Keystone's auth receipt stands for the password until then), or come with
/// it.
class OpenStackSignIn final : public SignIn {
public:
    /// The references must outlive this.
    OpenStackSignIn(RestClient &client, openstack::Place place, const Clock &clock);

    /// Errors beside SignIn's: Invalid (no project, no such region), Unsupported (root; rules that no
    /// password and code can meet).
    [[nodiscard]] Result<SignInAnswer> begin(const Credentials &credentials, std::stop_token stop) override;
    [[nodiscard]] Result<TokenPair> verify(const PendingSignIn &pending, const Secret &code,
                                           std::stop_token stop) override;
    /// Always Unauthenticated: Keystone prolongs no session. Application credentials just sign in again.
    [[nodiscard]] Result<TokenPair> refresh(const Secret &refreshToken, std::stop_token stop) override;
    /// Revokes the token. The other services may honour it for up to five minutes more, from their caches.
    [[nodiscard]] Done end(const TokenPair &tokens, std::stop_token stop) override;
    [[nodiscard]] std::optional<std::chrono::milliseconds> clockOffset() const override;

private:
    [[nodiscard]] Result<SignInAnswer> send(const RootCredentials &credentials, std::stop_token stop);
    [[nodiscard]] Result<SignInAnswer> send(const IamCredentials &credentials, std::stop_token stop);
    [[nodiscard]] Result<SignInAnswer> send(const AccessKeyCredentials &credentials, std::stop_token stop);
    [[nodiscard]] Result<SignInAnswer> send(const HeldTokenCredentials &credentials, std::stop_token stop);
    [[nodiscard]] Result<HttpResponse> post(const Secret &body, const Secret &receipt, std::stop_token stop);
    [[nodiscard]] Result<TokenPair> pairIn(const HttpResponse &response, const openstack::Place &place,
                                           std::stop_token stop);
    [[nodiscard]] Result<PendingSignIn> pendingIn(const HttpResponse &response,
                                                  const IamCredentials &asked) const;
    [[nodiscard]] Error withProjects(Error error, const Secret &token, std::stop_token stop);
    [[nodiscard]] openstack::Place placeFor(const QString &account) const;
    [[nodiscard]] Instant serverNow() const;

    RestClient &m_client;
    const openstack::Place m_place;
    const Clock &m_clock;
};

} // namespace cloudnx
