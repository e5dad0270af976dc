#pragma once

#include "app/sandbox/server/request.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace cloudnx::sandbox {

class Call;

enum class Access {
    Public,   ///< no credentials needed
    SignedIn, ///< any caller; the handler says what it may see
    Decided,  ///< the policies decide `action` on `resource`
};

/// Whether a call leaves a row in the audit log, and when its writing transaction begins.
enum class Effect {
    None,       ///< reads
    Change,     ///< writes, in one transaction with its audit row
    LateChange, ///< the same, but the handler begins the transaction itself, after slow work (password
                ///< hashing)
};

/// One line of the table of routes.
struct Route {
    const char *method;
    const char *path;   ///< `/auth/iam/users/{username}`
    const char *action; ///< `iam:CreateUser`
    Access access;
    Effect effect;
    const char *resource; ///< CRN with {account}, {region}, path parameters and body fields; may be ""
    Answer (*handler)(Call &call);
};

using Parameters = std::map<QString, QString>;
/// As they stand in the address, still percent-encoded.
using RawParameters = std::map<QString, QByteArray>;

/// All routes, in the order of the API description.
[[nodiscard]] const std::vector<Route> &allRoutes();

struct Match {
    const Route *route = nullptr;
    RawParameters parameters = {};
    bool pathIsKnown = false; ///< the path exists, with other methods
};

[[nodiscard]] Match findRoute(const QByteArray &method, const QByteArray &rawPath);

} // namespace cloudnx::sandbox
