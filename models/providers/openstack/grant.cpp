#include "models/providers/openstack/grant.h"

#include "models/net/fieldreader.h"

#include <QJsonDocument>
#include <QSet>

#include <openssl/crypto.h>

#include <algorithm>

namespace cloudnx::openstack {

namespace {

std::vector<QString> namesIn(const QJsonArray &list) {
    std::vector<QString> names;
    for (const QJsonValue &entry : list)
        names.push_back(entry.toObject().value(QStringLiteral("name")).toString());
    return names;
}

QString regionOf(const QJsonObject &endpoint) {
    const QString id = endpoint.value(QStringLiteral("region_id")).toString();
    return id.isEmpty() ? endpoint.value(QStringLiteral("region")).toString() : id;
}

bool fits(const QJsonObject &endpoint, const Place &place) {
    return endpoint.value(QStringLiteral("interface")).toString() == place.interface &&
           (place.region.isEmpty() || regionOf(endpoint) == place.region);
}

std::vector<Endpoint> servicesIn(const QJsonArray &catalog, const Place &place) {
    std::vector<Endpoint> services;
    for (const QJsonValue &entry : catalog) {
        const QJsonObject service = entry.toObject();
        const QString type = service.value(QStringLiteral("type")).toString();
        for (const QJsonValue &one : service.value(QStringLiteral("endpoints")).toArray())
            if (fits(one.toObject(), place)) {
                services.push_back({type, one.toObject().value(QStringLiteral("url")).toString()});
                break;
            }
    }
    return services;
}

QStringList regionsIn(const QJsonArray &catalog) {
    QSet<QString> regions;
    for (const QJsonValue &entry : catalog)
        for (const QJsonValue &one : entry.toObject().value(QStringLiteral("endpoints")).toArray())
            regions.insert(regionOf(one.toObject()));
    QStringList sorted(regions.begin(), regions.end());
    sorted.sort();
    return sorted;
}

Done checkRegion(const QJsonArray &catalog, const Place &place) {
    const QStringList regions = regionsIn(catalog);
    if (catalog.isEmpty())
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("This sign-in is for no project, so there is nothing to look at. Name a project "
                           "in clouds.yaml (project_name) and sign in again."));
    if (!place.region.isEmpty() && !regions.contains(place.region))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This cloud has no region \"%1\". It has: %2. Correct region_name in "
                                      "clouds.yaml.")
                           .arg(place.region, regions.join(QStringLiteral(", "))));
    if (place.region.isEmpty() && regions.size() > 1)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("This cloud has %1 regions: %2. Choose one as region_name in clouds.yaml.")
                .arg(regions.size())
                .arg(regions.join(QStringLiteral(", "))));
    if (servicesIn(catalog, place).empty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("No service of this cloud has an address of interface \"%1\". Correct "
                                      "interface in clouds.yaml: public, internal or admin.")
                           .arg(place.interface));
    return {};
}

} // namespace

bool Grant::hasRole(const QString &name) const {
    return std::find(roles.begin(), roles.end(), name) != roles.end();
}

bool Grant::isDelegated() const {
    return std::find(methods.begin(), methods.end(), QStringLiteral("application_credential")) !=
           methods.end();
}

Error ofDelegate(Error error, const Grant &grant) {
    if (error.kind == ErrorKind::Forbidden && grant.isDelegated())
        error.sentence =
            QStringLiteral("%1: Not allowed to an application credential. Sign in as user %2, by password.")
                .arg(QLatin1String(rowOf(Service::Identity).name), grant.userName);
    return error;
}

Result<QUrl> Grant::address(Service service) const {
    for (const QString &type : typesOf(service))
        for (const Endpoint &endpoint : services) {
            if (endpoint.type != type)
                continue;
            QUrl url = versioned(service, QUrl(endpoint.url));
            const bool needsProject = service == Service::Volume && !url.path().endsWith(projectId);
            if (needsProject)
                url.setPath(url.path() + u'/' + projectId);
            return url;
        }
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: its catalogue has no %1.")
                       .arg(QLatin1String(rowOf(service).name)));
}

Result<Grant> readGrant(const QJsonObject &token, const Place &place) {
    const QJsonObject user = token.value(QStringLiteral("user")).toObject();
    const QJsonObject project = token.value(QStringLiteral("project")).toObject();
    const QJsonArray catalog = token.value(QStringLiteral("catalog")).toArray();
    if (auto good = checkRegion(catalog, place); !good)
        return failure(good.error());
    FieldReader read(token, QStringLiteral("token"));
    FieldReader who(user, QStringLiteral("token's user"));
    Grant grant;
    grant.userId = who.text("id");
    grant.userName = who.text("name");
    grant.userDomainId = who.object("domain").value(QStringLiteral("id")).toString();
    grant.projectId = project.value(QStringLiteral("id")).toString();
    grant.projectName = project.value(QStringLiteral("name")).toString();
    grant.roles = namesIn(token.value(QStringLiteral("roles")).toArray());
    grant.methods = read.value<std::vector<QString>>("methods");
    grant.expires = read.time("expires_at");
    grant.services = servicesIn(catalog, place);
    return who.finished(0).and_then([&](int) { return read.finished(grant); });
}

Secret packed(const Secret &secret, const QJsonObject &note) {
    const QByteArray text = QJsonDocument(note).toJson(QJsonDocument::Compact);
    std::string both;
    both.reserve(secret.size() + 1 + static_cast<std::size_t>(text.size()));
    both += secret.reveal();
    both += '\n';
    both += std::string_view(text.constData(), static_cast<std::size_t>(text.size()));
    Secret result(both);
    OPENSSL_cleanse(both.data(), both.size());
    return result;
}

Packed unpacked(const Secret &secret) {
    const std::string_view both = secret.reveal();
    const std::size_t end = both.find('\n');
    if (end == std::string_view::npos)
        return {secret};
    const std::string_view note = both.substr(end + 1);
    const auto json = QJsonDocument::fromJson(QByteArray(note.data(), static_cast<qsizetype>(note.size())));
    Packed result{Secret(both.substr(0, end))};
    if (json.isObject())
        result.note = json.object();
    return result;
}

} // namespace cloudnx::openstack
