#include "models/providers/openstack/cloudsyaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

// The form: https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html. Both files and the
// OS_* variables are first brought to one table of settings, dotted names as in the file ("auth.auth_url").

namespace cloudnx::openstack {

namespace {

constexpr qsizetype longestFile = 1024 * 1024;
constexpr int deepestMerge = 16; ///< `<<` of `<<` of …

using Settings = std::map<QString, QString>;

QString textOf(const YAML::Node &node) {
    return node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

/// @p key of a map, also by way of its merge keys (`<<`), which yaml-cpp leaves to us.
YAML::Node lookUp(const YAML::Node &map, const std::string &key, int depth = 0) {
    if (!map.IsMap() || depth > deepestMerge)
        return YAML::Node(YAML::NodeType::Undefined);
    if (const YAML::Node own = map[key]; own.IsDefined())
        return own;
    const YAML::Node merged = map["<<"];
    if (merged.IsDefined() && merged.IsMap())
        return lookUp(merged, key, depth + 1);
    if (merged.IsDefined() && merged.IsSequence())
        for (const YAML::Node &one : merged)
            if (const YAML::Node found = lookUp(one, key, depth + 1); found.IsDefined())
                return found;
    return YAML::Node(YAML::NodeType::Undefined);
}

const std::vector<const char *> &topNames() {
    static const std::vector<const char *> names{"region_name", "interface", "auth_type", "verify",
                                                 "cacert",      "cloud",     "profile"};
    return names;
}

const std::vector<const char *> &authNames() {
    static const std::vector<const char *> names{"auth_url",
                                                 "username",
                                                 "user_id",
                                                 "password",
                                                 "token",
                                                 "project_name",
                                                 "project_id",
                                                 "tenant_name",
                                                 "tenant_id",
                                                 "user_domain_name",
                                                 "user_domain_id",
                                                 "project_domain_name",
                                                 "project_domain_id",
                                                 "domain_name",
                                                 "domain_id",
                                                 "default_domain",
                                                 "system_scope",
                                                 "application_credential_id",
                                                 "application_credential_name",
                                                 "application_credential_secret"};
    return names;
}

/// Settings of one entry laid over those that are there already.
void layOver(Settings &settings, const YAML::Node &entry) {
    for (const char *name : topNames())
        if (const YAML::Node node = lookUp(entry, name); node.IsDefined())
            settings[QLatin1String(name)] = textOf(node);
    const YAML::Node auth = lookUp(entry, "auth");
    if (!auth.IsDefined())
        return;
    for (const char *name : authNames())
        if (const YAML::Node node = lookUp(auth, name); node.IsDefined())
            settings[QLatin1String(name)] = textOf(node);
}

/// `regions:` is a list of names, or of maps with a name.
QStringList regionsIn(const YAML::Node &entry) {
    QStringList regions;
    const YAML::Node list = lookUp(entry, "regions");
    if (list.IsDefined() && list.IsSequence())
        for (const YAML::Node &one : list)
            regions.append(one.IsMap() ? textOf(lookUp(one, "name")) : textOf(one));
    regions.removeAll(QString());
    return regions;
}

QStringList listIn(const YAML::Node &entry, const char *name) {
    QStringList texts;
    const YAML::Node list = lookUp(entry, name);
    if (list.IsDefined() && list.IsSequence())
        for (const YAML::Node &one : list)
            texts.append(textOf(one));
    return texts;
}

QString valueOf(const Settings &settings, std::initializer_list<const char *> names) {
    for (const char *name : names)
        if (const auto found = settings.find(QLatin1String(name));
            found != settings.end() && !found->second.isEmpty())
            return found->second;
    return {};
}

bool isOff(const QString &text) {
    const QString lower = text.toLower();
    return lower == QStringLiteral("false") || lower == QStringLiteral("no") ||
           lower == QStringLiteral("0") || lower == QStringLiteral("off");
}

/// keystoneauth's plugin names, with and without their v3.
Result<AuthKind> authKindOf(QString type, const QStringList &methods, const Settings &settings) {
    if (type.startsWith(QStringLiteral("v3")))
        type = type.mid(2);
    if (type == QStringLiteral("applicationcredential"))
        return AuthKind::ApplicationCredential;
    if (type == QStringLiteral("token") || type == QStringLiteral("admin_token"))
        return AuthKind::Token;
    if (type == QStringLiteral("multifactor"))
        return methods.filter(QStringLiteral("totp")).isEmpty() ? AuthKind::Password
                                                                : AuthKind::PasswordAndCode;
    if (type.startsWith(QStringLiteral("oidc")) || type.contains(QStringLiteral("saml")) ||
        type == QStringLiteral("kerberos") || type == QStringLiteral("websso"))
        return AuthKind::Federated;
    if (!type.isEmpty() && type != QStringLiteral("password") && type != QStringLiteral("totp"))
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("it signs in by \"%1\", which this console does not know").arg(type));
    if (type == QStringLiteral("totp"))
        return AuthKind::PasswordAndCode;
    if (type.isEmpty() && !valueOf(settings, {"application_credential_id"}).isEmpty())
        return AuthKind::ApplicationCredential;
    if (type.isEmpty() && !valueOf(settings, {"token"}).isEmpty() &&
        valueOf(settings, {"username"}).isEmpty())
        return AuthKind::Token;
    return AuthKind::Password;
}

Named domainOf(const Settings &settings, std::initializer_list<const char *> ids,
               std::initializer_list<const char *> names) {
    const Named domain{valueOf(settings, ids), valueOf(settings, names)};
    return domain.isEmpty() ? Named{QStringLiteral("default"), {}} : domain;
}

Result<Place> placeOf(const Settings &settings) {
    Place place;
    const QString url = valueOf(settings, {"auth_url"});
    place.identity = QUrl(url, QUrl::StrictMode);
    if (url.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("it has no auth_url"));
    if (!place.identity.isValid() || place.identity.host().isEmpty() ||
        place.identity.scheme() != QStringLiteral("https") || !place.identity.userInfo().isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("its auth_url is no https address"));
    if (place.identity.path().contains(QStringLiteral("/v2.0")))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("its auth_url is of Keystone's old API v2.0; end it in /v3"));
    place.region = valueOf(settings, {"region_name"});
    if (const QString interface = valueOf(settings, {"interface"}); !interface.isEmpty())
        place.interface = interface.endsWith(QStringLiteral("URL")) ? interface.chopped(3) : interface;
    place.project = {valueOf(settings, {"project_id", "tenant_id"}),
                     valueOf(settings, {"project_name", "tenant_name"})};
    place.userDomain = domainOf(settings, {"user_domain_id", "domain_id"},
                                {"user_domain_name", "domain_name", "default_domain"});
    place.projectDomain = domainOf(settings, {"project_domain_id", "domain_id"},
                                   {"project_domain_name", "domain_name", "default_domain"});
    if (valueOf(settings, {"username"}).isEmpty())
        place.userId = valueOf(settings, {"user_id"});
    place.system = valueOf(settings, {"system_scope"}) == QStringLiteral("all");
    return place;
}

Secret secretIn(const Settings &settings, AuthKind auth) {
    switch (auth) {
    case AuthKind::Password:
    case AuthKind::PasswordAndCode:
        return Secret::of(valueOf(settings, {"password"}));
    case AuthKind::ApplicationCredential:
        return Secret::of(valueOf(settings, {"application_credential_secret"}));
    case AuthKind::Token:
        return Secret::of(valueOf(settings, {"token"}));
    case AuthKind::Federated:
        return {};
    }
    return {};
}

QStringList remarksOn(const Settings &settings, const CloudEntry &entry) {
    QStringList remarks;
    if (isOff(valueOf(settings, {"verify"})))
        remarks.append(
            QStringLiteral("`verify: false` (OS_INSECURE) is not followed: certificates are always checked. "
                           "Name the cloud's authority as cacert (OS_CACERT)."));
    if (entry.auth == AuthKind::Federated)
        remarks.append(
            QStringLiteral("This cloud signs people in at their home institution. Make an application "
                           "credential in its dashboard (Identity, Application Credentials) and use that."));
    if (entry.auth == AuthKind::ApplicationCredential && entry.credentialId.isEmpty())
        remarks.append(QStringLiteral("An application credential is used by its id here; write "
                                      "application_credential_id."));
    if (!valueOf(settings, {"cloud", "profile"}).isEmpty() && entry.place.identity.isEmpty())
        remarks.append(QStringLiteral("Vendor profiles are not read; write auth_url."));
    return remarks;
}

Result<CloudEntry> entryOf(const QString &name, const Settings &settings, const QStringList &methods) {
    CloudEntry entry;
    entry.name = name;
    const auto place = placeOf(settings);
    if (!place)
        return failure(place.error());
    entry.place = *place;
    const auto auth = authKindOf(valueOf(settings, {"auth_type"}), methods, settings);
    if (!auth)
        return failure(auth.error());
    entry.auth = *auth;
    entry.userName = valueOf(settings, {"username", "user_id"});
    entry.credentialId = valueOf(settings, {"application_credential_id"});
    entry.secret = secretIn(settings, *auth);
    entry.caFile = valueOf(settings, {"cacert"});
    entry.remarks = remarksOn(settings, entry);
    return entry;
}

Result<YAML::Node> load(const QByteArray &text, const QString &file) {
    if (text.size() > longestFile)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 is larger than 1 MiB, which no list of clouds is.").arg(file));
    try {
        return YAML::Load(text.toStdString());
    } catch (const YAML::Exception &fault) {
        return failure(ErrorKind::Invalid, QStringLiteral("%1 is no YAML: %2 (line %3). Correct the file.")
                                               .arg(file, QString::fromStdString(fault.msg))
                                               .arg(fault.mark.line + 1));
    }
}

CloudEntry readEntry(const QString &name, const YAML::Node &open, const YAML::Node &secure) {
    Settings settings;
    layOver(settings, open);
    const Settings inTheOpen = settings;
    layOver(settings, secure);
    auto read = entryOf(name, settings, listIn(open, "auth_methods"));
    if (!read) {
        CloudEntry unusable;
        unusable.name = name;
        unusable.fault = read.error().sentence;
        return unusable;
    }
    CloudEntry entry = std::move(*read);
    entry.secretIsInTheOpen = !entry.secret.isEmpty() && secretIn(inTheOpen, entry.auth) == entry.secret;
    entry.regions = regionsIn(open);
    if (entry.place.region.isEmpty() && !entry.regions.isEmpty())
        entry.place.region = entry.regions.front();
    if (entry.regions.isEmpty() && !entry.place.region.isEmpty())
        entry.regions = {entry.place.region};
    return entry;
}

std::vector<CloudEntry> readAll(const YAML::Node &open, const YAML::Node &secure) {
    std::vector<CloudEntry> entries;
    const YAML::Node clouds = lookUp(open, "clouds");
    const YAML::Node over = lookUp(secure, "clouds");
    if (!clouds.IsDefined() || !clouds.IsMap())
        return entries;
    for (const auto &pair : clouds) {
        const QString name = textOf(pair.first);
        if (!name.isEmpty() && pair.second.IsMap())
            entries.push_back(readEntry(name, pair.second, lookUp(over, pair.first.Scalar())));
    }
    std::sort(entries.begin(), entries.end(),
              [](const CloudEntry &left, const CloudEntry &right) { return left.name < right.name; });
    return entries;
}

} // namespace

