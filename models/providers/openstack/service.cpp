#include "models/providers/openstack/service.h"

#include <QRegularExpression>

#include <array>

namespace cloudnx::openstack {

namespace {

// Types: https://service-types.openstack.org; the older aliases stand behind the present ones. volumev3 comes
// before block-storage because its address carries the project, which older releases ask for.
constexpr std::array rows{
    ServiceRow{Service::Identity, "Keystone (identity)", "identity", "v3"},
    ServiceRow{Service::Network, "Neutron (network)", "network", "v2.0"},
    ServiceRow{Service::Compute, "Nova (compute)", "compute", "v2.1"},
    ServiceRow{Service::Volume, "Cinder (volumes)", "volumev3 block-storage block-store volume", "v3"},
    ServiceRow{Service::Image, "Glance (images)", "image", "v2"},
    ServiceRow{Service::KeyManager, "Barbican (keys)", "key-manager", "v1"},
};

} // namespace

const ServiceRow &rowOf(Service service) {
    return rows.at(static_cast<std::size_t>(service));
}

QStringList typesOf(Service service) {
    return QString::fromLatin1(rowOf(service).types).split(u' ');
}

QUrl versioned(Service service, QUrl url) {
    static const QRegularExpression version(QStringLiteral("/v[0-9]+(\\.[0-9]+)?(/|$)"));
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!version.match(path).hasMatch())
        path += u'/' + QLatin1String(rowOf(service).version);
    url.setPath(path);
    return url;
}

} // namespace cloudnx::openstack
