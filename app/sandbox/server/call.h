#pragma once

#include "app/sandbox/server/fields.h"
#include "app/sandbox/server/refusal.h"
#include "app/sandbox/server/route.h"
#include "app/sandbox/server/services.h"
#include "app/sandbox/store/database.h"

#include <QJsonArray>
#include <QJsonObject>

namespace cloudnx::sandbox {

constexpr auto region = "eu-west-1";

/// Who makes a call.
struct Caller {
    enum class Kind { Root, IamUser };

    Kind kind = Kind::Root;
    QString account;
    QString uid;
    QString name;         ///< e-mail of root, user name of an IAM user
    QString session = {}; ///< empty for access keys
    QString keyId = {};   ///< the access key that signed or was exchanged

    [[nodiscard]] bool isRoot() const { return kind == Kind::Root; }
};

/// One request on its way: what was asked, by whom, and what the audit log will say about it.
class Call {
public:
    Call(const Request &request, const Route &route, Services &services, Database &database,
         QString requestId);

    const Request &request;
    const Route &route;
    Services &services;
    Database &database;
    const qint64 now; ///< milliseconds
    const QString requestId;

    std::optional<Caller> caller = {};
    QJsonObject body = {};
    std::map<QString, QString> query = {};

    // For the audit log; handlers add what only they know.
    QString actor = {};
    QString actorType = "system";
    QString account = {};
    QString resource = {};
    QJsonObject details = {};

    [[nodiscard]] QString parameter(const char *name) const { return m_parameters.at(QLatin1String(name)); }

    [[nodiscard]] const Parameters &parameters() const { return m_parameters; }

    /// Decodes what the path holds; 400 when that is malformed, 404 when no name is that long.
    void readParameters(const RawParameters &raw);

    /// Decoded text of a query parameter, if given.
    [[nodiscard]] std::optional<QString> queried(const char *name, int longest = 512) const;
    /// Refuses query parameters other than these.
    void allowQuery(std::initializer_list<const char *> names) const;
    [[nodiscard]] QString userAgent() const;

    [[nodiscard]] QString address() const { return QString::fromLatin1(request.address); }

    /// Begins the writing transaction, once; the router commits it.
    void beginWriting();
    void commit();

    void rollBack() { m_transaction.reset(); }

    /// 403 unless the policies allow @p action on @p crn.
    void require(const QString &action, const QString &crn);
    [[nodiscard]] QString crn(const char *service, const QString &rest) const;

    [[nodiscard]] static Answer json(const QJsonObject &object, int status = 200);

    [[nodiscard]] static Answer deleted() { return json({{"deleted", true}}); }

    [[nodiscard]] static Answer done() { return json({{"done", true}}); }

private:
    Parameters m_parameters = {};
    std::optional<Transaction> m_transaction;
};

/// RFC 3339 for milliseconds; null for a null column.
[[nodiscard]] QString timeText(qint64 milliseconds);
[[nodiscard]] QJsonValue timeOrNull(const Row &row, std::string_view column);
[[nodiscard]] QJsonValue textOrNull(const Row &row, std::string_view column);

} // namespace cloudnx::sandbox
