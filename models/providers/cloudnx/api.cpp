#include "models/providers/cloudnx/api.h"

#include "models/net/statuserror.h"

#include <QUuid>

namespace cloudnx {

namespace {

bool isNotOffered(const RouteRow &row, const Error &error) {
    if (error.kind == ErrorKind::Unsupported)
        return true;
    return error.kind == ErrorKind::NotFound && row.standing == Standing::Assumed &&
           row.shape == RouteShape::Collection;
}

Error notOffered(const RouteRow &row, Error error) {
    error.kind = ErrorKind::Unsupported;
    error.sentence = QStringLiteral("This account does not offer that (%1 %2 is not there).")
                         .arg(QString::fromLatin1(word(row.method)), QLatin1String(row.path));
    return error;
}

Error refusedBody(Error error, const HttpResponse &response) {
    const QString said = faultText(response.body);
    error.kind = ErrorKind::Invalid;
    error.sentence = QStringLiteral("Refused: %1. Check what you typed and try again.")
                         .arg(said.isEmpty() ? QStringLiteral("the code or the password is wrong") : said);
    return error;
}

QString createdIdIn(const QJsonObject &json) {
    for (const char *name : {"id", "username", "name"})
        if (const QString id = json.value(QLatin1String(name)).toString(); !id.isEmpty())
            return id;
    return {};
}

} // namespace

HttpRequest requestOf(const RouteRow &row, const QUrl &url, const std::optional<Secret> &body) {
    HttpRequest request{.method = row.method, .url = url, .headers = {{"Accept", "application/json"}}};
    if (row.method == HttpMethod::Post)
        request.headers.push_back({"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)});
    if (body) {
        request.headers.push_back({"Content-Type", "application/json"});
        request.body = *body;
    }
    return request;
}

Result<ApiAnswer> answerOf(const RouteRow &row, const HttpResponse &response) {
    if (!response.isSuccess()) {
        const Error error = answerError(row.method, response, SystemClock().now());
        return failure(isNotOffered(row, error) ? notOffered(row, error) : error);
    }
    if (response.body.trimmed().isEmpty() && !isSafe(row.method))
        return ApiAnswer{{}, response.requestId()};
    auto json = parseJsonObject(response.body);
    if (!json) {
        markUncertain(row.method, json.error());
        json.error().requestId = response.requestId();
        return failure(json.error());
    }
    return ApiAnswer{*json, response.requestId()};
}

CloudNxApi::CloudNxApi(RestClient &client, Endpoints endpoints, TokenSource &tokens)
    : m_client(client), m_endpoints(std::move(endpoints)), m_tokens(tokens) {}

Result<ApiAnswer> CloudNxApi::call(const ApiCall &call, const std::stop_token &stop, Refusal refusal) {
    const RouteRow &row = rowOf(call.route);
    const auto url = m_endpoints.url(call.route, call.segments, call.query);
    if (!url)
        return failure(url.error());
    const auto response = exchange(requestOf(row, *url, call.body), stop, refusal);
    if (!response)
        return failure(response.error());
    auto answer = answerOf(row, *response);
    if (!answer && refusal == Refusal::OfTheBody && response->status == 401)
        return failure(refusedBody(answer.error(), *response));
    return answer;
}

Result<HttpResponse> CloudNxApi::exchange(HttpRequest request, const std::stop_token &stop, Refusal refusal) {
    const auto authorized = [&](const Secret &token) {
        request.secretHeaders = {{"Authorization", Secret("Bearer " + std::string(token.reveal()))}};
        return m_client.exchange(request, stop);
    };
    const auto token = m_tokens.token(stop);
    if (!token)
        return failure(token.error());
    auto response = authorized(*token);
    if (!response || response->status != 401 || refusal == Refusal::OfTheBody)
        return response;
    const auto newer = m_tokens.tokenAfter(*token, stop);
    if (!newer)
        return failure(newer.error());
    return authorized(*newer);
}

Result<Receipt> CloudNxApi::change(const ApiCall &call, const std::stop_token &stop) {
    return this->call(call, stop).map([&](const ApiAnswer &answer) {
        const bool creates = rowOf(call.route).method == HttpMethod::Post;
        return Receipt{answer.requestId, creates ? createdIdIn(answer.json) : QString()};
    });
}

QueryItems CloudNxApi::pageQuery(QueryItems query, const QString &cursor) {
    query.emplace_back("limit", QStringLiteral("100"));
    if (!cursor.isEmpty())
        query.emplace_back("cursor", cursor);
    return query;
}

const char *CloudNxApi::firstThere(const QJsonObject &json, std::initializer_list<const char *> names) {
    for (const char *name : names)
        if (json.contains(QLatin1String(name)))
            return name;
    return *names.begin();
}

Error CloudNxApi::endlessList() {
    return {.kind = ErrorKind::Malformed,
            .sentence =
                QStringLiteral(
                    "The service's list does not end: its cursor repeats or there are more than %1 pages. "
                    "Report it to the service.")
                    .arg(mostPages)};
}

} // namespace cloudnx
