#include "models/providers/openstack/signin.h"

#include "models/net/fieldreader.h"
#include "models/providers/openstack/authbody.h"
#include "models/providers/openstack/fault.h"
#include "models/providers/openstack/gateway.h"

#include <QRegularExpression>

#include <algorithm>

namespace cloudnx {

using namespace openstack;

namespace {

const QString tooLate = QStringLiteral("Too late: the password was typed too long ago. Begin again.");

bool isId(const QString &text) {
    static const QRegularExpression id(QStringLiteral("^[0-9a-f]{32}$"));
    return id.match(text).hasMatch();
}

/// Whether password and code can meet one of the rules, which name what is proven at least. The order inside
/// a rule differs from answer to answer.
bool passwordAndCodeWillDo(const QJsonArray &rules) {
    return std::any_of(rules.begin(), rules.end(), [](const QJsonValue &rule) {
        const QJsonArray methods = rule.toArray();
        return !methods.isEmpty() &&
               std::all_of(methods.begin(), methods.end(), [](const QJsonValue &method) {
                   return method == QStringLiteral("password") || method == QStringLiteral("totp");
               });
    });
}

QString rulesText(const QJsonArray &rules) {
    QStringList alternatives;
    for (const QJsonValue &rule : rules) {
        QStringList methods;
        for (const QJsonValue &method : rule.toArray())
            methods.append(method.toString());
        alternatives.append(methods.join(QStringLiteral(" + ")));
    }
    return alternatives.isEmpty() ? QStringLiteral("something it does not name")
                                  : alternatives.join(QStringLiteral(", or "));
}

Error refused(const HttpResponse &response, const QString &advice) {
    Error error = faultOf(Service::Identity, response);
    if (error.kind == ErrorKind::Unauthenticated)
        error.sentence = QStringLiteral("Keystone refused. ") + advice;
    return error;
}

Secret receiptIn(const HttpResponse &response) {
    return Secret(response.header("Openstack-Auth-Receipt").toStdString());
}

} // namespace

OpenStackSignIn::OpenStackSignIn(RestClient &client, Place place, const Clock &clock)
    : m_client(client), m_place(std::move(place)), m_clock(clock) {}

Result<SignInAnswer> OpenStackSignIn::begin(const Credentials &credentials, std::stop_token stop) {
    return std::visit([&](const auto &one) { return send(one, stop); }, credentials);
}

Result<SignInAnswer> OpenStackSignIn::send(const RootCredentials &, std::stop_token) {
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("OpenStack has no root. Sign in with an application credential, or as a user."));
}

Result<SignInAnswer> OpenStackSignIn::send(const IamCredentials &credentials, std::stop_token stop) {
    const Place place = placeFor(credentials.accountId);
    std::vector<Proof> proofs{passwordProof(credentials.userName, place, credentials.password)};
    if (!credentials.passcode.isEmpty())
        proofs.push_back(totpProof(credentials.userName, place, credentials.passcode));
    const auto response = post(authBody(proofs, place, Scoping::AsPlaced), {}, stop);
    if (!response)
        return failure(response.error());
    if (response->status == 401 && !receiptIn(*response).isEmpty())
        return pendingIn(*response, credentials).map([](PendingSignIn one) {
            return SignInAnswer(std::move(one));
        });
    if (!response->isSuccess())
        return failure(
            refused(*response, proofs.size() > 1
                                   ? QStringLiteral("User, password or code is wrong, or the user may not "
                                                    "use this project.")
                                   : QStringLiteral("User or password is wrong, or the user may not use "
                                                    "this project.")));
    return pairIn(*response, place, stop).map([](TokenPair pair) { return SignInAnswer(std::move(pair)); });
}

Result<SignInAnswer> OpenStackSignIn::send(const AccessKeyCredentials &credentials, std::stop_token stop) {
    const std::vector<Proof> proofs{
        applicationCredentialProof(credentials.accessKeyId, credentials.secretAccessKey)};
    const auto response = post(authBody(proofs, m_place, Scoping::ByItself), {}, stop);
    if (!response)
        return failure(response.error());
    if (response->status == 401 && !receiptIn(*response).isEmpty())
        return failure(
            ErrorKind::Unauthenticated,
            QStringLiteral(
                "The MFA rules of this user lock application credentials out. An administrator "
                "must add the rule [\"application_credential\"] beside [\"password\", \"totp\"]."));
    if (!response->isSuccess())
        return failure(
            refused(*response, QStringLiteral("The application credential is wrong, expired or deleted. "
                                              "Make a new one in the cloud's dashboard.")));
    return pairIn(*response, m_place, stop).map([](TokenPair pair) { return SignInAnswer(std::move(pair)); });
}

Result<SignInAnswer> OpenStackSignIn::send(const HeldTokenCredentials &credentials, std::stop_token stop) {
    const Place place = placeFor(credentials.accountId);
    const std::vector<Proof> proofs{tokenProof(unpacked(credentials.token).secret)};
    const auto response = post(authBody(proofs, place, Scoping::AsPlaced), {}, stop);
    if (!response)
        return failure(response.error());
    if (!response->isSuccess())
        return failure(
            refused(*response, QStringLiteral("The token is over, was revoked, or may not be exchanged.")));
    return pairIn(*response, place, stop).map([](TokenPair pair) { return SignInAnswer(std::move(pair)); });
}

