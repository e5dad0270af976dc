#include "models/providers/openstack/gateway.h"

#include "models/providers/openstack/fault.h"

#include <QUrlQuery>

namespace cloudnx::openstack {

namespace {

QUrl urlOf(QUrl base, const Call &call) {
    base.setPath(base.path(QUrl::FullyEncoded) + u'/' + call.path, QUrl::StrictMode);
    QUrlQuery query;
    for (const auto &[name, value] : call.query)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    if (!query.isEmpty())
        base.setQuery(query);
    return base;
}

/// https://specs.openstack.org/openstack/api-sig/guidelines/microversion_specification.html
void stateMicroversion(HttpRequest &request, const Call &call) {
    if (!call.microversion)
        return;
    const char *type = call.service == Service::Compute ? "compute " : "volume ";
    request.headers.push_back({"OpenStack-API-Version", QByteArray(type) + call.microversion});
}

HttpRequest requestOf(const Call &call, const QUrl &base, const Secret &token) {
    HttpRequest request{
        .method = call.method, .url = urlOf(base, call), .headers = {{"Accept", "application/json"}}};
    if (!token.isEmpty())
        request.secretHeaders.push_back({"X-Auth-Token", token});
    if (call.withSubject)
        request.secretHeaders.push_back({"X-Subject-Token", token});
    if (call.body) {
        request.headers.push_back({"Content-Type", "application/json"});
        request.body = *call.body;
    }
    stateMicroversion(request, call);
    return request;
}

/// The link to the next page, in the three forms that the services have.
QString nextLink(const QJsonObject &json, const char *name) {
    for (const QJsonValue &link : json.value(QLatin1String(name) + QStringLiteral("_links")).toArray())
        if (link.toObject().value(QStringLiteral("rel")).toString() == QStringLiteral("next"))
            return link.toObject().value(QStringLiteral("href")).toString();
    const QString ofKeystone =
        json.value(QStringLiteral("links")).toObject().value(QStringLiteral("next")).toString();
    return ofKeystone.isEmpty() ? json.value(QStringLiteral("next")).toString() : ofKeystone;
}

} // namespace

QString segment(const QString &text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

HttpRequest tokenRequest(HttpMethod method, const Place &place, const Secret &token) {
    HttpRequest request = requestOf({.service = Service::Identity,
                                     .path = QStringLiteral("auth/tokens"),
                                     .method = method,
                                     .withSubject = true},
                                    versioned(Service::Identity, place.identity), token);
    // Without it Keystone says of a token with access rules that there is none: who asks must know of rules.
    request.headers.push_back({"OpenStack-Identity-Access-Rules", "1"});
    return request;
}

Gateway::Gateway(RestClient &client, Place place, TokenSource &tokens)
    : m_client(client), m_place(std::move(place)), m_tokens(tokens) {}

// Only the query of the link counts: behind a proxy, its host and scheme are often wrong.
QueryItems Gateway::nextPage(const QJsonObject &json, const char *name) {
    const QString link = nextLink(json, name);
    QueryItems items;
    if (!link.isEmpty())
        for (const auto &[key, value] : QUrlQuery(QUrl(link)).queryItems(QUrl::FullyDecoded))
            items.emplace_back(key, value);
    return items;
}

Result<Answer> Gateway::call(const Call &call, const std::stop_token &stop) {
    const auto response = exchange(call, stop);
    if (!response)
        return failure(response.error());
    if (response->body.trimmed().isEmpty())
        return Answer{{}, response->requestId()};
    auto json = parseJsonObject(response->body);
    if (!json) {
        Error error = named(call.service, json.error());
        error.maySucceedOnServer = !isSafe(call.method);
        error.requestId = response->requestId();
        return failure(error);
    }
    return Answer{*json, response->requestId()};
}

Result<HttpResponse> Gateway::exchange(const Call &call, const std::stop_token &stop) {
    const auto token = m_tokens.token(stop);
    if (!token)
        return failure(token.error());
    const auto first = held(*token, stop);
    const bool refusedEarly = !first && first.error().kind == ErrorKind::Unauthenticated;
    if (!first && !refusedEarly)
        return failure(first.error());
    if (!refusedEarly) {
        auto response = send(call, *first, stop);
        if (response || response.error().kind != ErrorKind::Unauthenticated)
            return response;
    }
    const auto newer = m_tokens.tokenAfter(*token, stop);
    if (!newer)
        return failure(newer.error());
    const auto second = held(*newer, stop);
    if (!second)
        return failure(second.error());
    auto response = send(call, *second, stop);
    const bool refusedAgain = !response && response.error().kind == ErrorKind::Unauthenticated;
    if (!refusedAgain || !askForGrant(second->token, stop))
        return response;
    // Every service answers 401 to a good token whose access rules do not name the request.
    Error error = response.error();
    error.kind = ErrorKind::Forbidden;
    error.sentence =
        QStringLiteral("%1: Not allowed: the sign-in is good, but its access rules do not name this "
                       "request.")
            .arg(QLatin1String(rowOf(call.service).name));
    return failure(std::move(error));
}

Result<HttpResponse> Gateway::send(const Call &call, const Held &held, const std::stop_token &stop) {
    const auto base = call.service == Service::Identity
                          ? Result<QUrl>(versioned(Service::Identity, m_place.identity))
                          : held.grant.address(call.service);
    if (!base)
        return failure(base.error());
    auto response = m_client.exchange(requestOf(call, *base, held.token), stop);
    if (!response)
        return failure(named(call.service, response.error()));
    if (response->isSuccess())
        return response;
    Error error = faultOf(call.service, *response);
    if (response->status == 502 || response->status == 504)
        error.maySucceedOnServer = !isSafe(call.method);
    return failure(std::move(error));
}

Result<HttpResponse> Gateway::withoutToken(const Call &call, const std::stop_token &stop) {
    auto response =
        m_client.exchange(requestOf(call, versioned(Service::Identity, m_place.identity), Secret()), stop);
    if (!response)
        return failure(named(call.service, response.error()));
    return response;
}

void Gateway::revoke(const Secret &token, const std::stop_token &stop) {
    (void)m_client.exchange(tokenRequest(HttpMethod::Delete, m_place, token), stop);
}

Result<Receipt> Gateway::change(const Call &call, const char *created, const std::stop_token &stop) {
    return this->call(call, stop).map([&](const Answer &answer) {
        const QJsonObject object = answer.json.value(QLatin1String(created)).toObject();
        return Receipt{answer.requestId, object.value(QStringLiteral("id")).toString()};
    });
}

Result<Grant> Gateway::grant(const std::stop_token &stop) {
    const auto token = m_tokens.token(stop);
    if (!token)
        return failure(token.error());
    return held(*token, stop).map([](const Held &one) { return one.grant; });
}

Result<Gateway::Held> Gateway::held(const Secret &packed, const std::stop_token &stop) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_held && m_held->packed == packed)
            return *m_held;
    }
    const Packed parts = unpacked(packed);
    Held held{packed, parts.secret, {}};
    if (!parts.note || !fromJson(*parts.note, held.grant)) {
        auto grant = askForGrant(parts.secret, stop);
        if (!grant)
            return failure(grant.error());
        held.grant = std::move(*grant);
    }
    const std::scoped_lock lock(m_mutex);
    m_held = held;
    return held;
}

Result<Grant> Gateway::askForGrant(const Secret &token, const std::stop_token &stop) {
    const auto response = m_client.exchange(tokenRequest(HttpMethod::Get, m_place, token), stop);
    if (!response)
        return failure(named(Service::Identity, response.error()));
    if (!response->isSuccess()) {
        Error error = faultOf(Service::Identity, *response);
        // Keystone's way of saying that the token is no token any more.
        if (error.kind == ErrorKind::NotFound)
            error.kind = ErrorKind::Unauthenticated;
        return failure(error);
    }
    return parseJsonObject(response->body).and_then([&](const QJsonObject &json) {
        return readGrant(json.value(QStringLiteral("token")).toObject(), m_place);
    });
}

} // namespace cloudnx::openstack
