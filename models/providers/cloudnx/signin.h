#pragma once

#include "models/cloud/signin.h"
#include "models/core/secretjson.h"
#include "models/net/restclient.h"
#include "models/net/sigv4.h"
#include "models/providers/cloudnx/api.h"

namespace cloudnx {

/// The door of CloudNx. Access keys sign in with SigV4, so that their secret stays here.
class CloudNxSignIn final : public SignIn {
public:
    /// @p region and @p service go into signatures; the defaults are the documented ones.
    CloudNxSignIn(RestClient &client, Endpoints endpoints, const Clock &clock,
                  QString region = SigningKey{}.region, QString service = SigningKey{}.service);

    [[nodiscard]] Result<SignInAnswer> begin(const Credentials &credentials, std::stop_token stop) override;
    [[nodiscard]] Result<TokenPair> verify(const PendingSignIn &pending, const Secret &code,
                                           std::stop_token stop) override;
    [[nodiscard]] Result<TokenPair> refresh(const Secret &refreshToken, std::stop_token stop) override;
    [[nodiscard]] Done end(const TokenPair &tokens, std::stop_token stop) override;
    [[nodiscard]] std::optional<std::chrono::milliseconds> clockOffset() const override;

private:
    struct Reply {
        QJsonObject json; ///< with its tokens cut out
        SecretMembers tokens;
        HttpResponse response;

        [[nodiscard]] Secret token(FieldReader &read, const char *name) const;
    };

    [[nodiscard]] Result<SignInAnswer> send(const RootCredentials &credentials, const std::stop_token &stop);
    [[nodiscard]] Result<SignInAnswer> send(const IamCredentials &credentials, const std::stop_token &stop);
    [[nodiscard]] Result<SignInAnswer> send(const AccessKeyCredentials &credentials,
                                            const std::stop_token &stop);
    [[nodiscard]] Result<SignInAnswer> send(const HeldTokenCredentials &credentials,
                                            const std::stop_token &stop);
    [[nodiscard]] Result<Reply> post(Route route, const Secret &body, const QString &advice,
                                     const std::stop_token &stop);
    [[nodiscard]] Result<Reply> exchange(Route route, const HttpRequest &request, const QString &advice,
                                         const std::stop_token &stop);
    [[nodiscard]] Result<Reply> exchangeSigned(const AccessKeyCredentials &credentials,
                                               const std::stop_token &stop);
    [[nodiscard]] Result<TokenPair> pairIn(const Reply &reply) const;
    [[nodiscard]] Result<SignInAnswer> answerIn(const Reply &reply, bool ofIamUser) const;

    RestClient &m_client;
    const Endpoints m_endpoints;
    const Clock &m_clock;
    const QString m_region;
    const QString m_service;
};

} // namespace cloudnx