Result<std::vector<CloudEntry>> parseClouds(const CloudFiles &files) {
    const auto open = load(files.clouds, QStringLiteral("clouds.yaml"));
    if (!open)
        return failure(open.error());
    const auto secure = load(files.secure, QStringLiteral("secure.yaml"));
    if (!secure)
        return failure(secure.error());
    try {
        return readAll(*open, *secure);
    } catch (const YAML::Exception &fault) {
        return failure(ErrorKind::Invalid, QStringLiteral("clouds.yaml has an unexpected form: %1 (line %2).")
                                               .arg(QString::fromStdString(fault.msg))
                                               .arg(fault.mark.line + 1));
    }
}

namespace {

const char *secretName(AuthKind auth) {
    switch (auth) {
    case AuthKind::Password:
    case AuthKind::PasswordAndCode:
        return "password";
    case AuthKind::ApplicationCredential:
        return "application_credential_secret";
    case AuthKind::Token:
        return "token";
    case AuthKind::Federated:
        break;
    }
    return nullptr;
}

tl::unexpected<Error> notByItself(const QString &name, int line) {
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("The %1 in line %2 of clouds.yaml cannot be taken out by itself. Take it out by "
                       "hand.")
            .arg(name)
            .arg(line + 1));
}

const CloudEntry *entryNamed(const std::vector<CloudEntry> &entries, const QString &name) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const CloudEntry &entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

