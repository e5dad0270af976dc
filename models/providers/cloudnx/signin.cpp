#include "models/providers/cloudnx/signin.h"

#include "models/net/statuserror.h"

#include <algorithm>
#include <cctype>

namespace cloudnx {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// cloudnx.in/docs/concepts/security: access tokens last 15 minutes, pending tokens 5.
constexpr seconds usualAccessLife = minutes(15);
constexpr seconds pendingLife = minutes(5);
/// Of the five that the service allows; a clock that is further off gets corrected and the request signed
/// again.
constexpr minutes worrisomeOffset{2};

const QString checkTyping = QStringLiteral("Check what you typed and try again.");
const QString waitForCode = QStringLiteral("Wait for the next code, or use a backup code.");
const QString signInAgain = QStringLiteral("Sign in again.");
const QString checkKey = QStringLiteral("Check the access key with `cloudnx configure`.");

/// One cookie among all the Set-Cookie headers, which Qt joins with line feeds.
Secret cookieIn(const HttpResponse &response, const QByteArray &name) {
    for (const HttpHeader &header : response.headers)
        if (header.name.compare("Set-Cookie", Qt::CaseInsensitive) == 0)
            for (const QByteArray &cookie : header.value.split('\n'))
                if (cookie.trimmed().startsWith(name + '=')) {
                    const QByteArray value = cookie.trimmed().mid(name.size() + 1);
                    return Secret(value.left(value.indexOf(';')).toStdString());
                }
    return {};
}

Error refusal(const HttpResponse &response, Error error, const QString &advice) {
    const QString said = faultText(response.body);
    error.sentence =
        QStringLiteral("Refused%1. %2").arg(said.isEmpty() ? QString() : QStringLiteral(": ") + said, advice);
    return error;
}

bool isSixDigits(const Secret &code) {
    const std::string_view text = code.reveal();
    return text.size() == 6 &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

} // namespace

CloudNxSignIn::CloudNxSignIn(RestClient &client, Endpoints endpoints, const Clock &clock, QString region,
                             QString service)
    : m_client(client),
      m_endpoints(std::move(endpoints)),
      m_clock(clock),
      m_region(std::move(region)),
      m_service(std::move(service)) {}

Result<SignInAnswer> CloudNxSignIn::begin(const Credentials &credentials, std::stop_token stop) {
    return std::visit([&](const auto &one) { return send(one, stop); }, credentials);
}

Result<SignInAnswer> CloudNxSignIn::send(const RootCredentials &credentials, const std::stop_token &stop) {
    const Secret body =
        jsonBody({{QStringLiteral("email"), credentials.email}}, {{"password", credentials.password}});
    return post(Route::Login, body, checkTyping, stop).and_then([&](const Reply &reply) {
        return answerIn(reply, false);
    });
}

Result<SignInAnswer> CloudNxSignIn::send(const IamCredentials &credentials, const std::stop_token &stop) {
    const Secret body = jsonBody({{QStringLiteral("account_id"), credentials.accountId},
                                  {QStringLiteral("username"), credentials.userName}},
                                 {{"password", credentials.password}});
    return post(Route::IamLogin, body, checkTyping, stop).and_then([&](const Reply &reply) {
        return answerIn(reply, true);
    });
}

Result<SignInAnswer> CloudNxSignIn::send(const AccessKeyCredentials &credentials,
                                         const std::stop_token &stop) {
    const bool clockWasKnown = m_client.clockOffset().has_value();
    auto reply = exchangeSigned(credentials, stop);
    // The refusal itself told the server's time: a signature made with a wrong clock is worth one more.
    const auto offset = m_client.clockOffset();
    if (!reply && reply.error().kind == ErrorKind::Unauthenticated && !clockWasKnown && offset &&
        std::chrono::abs(*offset) > worrisomeOffset)
        reply = exchangeSigned(credentials, stop);
    return reply.and_then([&](const Reply &good) { return pairIn(good); }).map([](TokenPair pair) {
        return SignInAnswer(std::move(pair));
    });
}

Result<SignInAnswer> CloudNxSignIn::send(const HeldTokenCredentials &, const std::stop_token &) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("CloudNx exchanges no tokens. Sign in with a password or an access key."));
}

Result<CloudNxSignIn::Reply> CloudNxSignIn::exchangeSigned(const AccessKeyCredentials &credentials,
                                                           const std::stop_token &stop) {
    const auto url = m_endpoints.url(Route::ExchangeCredentials);
    if (!url)
        return failure(url.error());
    HttpRequest request = requestOf(rowOf(Route::ExchangeCredentials), *url, std::nullopt);
    signWithSigV4(request, {credentials.accessKeyId, credentials.secretAccessKey, m_region, m_service},
                  m_clock.now() + m_client.clockOffset().value_or(std::chrono::milliseconds(0)));
    return exchange(Route::ExchangeCredentials, request, checkKey, stop);
}

