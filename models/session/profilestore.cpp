#include "models/session/profilestore.h"

#include "models/core/filelock.h"
#include "models/core/openfile.h"
#include "models/session/folders.h"

#include <QFile>
#include <QJsonDocument>
#include <QStringList>

#include <utility>

namespace cloudnx {

namespace {

const QLatin1String profilesKey("profiles");
const QLatin1String activeKey("active");

tl::unexpected<Error> damaged(const QString &path, const QString &why) {
    return failure(
        ErrorKind::Integrity,
        QStringLiteral("%1 cannot be used: %2. Correct it, or move it away and sign in again. It was left "
                       "as it is.")
            .arg(path, why));
}

QString text(const QJsonObject &object, const char *field, const QString &usual = {}) {
    return object.value(QLatin1String(field)).toString(usual);
}

/// An absent word means the usual one; an unknown word is an error, since it may come from a newer program.
template <WordedEnum E>
bool readWord(const QJsonObject &object, const char *field, E &value) {
    const QString word = text(object, field);
    const auto read = enumOf<E>(word);
    value = read.value_or(value);
    return read || word.isEmpty();
}

Result<Profile> parseProfile(const QString &name, const QJsonObject &object) {
    auto parsedName = ProfileName::parse(name);
    if (!parsedName)
        return failure(parsedName.error());
    auto url = parseBaseUrl(text(object, "base_url"));
    if (!url)
        return failure(url.error());
    Profile profile{.name = *std::move(parsedName), .baseUrl = *std::move(url)};
    if (!readWord(object, "cloud", profile.cloud) || !readWord(object, "sign_in", profile.signInKind) ||
        !readWord(object, "vault", profile.vault))
        return failure(ErrorKind::Invalid, QStringLiteral("a word in it is unknown"));
    profile.caFile = text(object, "ca_file");
    profile.region = text(object, "region", profile.region);
    profile.service = text(object, "service", profile.service);
    profile.accountId = text(object, "account_id");
    profile.identity = text(object, "identity");
    profile.writtenAs = text(object, "written_as");
    profile.colour = text(object, "colour");
    return profile;
}

/// Into what stands there already, so that unknown fields stay.
void writeProfile(const Profile &profile, QJsonObject &object) {
    object[QLatin1String("cloud")] = wordOf(profile.cloud);
    object[QLatin1String("base_url")] = profile.baseUrl.toString();
    object[QLatin1String("ca_file")] = profile.caFile;
    object[QLatin1String("region")] = profile.region;
    object[QLatin1String("service")] = profile.service;
    object[QLatin1String("account_id")] = profile.accountId;
    object[QLatin1String("identity")] = profile.identity;
    object[QLatin1String("sign_in")] = wordOf(profile.signInKind);
    object[QLatin1String("vault")] = wordOf(profile.vault);
    object[QLatin1String("written_as")] = profile.writtenAs;
    object[QLatin1String("colour")] = profile.colour;
}

tl::unexpected<Error> noSuchProfile(const QString &name, const QJsonObject &profiles) {
    const QString others = profiles.isEmpty()
                               ? QStringLiteral("There is none yet: cloudnx configure makes one.")
                               : QStringLiteral("There are: %1.").arg(profiles.keys().join(u", "));
    return failure(ErrorKind::NotFound, QStringLiteral("There is no profile \"%1\". %2").arg(name, others));
}

QJsonObject profilesOf(const QJsonObject &file) {
    return file.value(profilesKey).toObject();
}

} // namespace

ProfileStore::ProfileStore() : ProfileStore(cloudnx::configFolder(), cloudnx::stateFolder()) {}

ProfileStore::ProfileStore(QString configFolder, QString stateFolder)
    : m_configFolder(std::move(configFolder)), m_stateFolder(std::move(stateFolder)) {}

QString ProfileStore::path() const {
    return m_configFolder + QStringLiteral("/profiles.json");
}

Result<QJsonObject> ProfileStore::read() const {
    QFile file(path());
    const Opened opened = openForReading(file);
    if (opened == Opened::Missing)
        return QJsonObject();
    if (opened == Opened::Refused)
        return damaged(path(), file.errorString());
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (fault.error != QJsonParseError::NoError)
        return damaged(path(), QStringLiteral("%1 at byte %2").arg(fault.errorString()).arg(fault.offset));
    const QJsonValue profiles = document.object().value(profilesKey);
    if (!document.isObject() || !(profiles.isObject() || profiles.isUndefined()))
        return damaged(path(), QStringLiteral("it does not hold profiles"));
    return document.object();
}

Done ProfileStore::change(const std::function<Done(QJsonObject &)> &edit) {
    if (auto made = makePrivateFolder(m_configFolder); !made)
        return made;
    const auto lock = FileLock::acquire(m_configFolder + QStringLiteral("/profiles.lock"), {});
    if (!lock)
        return failure(lock.error());
    auto file = read();
    if (!file)
        return failure(file.error());
    if (auto edited = edit(*file); !edited)
        return edited;
    return writePrivateFile(path(), QJsonDocument(*file).toJson());
}

Result<std::vector<Profile>> ProfileStore::all() const {
    const auto file = read();
    if (!file)
        return failure(file.error());
    std::vector<Profile> found;
    const QJsonObject profiles = profilesOf(*file);
    for (auto at = profiles.begin(); at != profiles.end(); ++at) {
        auto profile = parseProfile(at.key(), at.value().toObject());
        if (!profile)
            return damaged(path(),
                           QStringLiteral("in profile \"%1\", %2").arg(at.key(), profile.error().sentence));
        found.push_back(*std::move(profile));
    }
    return found;
}

Result<Profile> ProfileStore::find(const ProfileName &name) const {
    const auto file = read();
    if (!file)
        return failure(file.error());
    const QJsonObject profiles = profilesOf(*file);
    if (!profiles.contains(name.toText()))
        return noSuchProfile(name.toText(), profiles);
    auto profile = parseProfile(name.toText(), profiles.value(name.toText()).toObject());
    if (!profile)
        return damaged(path(),
                       QStringLiteral("in profile \"%1\", %2").arg(name.toText(), profile.error().sentence));
    return profile;
}

Result<Profile> ProfileStore::active() const {
    const auto file = read();
    if (!file)
        return failure(file.error());
    const QString wanted = qEnvironmentVariable("CLOUDNX_PROFILE", text(*file, "active"));
    if (wanted.isEmpty())
        return failure(
            ErrorKind::NotFound,
            QStringLiteral(
                "No profile is active. cloudnx configure makes one, cloudnx profile use picks one."));
    const auto name = ProfileName::parse(wanted);
    if (!name)
        return failure(name.error());
    return find(*name);
}

Done ProfileStore::save(const Profile &profile) {
    if (auto url = parseBaseUrl(profile.baseUrl.toString()); !url)
        return failure(url.error());
    return change([&](QJsonObject &file) -> Done {
        QJsonObject profiles = profilesOf(file);
        QJsonObject entry = profiles.value(profile.name.toText()).toObject();
        writeProfile(profile, entry);
        profiles[profile.name.toText()] = entry;
        file[profilesKey] = profiles;
        if (text(file, "active").isEmpty())
            file[activeKey] = profile.name.toText();
        return {};
    });
}

Done ProfileStore::activate(const ProfileName &name) {
    return change([&](QJsonObject &file) -> Done {
        if (!profilesOf(file).contains(name.toText()))
            return noSuchProfile(name.toText(), profilesOf(file));
        file[activeKey] = name.toText();
        return {};
    });
}

Done ProfileStore::remove(const ProfileName &name) {
    return change([&](QJsonObject &file) -> Done {
        QJsonObject profiles = profilesOf(file);
        if (!profiles.contains(name.toText()))
            return noSuchProfile(name.toText(), profiles);
        profiles.remove(name.toText());
        file[profilesKey] = profiles;
        if (text(file, "active") == name.toText())
            file.remove(activeKey);
        return {};
    });
}

Result<QString> ProfileStore::stateFolder(const ProfileName &name) const {
    const QString folder = m_stateFolder + u'/' + name.toText();
    if (auto made = makePrivateFolder(folder); !made)
        return failure(made.error());
    return folder;
}

} // namespace cloudnx
