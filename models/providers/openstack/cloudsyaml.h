#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/providers/openstack/place.h"

#include <QByteArray>
#include <QStringList>

#include <map>
#include <vector>

namespace cloudnx::openstack {

/// How an entry of clouds.yaml wants to sign in. Federated: by a browser at the home institution, which this
/// console does not do; an application credential stands in for it.
enum class AuthKind { Password, PasswordAndCode, ApplicationCredential, Token, Federated };

/// One entry of clouds.yaml, as far as the console uses it.
struct CloudEntry {
    QString name; ///< "envvars" for OS_* variables
    Place place;
    QStringList regions; ///< all that the entry names; place.region is the first or only one
    AuthKind auth = AuthKind::Password;
    QString userName;
    QString credentialId; ///< of an application credential
    Secret secret;        ///< password, application credential secret or token; empty: not written down
    bool secretIsInTheOpen = false; ///< it stands in clouds.yaml itself: better moved to the keychain
    QString caFile;                 ///< PEM, instead of the system's authorities
    QString
        fault; ///< why it cannot be used, a clause; empty: it can. Then nothing else here counts but the name
    QStringList remarks; ///< what the console does otherwise than the file says, in sentences
};

/// Text of the files where they were found; empty: there is none.
struct CloudFiles {
    QByteArray clouds;
    QByteArray secure; ///< secure.yaml: the same form, laid over the first
};

/// Every entry, by name, those that cannot be used as well. Errors: Invalid, naming the line, for what is no
/// YAML.
[[nodiscard]] Result<std::vector<CloudEntry>> parseClouds(const CloudFiles &files);

/// @p clouds without the secret of @p entry, for whose line a remark stands there; all else is as it was.
/// Errors: NotFound (no such entry, or no secret in it); Invalid, naming the line, when it cannot be taken
/// out without touching more: it shares its line with others, or other entries use it, too.
[[nodiscard]] Result<QByteArray> withoutSecret(const QByteArray &clouds, const QString &entry);

using Environment = std::map<QString, QString>;

/// What the OS_* variables describe; nothing when there is no OS_AUTH_URL.
[[nodiscard]] std::optional<CloudEntry> entryOf(const Environment &environment);

} // namespace cloudnx::openstack