Result<TokenPair> CloudNxSignIn::verify(const PendingSignIn &pending, const Secret &code,
                                        std::stop_token stop) {
    const Route route = pending.ofIamUser ? Route::IamLoginVerify : Route::LoginVerify;
    const Secret body = jsonBody(
        {}, {{"pending_token", pending.pendingToken}, {isSixDigits(code) ? "otp" : "backup_code", code}});
    return post(route, body, waitForCode, stop).and_then([&](const Reply &reply) { return pairIn(reply); });
}

Result<TokenPair> CloudNxSignIn::refresh(const Secret &refreshToken, std::stop_token stop) {
    return post(Route::Refresh, jsonBody({}, {{"refresh_token", refreshToken}}), signInAgain, stop)
        .and_then([&](const Reply &reply) { return pairIn(reply); });
}

Done CloudNxSignIn::end(const TokenPair &tokens, std::stop_token stop) {
    if (tokens.refresh.isEmpty())
        return {}; // an exchanged key's token ends by itself
    const auto reply =
        post(Route::Logout, jsonBody({}, {{"refresh_token", tokens.refresh}}), signInAgain, stop);
    if (reply || reply.error().kind == ErrorKind::Unsupported ||
        reply.error().kind == ErrorKind::Unauthenticated)
        return {}; // not offered, or over already
    return failure(reply.error());
}

std::optional<std::chrono::milliseconds> CloudNxSignIn::clockOffset() const {
    return m_client.clockOffset();
}

Result<CloudNxSignIn::Reply> CloudNxSignIn::post(Route route, const Secret &body, const QString &advice,
                                                 const std::stop_token &stop) {
    const auto url = m_endpoints.url(route);
    if (!url)
        return failure(url.error());
    return exchange(route, requestOf(rowOf(route), *url, body), advice, stop);
}

Result<CloudNxSignIn::Reply> CloudNxSignIn::exchange(Route route, const HttpRequest &request,
                                                     const QString &advice, const std::stop_token &stop) {
    auto response = m_client.exchange(request, stop);
    if (!response)
        return failure(response.error());
    SecretMembers tokens = cutSecrets(response->body, {"access_token", "refresh_token", "pending_token"});
    auto answer = answerOf(rowOf(route), *response);
    if (!answer && answer.error().kind == ErrorKind::Unauthenticated)
        return failure(refusal(*response, answer.error(), advice));
    if (!answer)
        return failure(answer.error());
    return Reply{answer->json, std::move(tokens), std::move(*response)};
}

/// The reader says whether it is there and a text; its characters are not in the JSON any more.
Secret CloudNxSignIn::Reply::token(FieldReader &read, const char *name) const {
    const auto token = tokens.find(name);
    if (read.text(name).isEmpty() || token == tokens.end())
        read.misfit(name);
    return token == tokens.end() ? Secret() : token->second;
}

Result<TokenPair> CloudNxSignIn::pairIn(const Reply &reply) const {
    FieldReader read(reply.json, QStringLiteral("sign-in"));
    TokenPair pair;
    if (const Secret cookie = cookieIn(reply.response, "cnx_access");
        !read.has("access_token") && !cookie.isEmpty()) {
        pair.access = cookie;
        pair.refresh = cookieIn(reply.response, "cnx_refresh");
    } else {
        pair.access = reply.token(read, "access_token");
        if (!read.textOr("refresh_token", {}).isEmpty())
            pair.refresh = reply.token(read, "refresh_token");
    }
    const seconds life(read.maybe<int>("expires_in").value_or(static_cast<int>(usualAccessLife.count())));
    pair.accessExpires = m_clock.now() + life;
    return read.finished(std::move(pair));
}

Result<SignInAnswer> CloudNxSignIn::answerIn(const Reply &reply, bool ofIamUser) const {
    FieldReader read(reply.json, QStringLiteral("sign-in"));
    if (!read.maybe<bool>("requires_2fa").value_or(false))
        return pairIn(reply).map([](TokenPair pair) { return SignInAnswer(std::move(pair)); });
    PendingSignIn pending{reply.token(read, "pending_token"), m_clock.now() + pendingLife, ofIamUser};
    return read.finished(SignInAnswer(std::move(pending)));
}

} // namespace cloudnx