Result<TokenPair> OpenStackSignIn::verify(const PendingSignIn &pending, const Secret &code,
                                          std::stop_token stop) {
    if (serverNow() >= pending.expires)
        return failure(ErrorKind::Gone, tooLate);
    const Packed parts = unpacked(pending.pendingToken);
    const QJsonObject note = parts.note.value_or(QJsonObject());
    const Place place = placeFor(note.value(QStringLiteral("project")).toString());
    const std::vector<Proof> proofs{totpProof(note.value(QStringLiteral("user")).toString(), place, code)};
    const auto response = post(authBody(proofs, place, Scoping::AsPlaced), parts.secret, stop);
    if (!response)
        return failure(response.error());
    if (response->isSuccess())
        return pairIn(*response, place, stop);
    // 401 for a receipt whose time is over, as for a wrong code; only the words differ (and repeat the
    // receipt).
    const bool isReceiptOver = response->body.contains("Could not find auth receipt");
    if (response->status == 401 && (isReceiptOver || serverNow() >= pending.expires))
        return failure(ErrorKind::Gone, tooLate);
    return failure(
        refused(*response, QStringLiteral("This code is wrong or too old. Wait for the next one.")));
}

Result<TokenPair> OpenStackSignIn::refresh(const Secret &, std::stop_token) {
    return failure(ErrorKind::Unauthenticated,
                   QStringLiteral("The session is over; OpenStack does not prolong one. Sign in again."));
}

Done OpenStackSignIn::end(const TokenPair &tokens, std::stop_token stop) {
    const Secret token = unpacked(tokens.access).secret;
    const auto response =
        m_client.exchange(tokenRequest(HttpMethod::Delete, m_place, token), std::move(stop));
    if (!response)
        return failure(named(Service::Identity, response.error()));
    const bool over = response->isSuccess() || response->status == 401 || response->status == 404;
    return over ? Done{} : Done(failure(faultOf(Service::Identity, *response)));
}

std::optional<std::chrono::milliseconds> OpenStackSignIn::clockOffset() const {
    return m_client.clockOffset();
}

Result<HttpResponse> OpenStackSignIn::post(const Secret &body, const Secret &receipt, std::stop_token stop) {
    QUrl url = versioned(Service::Identity, m_place.identity);
    url.setPath(url.path() + QStringLiteral("/auth/tokens"));
    HttpRequest request{.method = HttpMethod::Post,
                        .url = url,
                        .headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
                        .body = body};
    if (!receipt.isEmpty())
        request.secretHeaders.push_back({"Openstack-Auth-Receipt", receipt});
    auto response = m_client.exchange(request, std::move(stop));
    if (!response)
        return failure(named(Service::Identity, response.error()));
    return response;
}

Result<TokenPair> OpenStackSignIn::pairIn(const HttpResponse &response, const Place &place,
                                          std::stop_token stop) {
    const Secret token(response.header("X-Subject-Token").toStdString());
    const auto json = parseJsonObject(response.body);
    if (!json || token.isEmpty())
        return failure(named(Service::Identity, json ? Error{ErrorKind::Malformed,
                                                             QStringLiteral("It answered without a token.")}
                                                     : json.error()));
    const QJsonObject told = json->value(QStringLiteral("token")).toObject();
    const auto grant = readGrant(told, place);
    const bool hasNoProject = told.value(QStringLiteral("catalog")).toArray().isEmpty();
    if (!grant && grant.error().kind == ErrorKind::Invalid && hasNoProject)
        return failure(withProjects(grant.error(), token, std::move(stop)));
    if (!grant)
        return failure(grant.error());
    return TokenPair{.access = packed(token, toJson(*grant).toObject()),
                     .refresh = {},
                     .accessExpires = grant->expires,
                     .accountId = grant->projectId};
}

Result<PendingSignIn> OpenStackSignIn::pendingIn(const HttpResponse &response,
                                                 const IamCredentials &asked) const {
    const auto json = parseJsonObject(response.body);
    if (!json)
        return failure(named(Service::Identity, json.error()));
    const QJsonArray rules = json->value(QStringLiteral("required_auth_methods")).toArray();
    if (!asked.passcode.isEmpty() || !passwordAndCodeWillDo(rules))
        return failure(
            ErrorKind::Unsupported,
            QStringLiteral("Your password is right, but this user's rules ask for %1, which cannot be met "
                           "here. Use an application credential, or ask an administrator.")
                .arg(rulesText(rules)));
    FieldReader read(json->value(QStringLiteral("receipt")).toObject(), QStringLiteral("receipt"));
    const QJsonObject note{{QStringLiteral("user"), asked.userName},
                           {QStringLiteral("project"), asked.accountId}};
    return read.finished(PendingSignIn{packed(receiptIn(response), note), read.time("expires_at"), true});
}

// A person who has no default project needs to know which ones there are.
Error OpenStackSignIn::withProjects(Error error, const Secret &token, std::stop_token stop) {
    QUrl url = versioned(Service::Identity, m_place.identity);
    url.setPath(url.path() + QStringLiteral("/auth/projects"));
    const auto response = m_client.send(
        {.method = HttpMethod::Get, .url = url, .secretHeaders = {{"X-Auth-Token", token}}}, std::move(stop));
    if (!response)
        return error;
    QStringList names;
    for (const QJsonValue &project :
         parseJsonObject(response->body).value_or(QJsonObject()).value(QStringLiteral("projects")).toArray())
        names.append(project.toObject().value(QStringLiteral("name")).toString());
    if (!names.isEmpty())
        error.sentence += QStringLiteral(" You may use: %1.").arg(names.join(QStringLiteral(", ")));
    return error;
}

Place OpenStackSignIn::placeFor(const QString &account) const {
    Place place = m_place;
    if (account.isEmpty())
        return place;
    place.project = isId(account) ? Named{account, {}} : Named{{}, account};
    place.system = false; // a project is asked for, whatever clouds.yaml says
    return place;
}

Instant OpenStackSignIn::serverNow() const {
    return m_clock.now() + m_client.clockOffset().value_or(std::chrono::milliseconds(0));
}

} // namespace cloudnx
