#pragma once

#include "models/core/secret.h"
#include "models/providers/openstack/place.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace cloudnx::openstack {

/// One way to prove who one is: the method's name and the JSON of what it takes.
struct Proof {
    const char *method;
    Secret json;
};

[[nodiscard]] Proof passwordProof(const QString &userName, const Place &place, const Secret &password);
[[nodiscard]] Proof totpProof(const QString &userName, const Place &place, const Secret &passcode);
[[nodiscard]] Proof applicationCredentialProof(const QString &id, const Secret &secret);
[[nodiscard]] Proof tokenProof(const Secret &token);

enum class Scoping { AsPlaced, ByItself }; ///< an application credential brings its own project

/// `{"name":json}`, where @p json is JSON that nobody may see.
[[nodiscard]] Secret wrapped(const char *name, const Secret &json);

/// Body of `POST /v3/auth/tokens`. The secrets pass through no QString.
[[nodiscard]] Secret authBody(const std::vector<Proof> &proofs, const Place &place, Scoping scoping);

} // namespace cloudnx::openstack
