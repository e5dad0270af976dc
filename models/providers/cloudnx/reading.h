#pragma once

#include "models/account/account.h"
#include "models/audit/audit.h"
#include "models/compute/compute.h"
#include "models/core/result.h"
#include "models/firewall/rule.h"
#include "models/iam/iam.h"
#include "models/kms/kms.h"
#include "models/storage/storage.h"

#include <QJsonObject>

namespace cloudnx {

// One CloudNx object each (schemas in resources/api/cloudnx.yaml) as the noun it is. Errors: Malformed,
// naming the field.

[[nodiscard]] Result<Identity> readIdentity(const QJsonObject &json);
[[nodiscard]] Result<SecondFactor> readSecondFactor(const QJsonObject &json);
[[nodiscard]] Result<Session> readSession(const QJsonObject &json);
[[nodiscard]] Result<TaxProfile> readTaxProfile(const QJsonObject &json);
[[nodiscard]] Result<PasswordPolicy> readPasswordPolicy(const QJsonObject &json);
[[nodiscard]] Result<User> readUser(const QJsonObject &json);
[[nodiscard]] Result<Group> readGroup(const QJsonObject &json);
[[nodiscard]] Result<Policy> readPolicy(const QJsonObject &json);
[[nodiscard]] Result<AccessKey> readAccessKey(const QJsonObject &json, const QString &userName);
[[nodiscard]] Result<Principal> readPrincipal(const QJsonObject &json);
[[nodiscard]] Result<Instance> readInstance(const QJsonObject &json);
[[nodiscard]] Result<Volume> readVolume(const QJsonObject &json);
[[nodiscard]] Result<Snapshot> readSnapshot(const QJsonObject &json);
[[nodiscard]] Result<Rule> readRule(const QJsonObject &json);
[[nodiscard]] Result<KmsKey> readKmsKey(const QJsonObject &json);
[[nodiscard]] Result<Bucket> readBucket(const QJsonObject &json);
[[nodiscard]] Result<StorageKey> readStorageKey(const QJsonObject &json);
[[nodiscard]] Result<Event> readEvent(const QJsonObject &json);

} // namespace cloudnx
