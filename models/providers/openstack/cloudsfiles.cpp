#include "models/providers/openstack/cloudsfiles.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QSaveFile>

namespace cloudnx::openstack {

namespace {

QString valueIn(const Environment &environment, const char *name) {
    const auto found = environment.find(QLatin1String(name));
    return found == environment.end() ? QString() : found->second;
}

QString firstThere(const QStringList &folders, const char *stem) {
    for (const QString &folder : folders)
        for (const char *ending : {".yaml", ".yml", ".json"}) // JSON is YAML
            if (const QString path = folder + u'/' + QLatin1String(stem) + QLatin1String(ending);
                QFile::exists(path))
                return path;
    return {};
}

Result<QByteArray> contents(const QString &path) {
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not read %1: %2.").arg(path, file.errorString()));
    return file.readAll();
}

} // namespace

CloudPlaces CloudPlaces::usual(const Environment &environment) {
    const QString config = valueIn(environment, "XDG_CONFIG_HOME");
    CloudPlaces places;
    places.folders = {QDir::currentPath(),
                      (config.isEmpty() ? QDir::homePath() + QStringLiteral("/.config") : config) +
                          QStringLiteral("/openstack"),
                      QStringLiteral("/etc/openstack")};
    places.clouds = valueIn(environment, "OS_CLIENT_CONFIG_FILE");
    places.secure = valueIn(environment, "OS_CLIENT_SECURE_FILE");
    return places;
}

QString CloudPlaces::cloudsPath() const {
    return clouds.isEmpty() ? firstThere(folders, "clouds") : clouds;
}

// The old text holds the secret, so no copy of it is kept.
Done removeSecret(const CloudPlaces &places, const QString &entry) {
    const QString path = places.cloudsPath();
    const auto text = contents(path);
    if (!text)
        return failure(text.error());
    const auto clean = withoutSecret(*text, entry);
    if (!clean)
        return failure(clean.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*clean) != clean->size() || !file.commit())
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not write %1: %2.").arg(path, file.errorString()));
    return {};
}

Result<std::vector<CloudEntry>> readClouds(const CloudPlaces &places, const Environment &environment) {
    const auto clouds = contents(places.cloudsPath());
    if (!clouds)
        return failure(clouds.error());
    const auto secure =
        contents(places.secure.isEmpty() ? firstThere(places.folders, "secure") : places.secure);
    if (!secure)
        return failure(secure.error());
    auto entries = parseClouds({*clouds, *secure});
    if (!entries)
        return entries;
    if (auto ofEnvironment = entryOf(environment))
        entries->push_back(std::move(*ofEnvironment));
    return entries;
}

Result<CloudEntry> findCloud(const std::vector<CloudEntry> &entries, const QString &name) {
    QStringList names;
    for (const CloudEntry &entry : entries) {
        if (entry.name == name && !entry.fault.isEmpty())
            return failure(
                ErrorKind::Invalid,
                name == QStringLiteral("envvars")
                    ? QStringLiteral(
                          "What OS_AUTH_URL and its like describe cannot be used: %1. Correct them.")
                          .arg(entry.fault)
                    : QStringLiteral("Entry \"%1\" of clouds.yaml cannot be used: %2. Correct the file.")
                          .arg(name, entry.fault));
        if (entry.name == name)
            return entry;
        names.append(entry.name);
    }
    return failure(
        ErrorKind::NotFound,
        names.isEmpty()
            ? QStringLiteral("There is no clouds.yaml. Download one from the cloud's dashboard into "
                             "~/.config/openstack.")
            : QStringLiteral("clouds.yaml has no entry \"%1\". It has: %2.")
                  .arg(name, names.join(QStringLiteral(", "))));
}

Environment systemEnvironment() {
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    Environment environment;
    for (const QString &name : system.keys())
        environment[name] = system.value(name);
    return environment;
}

} // namespace cloudnx::openstack
