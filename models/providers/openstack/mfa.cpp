#include "models/providers/openstack/mfa.h"

#include "models/providers/openstack/authbody.h"
#include "models/providers/openstack/fault.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace cloudnx::openstack {

namespace {

constexpr int seedLetters = 32; // 160 bits, as RFC 4226 wants
constexpr int mostGuesses = 3;

// Letters of base32 by themselves: no bytes to encode, none to wipe.
Secret freshSeed() {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray seed;
    seed.reserve(seedLetters);
    for (int i = 0; i < seedLetters; ++i)
        seed += alphabet[QRandomGenerator::system()->bounded(static_cast<quint32>(alphabet.size()))];
    return Secret::taken(seed);
}

Secret uriOf(const Secret &seed, const QString &userName, const QString &issuer) {
    const QByteArray label = QUrl::toPercentEncoding(issuer) + ':' + QUrl::toPercentEncoding(userName);
    QByteArray uri = "otpauth://totp/" + label + "?issuer=" + QUrl::toPercentEncoding(issuer) +
                     "&secret=" + seed.revealBytes();
    return Secret::taken(uri);
}

SecretProduct productOf(const Secret &seed, const MfaOwner &owner, const QString &issuer) {
    return {ProductKind::TotpSeed,
            QStringLiteral("Authenticator of %1").arg(owner.userName),
            {{QStringLiteral("secret"), seed},
             {QStringLiteral("otpauth_url"), uriOf(seed, owner.userName, issuer)}}};
}

Call credentials(const QString &id, HttpMethod method) {
    return {.service = Service::Identity,
            .path =
                id.isEmpty() ? QStringLiteral("credentials") : QStringLiteral("credentials/") + segment(id),
            .method = method};
}

// The answer repeats the seed: it is struck out before anything parses it.
Result<Receipt> keepSeed(Gateway &gateway, const Secret &seed, const QString &userId,
                         const std::stop_token &stop) {
    Call call = credentials({}, HttpMethod::Post);
    call.body = wrapped("credential", jsonBody({{QStringLiteral("type"), QStringLiteral("totp")},
                                                {QStringLiteral("user_id"), userId}},
                                               {{"blob", seed}}));
    auto response = gateway.exchange(call, stop);
    if (!response)
        return failure(response.error());
    QByteArray body = std::move(response->body);
    body.replace(seed.revealBytes(), QByteArray(seedLetters, '*'));
    return parseJsonObject(body).map([&](const QJsonObject &json) {
        return Receipt{
            response->requestId(),
            json.value(QStringLiteral("credential")).toObject().value(QStringLiteral("id")).toString()};
    });
}

// A code alone: 201 where nothing more is asked for, and else a receipt, which is only given for what was
// right.
Done tryCode(Gateway &gateway, const MfaOwner &owner, const Secret &code, const std::stop_token &stop) {
    Place place = gateway.place();
    place.userDomain = {owner.domainId};
    const auto response = gateway.withoutToken(
        {.service = Service::Identity,
         .path = QStringLiteral("auth/tokens"),
         .method = HttpMethod::Post,
         .body = authBody({totpProof(owner.userName, place, code)}, place, Scoping::ByItself)},
        stop);
    if (!response)
        return failure(response.error());
    if (response->isSuccess()) {
        gateway.revoke(Secret(response->header("X-Subject-Token").toStdString()), stop);
        return {};
    }
    if (response->status == 401 && !response->header("Openstack-Auth-Receipt").isEmpty())
        return {};
    Error error = faultOf(Service::Identity, *response);
    if (error.kind == ErrorKind::Unauthenticated)
        error.sentence = QStringLiteral("Keystone refused this code.");
    return failure(error);
}

Done proveSeed(Gateway &gateway, const MfaOwner &owner, SecretDesk &desk, const std::stop_token &stop) {
    QString why;
    for (int guess = 1;; ++guess) {
        const auto code =
            desk.ask({SecretKind::FirstPasscode,
                      why + QStringLiteral("Code shown by the authenticator of %1 now").arg(owner.userName)});
        if (!code)
            return failure(code.error());
        Done tried = tryCode(gateway, owner, *code, stop);
        if (tried || tried.error().kind != ErrorKind::Unauthenticated || guess == mostGuesses)
            return tried;
        why = tried.error().sentence + u' ';
    }
}

Error takenAway(Error error, const Done &gone) {
    // Who applies this is still signed in; it is the new code that was not good.
    if (error.kind == ErrorKind::Unauthenticated)
        error.kind = ErrorKind::Invalid;
    error.sentence +=
        gone ? QStringLiteral(" The authenticator was taken away again: nothing is left behind.")
             : QStringLiteral(" The authenticator is still enrolled: %1 Take it away with: cloudnx "
                              "iam user remove-totp.")
                   .arg(gone.error().sentence);
    if (!gone)
        error.kind = ErrorKind::PartlyDone;
    return error;
}

} // namespace

Result<Receipt> setMfaRules(Gateway &gateway, const QString &userId, const std::vector<QString> &rules,
                            const std::stop_token &stop) {
    QJsonArray list;
    for (const QString &rule : rules) {
        QJsonArray methods;
        for (const QString &method : rule.split(QStringLiteral(" + ")))
            methods.append(method);
        list.append(methods);
    }
    const QJsonObject options{{QStringLiteral("multi_factor_auth_enabled"), !rules.empty()},
                              {QStringLiteral("multi_factor_auth_rules"), list}};
    const QJsonObject user{{QStringLiteral("options"), options}};
    return gateway.change({.service = Service::Identity,
                           .path = QStringLiteral("users/") + segment(userId),
                           .method = HttpMethod::Patch,
                           .body = jsonBody({{QStringLiteral("user"), user}})},
                          "", stop);
}

Result<Receipt> enrolTotp(Gateway &gateway, const MfaOwner &owner, SecretDesk &desk,
                          const std::stop_token &stop) {
    const Secret seed = freshSeed();
    const QString issuer = gateway.place().identity.host();
    if (Done given = desk.give(productOf(seed, owner, issuer)); !given)
        return failure(given.error());
    const auto kept = keepSeed(gateway, seed, owner.userId, stop);
    if (!kept)
        return kept;
    const Done proven = proveSeed(gateway, owner, desk, stop);
    if (proven)
        return kept;
    // Also when the person walked away: what nobody proved must not stay.
    const auto gone = gateway.change(credentials(kept->createdId, HttpMethod::Delete), "", {});
    return failure(takenAway(proven.error(), gone ? Done{} : Done(failure(gone.error()))));
}

Result<Receipt> removeTotp(Gateway &gateway, const QString &userId, const std::stop_token &stop) {
    Call call = credentials({}, HttpMethod::Get);
    call.query = {{"user_id", userId}, {"type", QStringLiteral("totp")}};
    const auto ids = gateway.all(
        call, "credentials",
        [](const QJsonObject &json) { return Result<QString>(json.value(QStringLiteral("id")).toString()); },
        stop);
    if (!ids)
        return failure(ids.error());
    Receipt last;
    for (const QString &id : *ids) {
        auto gone = gateway.change(credentials(id, HttpMethod::Delete), "", stop);
        if (!gone)
            return gone;
        last = *gone;
    }
    return last;
}

} // namespace cloudnx::openstack