/// Whether only the secret of @p name is gone.
bool onlyLost(const std::vector<CloudEntry> &before, const std::vector<CloudEntry> &after,
              const QString &name) {
    return before.size() == after.size() &&
           std::equal(before.begin(), before.end(), after.begin(),
                      [&](const CloudEntry &was, const CloudEntry &is) {
                          return was.name == is.name && was.place == is.place && was.auth == is.auth &&
                                 was.userName == is.userName && was.credentialId == is.credentialId &&
                                 (was.name == name ? is.secret.isEmpty() : was.secret == is.secret);
                      });
}

} // namespace

Result<QByteArray> withoutSecret(const QByteArray &clouds, const QString &entry) {
    const auto before = parseClouds({clouds, {}});
    if (!before)
        return failure(before.error());
    const CloudEntry *found = entryNamed(*before, entry);
    const char *name = found ? secretName(found->auth) : nullptr;
    if (!name || found->secret.isEmpty())
        return failure(ErrorKind::NotFound,
                       QStringLiteral("clouds.yaml has no secret of an entry \"%1\".").arg(entry));
    const auto root = load(clouds, QStringLiteral("clouds.yaml"));
    const YAML::Node auth = lookUp(lookUp(lookUp(*root, "clouds"), entry.toStdString()), "auth");
    const YAML::Mark mark = lookUp(auth, name).Mark();
    // What is written there is replaced, quotes or not, in a line of its own or not; the rest stays to the
    // byte.
    const QByteArray secret = found->secret.revealBytes();
    const bool isQuoted = clouds.mid(mark.pos, 1) == "\"" || clouds.mid(mark.pos, 1) == "'";
    const qsizetype at = mark.pos + (isQuoted ? 1 : 0);
    if (clouds.mid(at, secret.size()) != secret)
        return notByItself(QLatin1String(name), mark.line);
    QByteArray clean = clouds;
    clean.replace(at, secret.size(), isQuoted ? "" : "\"\"");
    const auto after = parseClouds({clean, {}});
    if (!after || !onlyLost(*before, *after, entry))
        return notByItself(QLatin1String(name), mark.line);
    return clean;
}

std::optional<CloudEntry> entryOf(const Environment &environment) {
    Settings settings;
    for (const auto *names : {&topNames(), &authNames()})
        for (const char *name : *names)
            if (const auto found =
                    environment.find(QStringLiteral("OS_") + QString::fromLatin1(name).toUpper());
                found != environment.end())
                settings[QLatin1String(name)] = found->second;
    if (valueOf(settings, {"auth_url"}).isEmpty())
        return std::nullopt;
    const auto insecure = environment.find(QStringLiteral("OS_INSECURE"));
    if (insecure != environment.end() && !insecure->second.isEmpty() && !isOff(insecure->second))
        settings[QStringLiteral("verify")] = QStringLiteral("false");
    const QString name = QStringLiteral("envvars");
    auto entry = entryOf(name, settings, {});
    if (entry)
        return std::move(*entry);
    CloudEntry unusable;
    unusable.name = name;
    unusable.fault = entry.error().sentence;
    return unusable;
}

} // namespace cloudnx::openstack
