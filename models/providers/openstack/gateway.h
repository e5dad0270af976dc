#pragma once

#include "models/cloud/tokensource.h"
#include "models/core/receipt.h"
#include "models/core/secretjson.h"
#include "models/net/fieldreader.h"
#include "models/net/restclient.h"
#include "models/providers/openstack/grant.h"

#include <mutex>

namespace cloudnx::openstack {

using QueryItems = std::vector<std::pair<QString, QString>>;

/// One request. `path` is below the service's versioned address; its segments are percent-encoded already.
struct Call {
    Service service;
    QString path;
    QueryItems query = {};
    HttpMethod method = HttpMethod::Get;
    std::optional<Secret> body = {};    ///< JSON
    const char *microversion = nullptr; ///< Nova's and Cinder's; null: the service's oldest
    bool withSubject = false; ///< the token also as what the request is about (Keystone's X-Subject-Token)
};

struct Answer {
    QJsonObject json; ///< empty where the answer had no body
    QString requestId;
};

/// Sends requests to the services of one cloud in the name of who is signed in.
class Gateway {
public:
    Gateway(RestClient &client, Place place, TokenSource &tokens);

    /// A token that is refused is replaced once. Errors: Unsupported when the catalogue lacks the service.
    [[nodiscard]] Result<Answer> call(const Call &call, const std::stop_token &stop);
    /// As call(), for what does not answer in JSON: at most what RestClient reads.
    [[nodiscard]] Result<HttpResponse> exchange(const Call &call, const std::stop_token &stop);
    /// A request that carries no token, whatever comes of it.
    [[nodiscard]] Result<HttpResponse> withoutToken(const Call &call, const std::stop_token &stop);
    /// Ends @p token, which is not the one in use. A courtesy: it would end by itself.
    void revoke(const Secret &token, const std::stop_token &stop);
    /// As call(), for changes; @p created names the object of the answer that carries the new id.
    [[nodiscard]] Result<Receipt> change(const Call &call, const char *created, const std::stop_token &stop);
    /// What the token says; asks Keystone only when it came without (then once).
    [[nodiscard]] Result<Grant> grant(const std::stop_token &stop);

    [[nodiscard]] const Place &place() const { return m_place; }

    /// All pages of a collection.
    template <typename ReadOne>
    [[nodiscard]] auto all(Call call, const char *name, ReadOne readOne, const std::stop_token &stop)
        -> Result<std::vector<typename decltype(readOne(QJsonObject()))::value_type>> {
        std::vector<typename decltype(readOne(QJsonObject()))::value_type> values;
        for (int page = 0; page < mostPages; ++page) {
            auto answer = this->call(call, stop);
            if (!answer)
                return failure(answer.error());
            FieldReader read(answer->json, QStringLiteral("page"));
            auto some = read.finished(read.list(name, readOne));
            if (!some)
                return failure(some.error());
            std::move(some->begin(), some->end(), std::back_inserter(values));
            const auto next = nextPage(answer->json, name);
            if (next.empty())
                return values;
            call.query = next;
        }
        return failure(ErrorKind::Malformed,
                       QStringLiteral("%1: this list does not end. Report it to the service.")
                           .arg(QLatin1String(rowOf(call.service).name)));
    }

private:
    static constexpr int mostPages = 1000;

    struct Held {
        Secret packed;
        Secret token;
        Grant grant;
    };

    /// The query of the next page; empty after the last one.
    [[nodiscard]] static QueryItems nextPage(const QJsonObject &json, const char *name);
    [[nodiscard]] Result<Held> held(const Secret &packed, const std::stop_token &stop);
    [[nodiscard]] Result<Grant> askForGrant(const Secret &token, const std::stop_token &stop);
    [[nodiscard]] Result<HttpResponse> send(const Call &call, const Held &held, const std::stop_token &stop);

    RestClient &m_client;
    const Place m_place;
    TokenSource &m_tokens;
    std::mutex m_mutex;
    std::optional<Held> m_held; ///< of the last token
};

/// @p text as one segment of a path.
[[nodiscard]] QString segment(const QString &text);

/// A token's own request to Keystone: what it is good for, or (DELETE) to end it.
[[nodiscard]] HttpRequest tokenRequest(HttpMethod method, const Place &place, const Secret &token);

} // namespace cloudnx::openstack
