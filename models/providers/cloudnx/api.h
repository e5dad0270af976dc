#pragma once

#include "models/cloud/tokensource.h"
#include "models/core/receipt.h"
#include "models/net/fieldreader.h"
#include "models/net/restclient.h"
#include "models/providers/cloudnx/routes.h"

namespace cloudnx {

/// One request by its route.
struct ApiCall {
    Route route;
    QStringList segments = {};
    QueryItems query = {};
    std::optional<Secret> body = {}; ///< JSON
};

/// What a refusal with 401 means: that the token is no longer good, or that a code or password in the body is
/// wrong.
enum class Refusal { OfTheToken, OfTheBody };

struct ApiAnswer {
    QJsonObject json; ///< empty where the answer had no body
    QString requestId;
};

/// Sends requests to CloudNx in the name of who is signed in.
class CloudNxApi {
public:
    CloudNxApi(RestClient &client, Endpoints endpoints, TokenSource &tokens);

    /// Errors: Unsupported when a collection that is only assumed is not there.
    [[nodiscard]] Result<ApiAnswer> call(const ApiCall &call, const std::stop_token &stop,
                                         Refusal refusal = Refusal::OfTheToken);
    /// As call(), for changes: what the answer shows beside its id does not matter.
    [[nodiscard]] Result<Receipt> change(const ApiCall &call, const std::stop_token &stop);

    /// All pages of a collection. The array stands under the first of @p names that is there.
    template <typename ReadOne>
    [[nodiscard]] auto all(ApiCall call, std::initializer_list<const char *> names, ReadOne readOne,
                           const std::stop_token &stop)
        -> Result<std::vector<typename decltype(readOne(QJsonObject()))::value_type>> {
        std::vector<typename decltype(readOne(QJsonObject()))::value_type> values;
        const QueryItems query = call.query;
        QString cursor;
        for (int page = 0; page < mostPages; ++page) {
            call.query = pageQuery(query, cursor);
            auto answer = this->call(call, stop);
            if (!answer)
                return failure(answer.error());
            FieldReader read(answer->json, QStringLiteral("page"));
            auto some = read.finished(read.list(firstThere(answer->json, names), readOne));
            if (!some)
                return failure(some.error());
            std::move(some->begin(), some->end(), std::back_inserter(values));
            const QString next = answer->json.value(QStringLiteral("next_cursor")).toString();
            if (next.isEmpty())
                return values;
            if (next == cursor)
                break;
            cursor = next;
        }
        return failure(endlessList());
    }

private:
    static constexpr int mostPages = 1000;

    [[nodiscard]] static QueryItems pageQuery(QueryItems query, const QString &cursor);
    [[nodiscard]] static const char *firstThere(const QJsonObject &json,
                                                std::initializer_list<const char *> names);
    [[nodiscard]] static Error endlessList();
    [[nodiscard]] Result<HttpResponse> exchange(HttpRequest request, const std::stop_token &stop,
                                                Refusal refusal);

    RestClient &m_client;
    const Endpoints m_endpoints;
    TokenSource &m_tokens;
};

/// The request of a call, with its JSON headers and, for a POST, a fresh idempotency key.
[[nodiscard]] HttpRequest requestOf(const RouteRow &row, const QUrl &url, const std::optional<Secret> &body);

/// The answer to a request on @p row as JSON, or the Error that it is.
[[nodiscard]] Result<ApiAnswer> answerOf(const RouteRow &row, const HttpResponse &response);

} // namespace cloudnx
