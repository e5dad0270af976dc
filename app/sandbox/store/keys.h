#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// A KMS key of the caller's account, by id or by name. Decides the route's action on it first (403), so that
/// a name and an id are the same resource to the policies; then 404 when there is none, or when its time is
/// over.
[[nodiscard]] Row keyFor(Call &call, const QString &idOrName);
[[nodiscard]] QJsonObject keyJson(Call &call, const Row &row);

struct Sealed {
    QByteArray bytes;
    qint64 version = 0;
};

/// Encrypts with the key's current version; 409 unless it is enabled. The context is authenticated, not
/// stored.
[[nodiscard]] Sealed encryptWith(Call &call, const Row &key, const QByteArray &plain,
                                 const QJsonObject &context);
/// The id of the key a ciphertext names; nothing when it is not one of ours.
[[nodiscard]] std::optional<QString> keyNamedBy(const QByteArray &ciphertext);
/// 400 when it was altered or the context is another one.
[[nodiscard]] QByteArray decryptWith(Call &call, const Row &key, const QByteArray &ciphertext,
                                     const QJsonObject &context);
/// New random key material.
void addVersion(Call &call, const QString &key, qint64 version);

} // namespace cloudnx::sandbox
