#include "app/sandbox/server/route.h"

#include "app/sandbox/routes/tables.h"

namespace cloudnx::sandbox {

namespace {

struct Pattern {
    QList<QByteArray> segments;
    const Route *route;
};

std::vector<Pattern> patterns() {
    std::vector<Pattern> list;
    for (const Route &route : allRoutes())
        list.push_back({QByteArray(route.path).split('/'), &route});
    return list;
}

bool isParameter(const QByteArray &segment) {
    return segment.startsWith('{');
}

bool fits(const QList<QByteArray> &pattern, const QList<QByteArray> &path) {
    if (pattern.size() != path.size())
        return false;
    for (qsizetype at = 0; at < path.size(); ++at)
        if (isParameter(pattern[at]) ? path[at].isEmpty() : pattern[at] != path[at])
            return false;
    return true;
}

/// A literal segment beats a parameter, so that `/kms/keys/…` never shadows a fixed path.
int literals(const QList<QByteArray> &pattern) {
    return static_cast<int>(std::count_if(pattern.begin(), pattern.end(),
                                          [](const QByteArray &segment) { return !isParameter(segment); }));
}

RawParameters parametersOf(const QList<QByteArray> &pattern, const QList<QByteArray> &path) {
    RawParameters parameters;
    for (qsizetype at = 0; at < path.size(); ++at)
        if (isParameter(pattern[at]))
            parameters[QString::fromLatin1(pattern[at].mid(1, pattern[at].size() - 2))] = path[at];
    return parameters;
}

} // namespace

const std::vector<Route> &allRoutes() {
    static const std::vector<Route> routes = [] {
        std::vector<Route> all;
        for (const auto table :
             {signInRoutes, accountRoutes, twoFactorRoutes, userRoutes, accessKeyRoutes, policyRoutes,
              groupRoutes, principalRoutes, billingRoutes, auditRoutes, instanceRoutes, firewallRoutes,
              snapshotRoutes, bucketRoutes, storageKeyRoutes, keyRoutes, cipherRoutes})
            for (const Route &route : table())
                all.push_back(route);
        return all;
    }();
    return routes;
}

Match findRoute(const QByteArray &method, const QByteArray &rawPath) {
    static const std::vector<Pattern> known = patterns();
    const QList<QByteArray> path = rawPath.split('/');
    Match match;
    int best = -1;
    const Pattern *chosen = nullptr;
    for (const Pattern &pattern : known) {
        if (!fits(pattern.segments, path))
            continue;
        match.pathIsKnown = true;
        if (method == pattern.route->method && literals(pattern.segments) > best) {
            best = literals(pattern.segments);
            chosen = &pattern;
        }
    }
    if (chosen) {
        match.route = chosen->route;
        match.parameters = parametersOf(chosen->segments, path);
    }
    return match;
}

} // namespace cloudnx::sandbox
